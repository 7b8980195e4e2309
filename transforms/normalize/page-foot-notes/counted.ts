import {
  type FootContext,
  type FootLine,
  type FootNote,
  NO_FOOT,
  OPEN_END,
  type PageFoot,
  RULE_LINE,
} from "./foot-line.ts";

const NUMBERED = /^(\d{1,3}|[*†‡§])\s+(?=\S)/u;
/** “dated / 1 December 1960”: the day of a date that a line's end parts. */
const DAY_BEGIN =
  /^\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b/u;
const SMALL_BEGIN = /^.{1,3}\s+\p{Ll}/u;

/** The notes of a page whose type has one size: they stand behind a space or a rule, and their numbers count up. */
export function countedNotes(lines: readonly FootLine[], context: FootContext): PageFoot {
  const first = firstNoteLine(lines, context.last);
  if (first < 0) return NO_FOOT;
  const above = lines[first - 1];
  const notes: FootNote[] = [];
  let counted: string | null = null;
  for (const line of lines.slice(first)) {
    const { start, end, text } = line;
    const match = NUMBERED.exec(text);
    const note = notes.at(-1);
    const number = match?.[1] ?? "";
    const isRest =
      note !== undefined && (SMALL_BEGIN.test(text) || DAY_BEGIN.test(text)) && OPEN_END.test(note.lastLine.text);
    if (match && !isRest && (counted === null || follows(counted, number))) {
      const digits = /^\d/u.test(number) ? Number(number) : null;
      const isSource = context.sourceNote !== null && text.slice(match[0].length).startsWith(context.sourceNote);
      const sign = digits === null ? number : "";
      notes.push({ start, end, label: match[0].length, digits, sign, isSource, goesOn: false, lastLine: line });
      counted = number;
    } else if (note) notes[notes.length - 1] = { ...note, end, lastLine: line };
    else notes.push({ start, end, label: 0, digits: null, sign: "", isSource: false, goesOn: true, lastLine: line });
  }
  return { rule: above && RULE_LINE.test(above.text) ? above : null, notes };
}

/** Whether a number goes on with the count, or begins that of the next document on the page. */
function follows(before: string, number: string): boolean {
  const value = Number(number);
  return value === Number(before) + 1 || value === 0 || (value === 1 && before !== "0");
}

/**
 * Where the notes of a page begin: behind a space or a rule, at the left edge, counting up to the page's end.
 * What stands there without a number, in mid-phrase, goes on with a note that the page before left open.
 */
function firstNoteLine(lines: readonly FootLine[], last: FootNote | null): number {
  const left = Math.min(...lines.map(({ line }) => line.box.left));
  for (let at = lines.length - 1; at >= 1; at--) {
    const { line, text } = lines[at] as FootLine;
    const above = lines[at - 1] as FootLine;
    if (line.box.left - left > 2) return -1;
    const apart = line.box.top - above.line.box.bottom >= 1 || RULE_LINE.test(above.text);
    if (!apart) continue;
    if (NUMBERED.test(text)) return at;
    const goesOn = last !== null && OPEN_END.test(last.lastLine.text) && /^\p{Ll}/u.test(text);
    return goesOn && (RULE_LINE.test(above.text) || lines.slice(at).some((one) => NUMBERED.test(one.text))) ? at : -1;
  }
  return -1;
}
