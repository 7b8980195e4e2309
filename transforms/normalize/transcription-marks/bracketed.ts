import type { Collector } from "./collector.ts";

const OPENING =
  /\[(?:\*\*|(Illustration)(?=[\]: ])|(Sidenote):|(Blank Page)\]|(Transcriber(?:['’]?s)?['’]? Notes?\b|TN:)|(Greek|Hebrew|Arabic|Cyrillic|Russian):)/giu;
/** A bracket that stays open longer than this was left open by mistake. */
const LONGEST = 4000;

/** What transcribers put in square brackets: proofers' notes, transcriber's notes, blank pages, pictures, sidenotes, other scripts. */
export function findBracketed(text: string, out: Collector): void {
  const found = text.includes("[") ? [...text.matchAll(OPENING)] : [];
  if (found.length === 0) return;
  const closings = closingBrackets(text, new Set(found.map(({ index }) => index)));
  let from = 0;
  for (const match of found) {
    const start = match.index;
    const end = closings.get(start);
    if (start < from || end === undefined || end - start > LONGEST) continue;
    from = end;
    const [, picture, sidenote, blank, transcriber, script] = match;
    if (picture) illustration(text, start, end, out);
    else if (sidenote) marginNote(text, start, end, out);
    else if (script)
      tell("script", `words in ${script} letters were transliterated; they are left as they stand`, start, end, out);
    else if (blank) {
      if (isAlone(text, start, end))
        out.edit("transcription-marks/blank-page", start, end, "says that a page of the print is blank");
    } else if (transcriber) transcribersNote(text, start, end, out);
    else {
      out.edit(
        "transcription-marks/proofers-note",
        start,
        end,
        "two asterisks behind a bracket begin a proofreader's note",
      );
      out.report({
        rule: "transcription-marks/proofers-note",
        severity: "warning",
        message: `a proofreader left a note: “${text.slice(start + 3, end - 1).trim()}”`,
        start,
        end,
        hint: "Compare the print, and give the reading in a decisions file.",
      });
    }
  }
}

/** Offsets behind the brackets that close those at some offsets; brackets inside them are passed over. */
function closingBrackets(text: string, openings: ReadonlySet<number>): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (const { index, 0: bracket } of text.matchAll(/[[\]]/g)) {
    if (bracket === "[") open.push(index);
    else {
      const start = open.pop();
      if (start !== undefined && openings.has(start)) closings.set(start, index + 1);
    }
  }
  return closings;
}

function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[\n\r\f])[ \t]*$/.test(text.slice(Math.max(0, start - 80), start)) &&
    /^[ \t]*(?:$|[\n\r\f])/.test(text.slice(end, end + 80))
  );
}

const PICTURE = /^\[Illustration\s{0,20}:?\s{0,20}/iu;
const MARGIN = /^\[Sidenote:\s{0,20}/iu;

/** A picture that stands between paragraphs, with its caption; the word and the brackets go. */
function illustration(text: string, start: number, end: number, out: Collector): void {
  if (!isAlone(text, start, end)) {
    tell(
      "illustration-in-text",
      "a picture of the print stands here, inside a paragraph; what is said of it is left as text",
      start,
      end,
      out,
    );
    return;
  }
  const words = start + (PICTURE.exec(text.slice(start, start + 80))?.[0].length ?? 0);
  const evidence = "brackets around “Illustration”, alone in their lines, stand for a picture";
  const block = { kind: "figure", url: null, description: null } as const;
  const close = end - 1;
  if (words >= close) out.edit("transcription-marks/illustration", start, end, evidence);
  else {
    out.edit("transcription-marks/illustration", start, words, evidence);
    out.edit("transcription-marks/illustration", close, end, evidence);
  }
  out.mark({ type: "block", start: Math.min(words, close), end: close, block });
}

/** A paragraph that a note in the margin may stand beside, or another such note: no other bracket, no sign, no heading in capitals. */
const RUNNING = /^\[Sidenote:|^(?=[^\p{Ll}\n]{0,80}\p{Ll})[\p{L}\p{N}“"‘'(_]/u;

/** A note in the margin of the print. One that stands before a paragraph stands in it, before its first word. */
function marginNote(text: string, start: number, end: number, out: Collector): void {
  const words = start + (MARGIN.exec(text.slice(start, start + 40))?.[0].length ?? 0);
  const evidence = "the bracket says that a note stands in the margin";
  if (words >= end - 1 || /\n[ \t\r]*\n/.test(text.slice(words, end))) {
    tell(
      "sidenote-of-paragraphs",
      "a note in the margin has no words or several paragraphs; it is left as text",
      start,
      end,
      out,
    );
    return;
  }
  out.edit("transcription-marks/sidenote", start, words, evidence);
  const gap = /^[ \t]{0,80}\r?\n(?:[ \t]{0,80}\r?\n){1,3}[ \t]{0,80}/.exec(text.slice(end, end + 400))?.[0].length ?? 0;
  const joins = gap > 0 && isAlone(text, start, end) && RUNNING.test(text.slice(end + gap, end + gap + 120));
  out.edit("transcription-marks/sidenote", end - 1, joins ? end + gap : end, evidence, joins ? " " : "");
  out.mark({ type: "margin-note", start: words, end: end - 1 });
}

function transcribersNote(text: string, start: number, end: number, out: Collector): void {
  if (!isAlone(text, start, end)) {
    tell(
      "transcribers-remark",
      "the transcriber speaks here, inside a paragraph; the words are left as text",
      start,
      end,
      out,
    );
    return;
  }
  out.edit(
    "transcription-marks/transcribers-note",
    start,
    end,
    "a paragraph in brackets that begins with “Transcriber's Note”",
  );
  const paragraphs = text.slice(start + 1, end - 1).split(/\n[ \t\r]*\n/);
  out.mark({ type: "provenance", start, end, lines: paragraphs.map((words) => words.trim().split(/\s+/u).join(" ")) });
}

function tell(what: string, message: string, start: number, end: number, out: Collector): void {
  out.reportOnce({ rule: `transcription-marks/${what}`, severity: "info", message, start, end });
}
