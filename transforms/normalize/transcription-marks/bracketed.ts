import type { Collector } from "./collector.ts";

const OPENING =
  /\[(?:\*\*|(Illustration)(?=[\]: ])|(Sidenote):|(Blank Page)\]|(Transcriber(?:['’]?s)?['’]? Notes?\b|TN:)|(Greek|Hebrew|Arabic|Cyrillic|Russian):)/giu;
/** A bracket that stays open longer than this was left open by mistake. */
const LONGEST = 4000;

/** What transcribers put in square brackets: proofers' notes, transcriber's notes, blank pages, pictures, sidenotes, other scripts. */
export function findBracketed(text: string, out: Collector): void {
  const found = [...text.matchAll(OPENING)];
  if (found.length === 0) return;
  const closings = closingBrackets(text, new Set(found.map(({ index }) => index)));
  let from = 0;
  for (const match of found) {
    const start = match.index;
    const end = closings.get(start);
    if (start < from || end === undefined || end - start > LONGEST) continue;
    from = end;
    const [, picture, sidenote, blank, transcriber, script] = match;
    if (picture)
      tell(
        "illustration",
        "a picture of the print stands here, which the edition cannot show; its caption is left as text",
        start,
        end,
        out,
      );
    else if (sidenote) tell("sidenote", "a note in the margin of the print; it is left as text", start, end, out);
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
