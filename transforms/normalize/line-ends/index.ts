import { type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Edit, Mark, NormalizeTransform } from "../../../pipeline/transform.ts";
import {
  type Column,
  columnOf,
  isIndented,
  isSetRight,
  type LiveLine,
  leavesRoom,
  type Setting,
  settingOf,
  type Turn,
  turnsOf,
} from "./breaks.ts";
import { belongsToList, entriesFrom, entryTurn, isListLabel } from "./entries.ts";
import { type HyphenVerdict, judgeHyphen, lineEndHyphen } from "./hyphens.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** What becomes of the hyphen between two lines; null where there is none. */
type Judge = (above: LiveLine, line: LiveLine) => HyphenVerdict | null;

/** A page's lines of text and of notes. */
interface LivePage {
  readonly lines: readonly LiveLine[];
  readonly notes: readonly LiveLine[];
  readonly column: Column;
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
      rationale:
        "The document's own words decide, then the word list: a hyphen goes where the whole is a word, or where one of its parts is none.",
    },
    {
      id: "line-ends/compound",
      tier: "auto",
      summary: "Joins the parts of a compound at a line's end and keeps its hyphen.",
      example: { before: "a long-\nterm loan", after: "a long-term loan" },
      rationale:
        "The document has the word with its hyphen, a capital or a figure stands at it, or its parts are words and the whole is none; only white space goes.",
    },
    {
      id: "line-ends/doubtful-hyphen",
      tier: "propose",
      summary: "Proposes to take out a hyphen at a line's end that may belong to the line alone.",
      example: { before: "a re-\nexamination", after: "a reexamination" },
      rationale: "The word is written both ways, and the document does not show which is its own; the hyphen stays.",
    },
    {
      id: "line-ends/paragraph",
      tier: "auto",
      summary: "Ends a paragraph where the layout of the lines shows that one ended.",
      example: { before: "leave.\n    According to", after: "leave.\n\nAccording to" },
      rationale:
        "The next line is indented or set apart, or its first word would have had room on the line above; only white space changes.",
    },
  ],
  run(view, { layout, marks: before, profile, lexicon, language }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    if (!layout) return { edits, marks, remarks: [] };
    const vocabulary = vocabularyOf(view.text);
    const judge: Judge = (above, line) => {
      const found = lineEndHyphen(above.text, line.text);
      return found && judgeHyphen(found, vocabulary, lexicon, language);
    };
    const notes = before.filter((mark) => mark.type === "block" && mark.block.kind === "note-body");
    const inNote = ({ line }: LiveLine) => notes.some((mark) => mark.start < line.end && line.start < mark.end);
    const pages = layout.pages.map((page): LivePage => {
      const all = liveLines(view, linesOfPage(layout, page));
      const lines = all.filter((line) => !inNote(line));
      return { lines, notes: all.filter(inNote), column: columnOf(lines) };
    });
    const setting = settingOf(pages, layout.unit);
    let last: LiveLine | null = null;
    let inList = false;
    let listLeft = 0;
    for (const { lines, notes: foot, column } of pages) {
      const turns = turnsOf(lines, column, setting);
      for (const [at, line] of lines.entries()) {
        const above = lines[at - 1];
        if (!above) {
          if (last) marks.push(pageTurn(last, line, column, setting, inList, judge, edits));
          if (isIndented(line.line, column, setting.width, setting.unit)) inList = false;
          if (inList && setting.indents) marks.push(...entriesFrom(lines, 0, turns, column, setting, profile));
        } else {
          const turn = turns[at - 1] ?? { ends: false };
          if (isListLabel(above.text, profile)) listLeft = line.line.box.left;
          inList &&= belongsToList(above, line, lines[at + 1], listLeft, column, setting, profile);
          const inner = inList ? entryTurn(above, line, turn, column, setting) : turn;
          between(above, line, inner, setting, column, judge, edits);
          if (inList && setting.indents && isListLabel(above.text, profile))
            marks.push(...entriesFrom(lines, at, turns, column, setting, profile));
        }
        if (isListLabel(line.text, profile)) inList = true;
      }
      for (const [at, line] of foot.entries()) {
        const above = foot[at - 1];
        if (above && !notes.some((mark) => mark.start >= above.line.end && mark.start < line.line.end))
          hyphen(above, line, judge, edits);
      }
      last = lines.at(-1) ?? last;
    }
    return { edits: edits.filter((edit) => !isParted(view.text, edit)), marks, remarks: [] };
  },
};

