import { linesOfPage } from "../../../pipeline/model/layout.ts";
import type { Edit, Mark, NormalizeTransform } from "../../../pipeline/transform.ts";
import { columnsOf } from "../columns.ts";
import { straighten } from "../straighten.ts";
import { bodySize } from "./body-size.ts";
import { countedNotes } from "./counted.ts";
import type { FootLine, FootNote } from "./foot-line.ts";
import { type NoteNumber, noteNumbers } from "./note-numbers.ts";
import { lineLength, signedNotes } from "./signed.ts";
import { smallerNotes } from "./smaller.ts";

/** A line that ends this part of the width before the edge is the last of its note. */
const ROOM = 0.04;

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
    const length = lineLength(layout);
    const notes: FootNote[] = [];
    const signed = new Set<FootNote>();
    for (const page of layout.pages) {
      const lines = straighten(linesOfPage(layout, page), layout.unit).flatMap((line): FootLine[] => {
        const [start, end] = [view.offsetOf(line.start), view.offsetOf(line.end)];
        const text = view.text.slice(start, end).trim();
        return text === "" ? [] : [{ line, start, end, text }];
      });
      const columns = columnsOf(lines);
      for (const column of columns) {
        const context = { sourceNote: profile.sourceNote, last: notes.at(-1) ?? null, room: ROOM };
        const counts = size === null && !column.some(({ line }) => line.role === "note");
        let foot = counts ? countedNotes(column, context) : smallerNotes(column, size, context);
        if (counts && foot.notes.length === 0 && profile.sourceNote !== null && length !== null) {
          foot = signedNotes(column, length, context);
          for (const note of foot.notes) signed.add(note);
        }
        if (foot.rule) edits.push(ruleEdit(foot.rule));
        notes.push(...foot.notes);
      }
    }
    const numbers = noteNumbers(notes.filter((note) => !note.goesOn));
    let counted = -1;
    for (const note of notes) {
      if (!note.goesOn) counted++;
      const { start, label, end, goesOn } = note;
      const due = numbers[counted] ?? { number: 1, isRead: false };
      // the type of a page text is all of one size: its labels are read as they stand
      const asRead = size === null && !signed.has(note);
      const number = asRead && note.digits !== null ? { number: note.digits, isRead: true } : due;
      const shown = note.sign !== "" && asRead ? note.sign : String(number.number);
      if (label > 0) edits.push(labelEdit(note, shown, number));
      marks.push({
        type: "block",
        start: start + label,
        end,
        block: { kind: "note-body", number: shown, ...(goesOn ? { goesOn } : {}) },
      });
    }
    return { edits, marks, remarks: [] };
  },
};

function ruleEdit({ start, end }: FootLine): Edit {
  return {
    rule: "page-foot-notes/rule",
    kind: "artefact",
    start,
    end,
    after: "",
    certainty: "high",
    evidence: "a rule above the notes of a page",
  };
}

function labelEdit({ start, label, sign }: FootNote, shown: string, { isRead }: NoteNumber): Edit {
  const sure = isRead || sign === shown;
  return {
    rule: "page-foot-notes/label",
    kind: "artefact",
    start,
    end: start + label,
    after: "",
    certainty: sure ? "high" : "medium",
    evidence: sure
      ? `note ${shown} at the foot of its page`
      : `stands before a note at the foot of its page, where ${shown} is due`,
  };
}
