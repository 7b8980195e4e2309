import { type FootLine, type FootNote, OPEN_END, type PageFoot, RULE_LINE } from "./foot-line.ts";

const NUMBERED = /^(\d{1,3}|[*†‡§])\s+(?=\S)/u;
const SMALL_BEGIN = /^.{1,3}\s+\p{Ll}/u;

/** The notes of a page whose type has one size: they stand behind a space or a rule, and their numbers count up. */
export function countedNotes(lines: readonly FootLine[]): PageFoot {
  const first = firstNoteLine(lines);
  if (first < 0) return { rule: null, notes: [] };
  const above = lines[first - 1];
  const notes: FootNote[] = [];
  for (const { start, end, text } of lines.slice(first)) {
    const match = NUMBERED.exec(text);
    const note = notes.at(-1);
    const number = match?.[1] ?? "";
    const isRest = note !== undefined && SMALL_BEGIN.test(text) && OPEN_END.test(note.lastLine);
    if (match && !isRest && (!note || follows(note.number, number)))
      notes.push({
        start,
        label: match[0].length,
        number,
        base: 1,
        isRead: true,
        evidence: `note ${number} at the foot of its page`,
        end,
        lastLine: text,
      });
    else if (note) {
      note.end = end;
      note.lastLine = text;
    }
  }
  return { rule: above && RULE_LINE.test(above.text) ? above : null, notes };
}

/** Whether a number goes on with the count, or begins that of the next document on the page. */
function follows(before: string, number: string): boolean {
  const value = Number(number);
  return value === Number(before) + 1 || value === 0 || (value === 1 && before !== "0");
}

/** Where the notes of a page begin: behind a space or a rule, at the left edge, counting up to the page's end. */
function firstNoteLine(lines: readonly FootLine[]): number {
  const left = Math.min(...lines.map(({ line }) => line.box.left));
  for (let at = lines.length - 1; at >= 1; at--) {
    const { line, text } = lines[at] as FootLine;
    const above = lines[at - 1] as FootLine;
    if (line.box.left - left > 2) return -1;
    const apart = line.box.top - above.line.box.bottom >= 1 || RULE_LINE.test(above.text);
    if (apart) return NUMBERED.test(text) ? at : -1;
  }
  return -1;
}
