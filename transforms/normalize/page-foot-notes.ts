import { type LayoutLine, linesOfPage } from "../../pipeline/model/layout.ts";
import type { Edit, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

const NUMBERED = /^(\d{1,3}|[*†‡§])\s+(?=\S)/u;
/** A note that ends so goes on. */
const OPEN_END = /[\p{L}\p{N},–—-]\s*$/u;
const RULE_LINE = /^[_—–-]{3,}$/u;

/** Notes at the foot of printed pages, told from the text by their numbers, their place and the space or rule above them. */
export const pageFootNotes: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "page-foot-notes",
  defaults: {},
  rules: [
    {
      id: "page-foot-notes/label",
      tier: "auto",
      summary: "Takes the number off a note at the foot of a page: the note gets the number of its marker.",
      example: { before: "______\n2 For text, see the Archive.", after: "For text, see the Archive." },
      rationale:
        "The note stands below a space or a rule at the foot of its page, and the numbers there count up by one.",
    },
    {
      id: "page-foot-notes/rule",
      tier: "auto",
      summary: "Takes out the rule that parts the text of a page from its notes.",
      example: { before: "______\n2 For text, see the Archive.", after: "For text, see the Archive." },
      rationale: "The rule is drawn by the printer; each edition draws its own.",
    },
  ],
  run(view, { layout }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    if (!layout) return { edits, marks, remarks: [] };
    const words = (line: LayoutLine) => view.text.slice(view.offsetOf(line.start), view.offsetOf(line.end)).trim();
    for (const page of layout.pages) {
      const lines = linesOfPage(layout, page).filter((line) => words(line) !== "");
      const first = firstNoteLine(lines, words);
      if (first < 0) continue;
      const above = lines[first - 1];
      if (above && RULE_LINE.test(words(above)))
        edits.push({
          rule: "page-foot-notes/rule",
          kind: "artefact",
          start: view.offsetOf(above.start),
          end: view.offsetOf(above.end),
          after: "",
          certainty: "high",
          evidence: "a rule above the notes of a page",
        });
      const notes: { number: string; start: number; end: number }[] = [];
      for (const line of lines.slice(first)) {
        const match = NUMBERED.exec(words(line));
        const start = view.offsetOf(line.start);
        const end = view.offsetOf(line.end);
        const note = notes.at(-1);
        const rest =
          note !== undefined &&
          /^.{1,3}\s+\p{Ll}/u.test(words(line)) &&
          OPEN_END.test(view.text.slice(note.start, note.end));
        if (match && !rest && (!note || follows(note.number, match[1] ?? ""))) {
          const label = match[0].length;
          edits.push({
            rule: "page-foot-notes/label",
            kind: "artefact",
            start,
            end: start + label,
            after: "",
            certainty: "high",
            evidence: `note ${match[1]} at the foot of its page`,
          });
          notes.push({ number: match[1] ?? "", start: start + label, end });
        } else if (note) note.end = end;
      }
      for (const { start, end, number } of notes)
        marks.push({ type: "block", start, end, block: { kind: "note-body", number } });
    }
    return { edits, marks, remarks: [] };
  },
};

/** Whether a number goes on with the count, or begins that of the next document on the page. */
function follows(before: string, number: string): boolean {
  const value = Number(number);
  return value === Number(before) + 1 || value === 0 || (value === 1 && before !== "0");
}

/** Where the notes of a page begin: behind a space or a rule, at the left edge, counting up to the page's end. */
function firstNoteLine(lines: readonly LayoutLine[], words: (line: LayoutLine) => string): number {
  const left = Math.min(...lines.map((line) => line.box.left));
  for (let at = lines.length - 1; at >= 1; at--) {
    const line = lines[at] as LayoutLine;
    const above = lines[at - 1] as LayoutLine;
    if (line.box.left - left > 2) return -1;
    const apart = line.box.top - above.box.bottom >= 1 || RULE_LINE.test(words(above));
    if (apart) return NUMBERED.test(words(line)) ? at : -1;
  }
  return -1;
}