/** Whether the paragraphs that an edit would part stand apart in the text already. */
function isParted(text: string, { rule, start, end }: Edit): boolean {
  return rule === "line-ends/paragraph" && /\n[^\S\n]*\n/u.test(text.slice(start, end));
}

function liveLines(view: View, lines: readonly LayoutLine[]): LiveLine[] {
  return lines.flatMap((line) => {
    const [start, end] = [view.offsetOf(line.start), view.offsetOf(line.end)];
    const text = view.text.slice(start, end).trim();
    return text === "" ? [] : [{ line, start, end, text }];
  });
}

function between(
  above: LiveLine,
  line: LiveLine,
  turn: Turn,
  setting: Setting,
  column: Column,
  judge: Judge,
  edits: Edit[],
): void {
  if ((!turn.ends || !isSetRight(line.line, column, setting.width)) && hyphen(above, line, judge, edits)) return;
  if (!turn.ends) return;
  edits.push({
    rule: "line-ends/paragraph",
    kind: "artefact",
    start: above.end,
    end: line.start,
    after: "\n\n",
    certainty: "high",
    evidence: turn.evidence,
  });
}

/** Joins a word that is parted between two lines; answers whether there was one. */
function hyphen(above: LiveLine, line: LiveLine, judge: Judge, edits: Edit[]): boolean {
  const verdict = judge(above, line);
  if (!verdict) return false;
  const { kind, certainty, evidence } = verdict;
  const common = { kind: "artefact", end: line.start, after: "", certainty, evidence } as const;
  switch (kind) {
    case "join":
      edits.push({ ...common, rule: "line-ends/hyphen", start: above.end - 1 });
      break;
    case "keep":
      edits.push({ ...common, rule: "line-ends/compound", start: above.end });
      break;
    case "doubt":
      edits.push(doubtfulHyphen(above, verdict));
      edits.push({ ...common, rule: "line-ends/compound", start: above.end, certainty: "high" });
      break;
    case "part":
      break;
  }
  return true;
}

function doubtfulHyphen({ end }: LiveLine, { certainty, evidence }: HyphenVerdict): Edit {
  const rule = "line-ends/doubtful-hyphen";
  return { rule, kind: "artefact", start: end - 1, end, after: "", certainty, evidence };
}

/**
 * Whether the first text of a page goes on with the last of the page before; a hyphen between the two goes.
 * Where paragraphs are indented a line without an indent goes on, however short the last line is.
 */
function pageTurn(
  above: LiveLine,
  line: LiveLine,
  column: Column,
  setting: Setting,
  inList: boolean,
  judge: Judge,
  edits: Edit[],
): Mark {
  const at = { start: line.start, end: line.start };
  const apart =
    isIndented(line.line, column, setting.width, setting.unit) || isSetRight(line.line, column, setting.width);
  const full = !leavesRoom(above, line, column.left + setting.width * 0.92, setting);
  const verdict = apart ? null : judge(above, line);
  if (!verdict || verdict.kind === "part") {
    const runsOn = !apart && (full || setting.indents) && !(inList && !full);
    return { type: "page-turn", ...at, goesOn: runsOn ? "text" : "no" };
  }
  const { certainty, evidence } = verdict;
  const { end } = above;
  if (verdict.kind === "doubt") edits.push(doubtfulHyphen(above, verdict));
  if (verdict.kind === "join")
    edits.push({ rule: "line-ends/hyphen", kind: "artefact", start: end - 1, end, after: "", certainty, evidence });
  return { type: "page-turn", ...at, goesOn: "word" };
}
