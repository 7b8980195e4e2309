import { type FootLine, type FootNote, OPEN_END, type PageFoot, RULE_LINE } from "./foot-line.ts";

/** Notes are set smaller than the text by at least this much. */
const SMALLER = 0.9;
/** A number, or what OCR reads in place of a raised one. */
const LABEL = /^(?:(\d{1,2})|[‘’'"“”„°º*?>®©¢£¥•«»†‡§!^~|]{1,2}(\d)?)\s?(?=[\p{Lu}\d“”"‘’([.…])/u;
/** The sign that a raised 0 is read as. */
const ZERO = /^[°º0]/u;
/**
 * The notes of a page that are set smaller than its text, or that the source names so: the lines at its foot, from the first that begins a note.
 * A number that was misread counts as the one due.
 * @param last the last note of the pages before
 */
export function smallerNotes(
  lines: readonly FootLine[],
  body: number | null,
  sourceNote: string | null,
  last: FootNote | null,
): PageFoot {
  const named = lines.some(({ line }) => line.role === "note");
  let from = lines.length;
  while (from > 0 && (isOfNote(lines[from - 1], body, named) || isOfNote(lines[from - 2], body, named))) from--;
  while (from < lines.length && !begins(lines[from] as FootLine, null, sourceNote)) from++;
  const foot = lines.slice(from);
  const notes: FootNote[] = [];
  for (const line of foot) {
    const note = notes.at(-1) ?? null;
    if (begins(line, note, sourceNote)) notes.push(noteAt(line, note ?? last, sourceNote));
    else if (note) {
      note.end = line.end;
      note.lastLine = line.text;
    }
  }
  const above = lines[from - 1];
  return { rule: foot.length > 0 && above && RULE_LINE.test(above.text) ? above : null, notes };
}

/** Whether the source names a line as a note's, or where it names none, whether it is set smaller; one between two others may have been measured wrongly. */
function isOfNote(foot: FootLine | undefined, body: number | null, named: boolean): boolean {
  if (!foot) return false;
  const { line, text } = foot;
  if (named || body === null) return line.role === "note";
  return line.size === null ? !RULE_LINE.test(text) : line.size < body * SMALLER;
}

/** Whether a line begins a note: it has a label, or is the source note, and the note before has ended. */
function begins({ text }: FootLine, note: FootNote | null, sourceNote: string | null): boolean {
  if (note && OPEN_END.test(note.lastLine) && !isSource(text, sourceNote)) return false;
  return LABEL.test(text) || isSource(text, sourceNote);
}

function isSource(text: string, sourceNote: string | null): boolean {
  return sourceNote !== null && text.replace(LABEL, "").startsWith(sourceNote);
}

function noteAt({ start, end, text }: FootLine, before: FootNote | null, sourceNote: string | null): FootNote {
  const match = LABEL.exec(text);
  const label = match?.[0].length ?? 0;
  const digits = match?.[1] ?? match?.[2];
  // a source note that lost its sign counts as the one before it did
  const first = ZERO.test(text) || (label === 0 && before?.base === 0) ? 0 : 1;
  const source = isSource(text, sourceNote);
  const due = source ? first : before ? Number(before.number) + 1 : 1;
  const isRead = digits !== undefined && Number(digits) === due;
  const sign = match?.[0].trim() ?? "";
  const evidence = isRead
    ? `note ${due}, set smaller at the foot of its page`
    : `“${sign}” before a line that is set smaller at the foot of its page; note ${due} is due there`;
  return {
    start,
    label,
    number: String(due),
    base: source ? first : (before?.base ?? 1),
    isRead,
    evidence,
    end,
    lastLine: text,
  };
}
