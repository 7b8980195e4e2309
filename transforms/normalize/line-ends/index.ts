import { type Layout, type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Edit, Mark, NormalizeTransform } from "../../../pipeline/transform.ts";
import { type Column, columnOf, INDENT, slack, turnBetween } from "./breaks.ts";
import { judgeHyphen, type Vocabulary, vocabularyOf } from "./hyphens.ts";

const HYPHENATED = /(\p{L}+)[-\u00ad¬]$/u;
const FIRST_WORD = /^(\p{L}+)/u;

/** A line with what earlier transforms left of it, in view offsets. */
interface LiveLine {
  readonly line: LayoutLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The line ends of print: words parted at them are joined, paragraphs found by indents, spaces and the lines' fill. */
export const lineEnds: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "line-ends",
  defaults: {},
  rules: [
    {
      id: "line-ends/hyphen",
      tier: "auto",
      summary: "Joins a word that was parted at the end of a line.",
      example: { before: "the mili-\ntary governor", after: "the military governor" },
      rationale: "The document's own words decide: where it has the word with its hyphen, the hyphen stays, as it does before a capital.",
    },
    {
      id: "line-ends/compound",
      tier: "auto",
      summary: "Joins the parts of a compound at a line's end and keeps its hyphen.",
      example: { before: "a long-\nterm loan", after: "a long-term loan" },
      rationale: "The document has the word with its hyphen, or a capital stands behind it.",
    },
    {
      id: "line-ends/paragraph",
      tier: "auto",
      summary: "Ends a paragraph where the layout of the lines shows that one ended.",
      example: { before: "leave.\n    According to", after: "leave.\n\nAccording to" },
      rationale: "The next line is indented or set apart, or its first word would have had room on the line above; only white space changes.",
    },
  ],
  run(view, { layout, marks: before }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    if (!layout) return { edits, marks, remarks: [] };
    const vocabulary = vocabularyOf(view.text);
    const notes = before.filter((mark) => mark.type === "block" && mark.block.kind === "note-body");
    let last: { line: LiveLine; column: Column } | null = null;
    for (const page of layout.pages) {
      const all = liveLines(view, linesOfPage(layout, page));
      const inNote = ({ line }: LiveLine) => notes.some((mark) => mark.start < line.end && line.start < mark.end);
      const body = all.filter((line) => !inNote(line));
      const column = columnOf(body.map(({ line }) => line));
      for (const [at, line] of body.entries()) {
        const above = body[at - 1];
        if (above) between(above, line, column, layout, vocabulary, edits);
        else if (last) marks.push(pageTurn(last.line, line, last.column, column, layout, vocabulary, edits));
      }
      const foot = all.filter(inNote);
      for (const [at, line] of foot.entries()) {
        const above = foot[at - 1];
        if (above && !notes.some((mark) => mark.start >= above.line.end && mark.start < line.line.end)) hyphen(above, line, vocabulary, edits);
      }
      const end = body.at(-1);
      if (end) last = { line: end, column };
    }
    return { edits, marks, remarks: [] };
  },
};

function liveLines(view: View, lines: readonly LayoutLine[]): LiveLine[] {
  return lines.flatMap((line) => {
    const [start, end] = [view.offsetOf(line.start), view.offsetOf(line.end)];
    const text = view.text.slice(start, end).trim();
    return text === "" ? [] : [{ line, start, end, text }];
  });
}

function firstWordWidth({ line, text }: LiveLine): number {
  const word = text.split(/\s/u, 1)[0] ?? "";
  return ((line.box.right - line.box.left) * word.length) / Math.max(1, text.length);
}

function between(above: LiveLine, line: LiveLine, column: Column, layout: Layout, vocabulary: Vocabulary, edits: Edit[]): void {
  if (line.line.box.left - column.left < column.right / 3 && hyphen(above, line, vocabulary, edits)) return;
  const turn = turnBetween(above.line, line.line, column, firstWordWidth(line), layout);
  if (!turn.ends) return;
  const { start, end } = { start: above.end, end: line.start };
  edits.push({ rule: "line-ends/paragraph", kind: "artefact", start, end, after: "\n\n", certainty: "high", evidence: turn.evidence });
}

/** Joins a word that is parted between two lines; answers whether there was one. */
function hyphen(above: LiveLine, line: LiveLine, vocabulary: Vocabulary, edits: Edit[]): boolean {
  const left = HYPHENATED.exec(above.text)?.[1];
  const right = FIRST_WORD.exec(line.text)?.[1];
  if (!left || !right) return false;
  const { keep, evidence } = judgeHyphen(left, right, vocabulary);
  edits.push({
    rule: keep ? "line-ends/compound" : "line-ends/hyphen",
    kind: "artefact",
    start: keep ? above.end : above.end - 1,
    end: line.start,
    after: "",
    certainty: "high",
    evidence,
  });
  return true;
}

/** Whether the first text of a page goes on with the last of the page before; a hyphen between the two goes. */
function pageTurn(above: LiveLine, line: LiveLine, columnAbove: Column, column: Column, layout: Layout, vocabulary: Vocabulary, edits: Edit[]): Mark {
  const indented = line.line.box.left - column.left > INDENT[layout.unit];
  const room = columnAbove.right - above.line.box.right;
  const goesOn = !indented && room <= firstWordWidth(line) + slack(columnAbove);
  const left = HYPHENATED.exec(above.text)?.[1];
  const right = FIRST_WORD.exec(line.text)?.[1];
  if (!left || !right || indented) return { type: "page-turn", start: line.start, end: line.start, goesOn: goesOn ? "text" : "no" };
  const { keep, evidence } = judgeHyphen(left, right, vocabulary);
  const end = above.end;
  if (!keep) edits.push({ rule: "line-ends/hyphen", kind: "artefact", start: end - 1, end, after: "", certainty: "high", evidence });
  return { type: "page-turn", start: line.start, end: line.start, goesOn: "word" };
}
