import { linesOfPage } from "../../../pipeline/model/layout.ts";
import type { Edit, Mark, NormalizeTransform } from "../../../pipeline/transform.ts";
import { bodySize } from "./body-size.ts";
import { countedNotes } from "./counted.ts";
import type { FootLine, FootNote, PageFoot } from "./foot-line.ts";
import { smallerNotes } from "./smaller.ts";

/** Notes at the foot of printed pages, told from the text by their smaller type, or by their numbers, their place and the space or rule above them. */
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
        "The note is set smaller than the text, or stands below a space or a rule at the foot of its page, and the numbers count up by one; a sign that the OCR read in place of a raised number counts as the number due.",
    },
    {
      id: "page-foot-notes/rule",
      tier: "auto",
      summary: "Takes out the rule that parts the text of a page from its notes.",
      example: { before: "______\n2 For text, see the Archive.", after: "For text, see the Archive." },
      rationale: "The rule is drawn by the printer; each edition draws its own.",
    },
  ],
  run(view, { layout, profile }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    if (!layout) return { edits, marks, remarks: [] };
    const size = bodySize(layout);
    let last: FootNote | null = null;
    for (const page of layout.pages) {
      const lines = linesOfPage(layout, page).flatMap((line): FootLine[] => {
        const [start, end] = [view.offsetOf(line.start), view.offsetOf(line.end)];
        const text = view.text.slice(start, end).trim();
        return text === "" ? [] : [{ line, start, end, text }];
      });
      const { rule, notes }: PageFoot =
        size === null && !lines.some(({ line }) => line.role === "note")
          ? countedNotes(lines)
          : smallerNotes(lines, size, profile.sourceNote, last);
      if (rule)
        edits.push({
          rule: "page-foot-notes/rule",
          kind: "artefact",
          start: rule.start,
          end: rule.end,
          after: "",
          certainty: "high",
          evidence: "a rule above the notes of a page",
        });
      for (const { label, start, end, number, evidence, isRead } of notes) {
        if (label > 0)
          edits.push({
            rule: "page-foot-notes/label",
            kind: "artefact",
            start,
            end: start + label,
            after: "",
            certainty: isRead ? "high" : "medium",
            evidence,
          });
        marks.push({ type: "block", start: start + label, end, block: { kind: "note-body", number } });
      }
      last = notes.at(-1) ?? last;
    }
    return { edits, marks, remarks: [] };
  },
};
