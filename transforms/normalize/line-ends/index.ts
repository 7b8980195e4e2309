import { type Layout, type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Edit, Mark, NormalizeTransform } from "../../../pipeline/transform.ts";
import { columnsOf } from "../columns.ts";
import { straighten } from "../straighten.ts";
import { type Turn, turnsOf } from "./breaks.ts";
import { belongsToList, type EntryPlace, entriesFrom, entryPlace, entryTurn, isListLabel } from "./entries.ts";
import { type HyphenVerdict, judgeHyphen, lineEndHyphen } from "./hyphens.ts";
import {
  type Column,
  isIndented,
  isSetRight,
  type LiveLine,
  leavesRoom,
  measure,
  type Setting,
  settingIn,
  settingOf,
} from "./measure.ts";
import { NoteBodies } from "./note-bodies.ts";
import { vocabularyOf } from "./vocabulary.ts";

/** What becomes of the hyphen between two lines; null where there is none. */
type Judge = (above: LiveLine, line: LiveLine) => HyphenVerdict | null;

/** A column of text: all of a page's lines but its notes, or one of several columns. */
interface TextColumn {
  readonly lines: readonly LiveLine[];
  readonly column: Column;
  readonly beginsPage: boolean;
}

/** Where two lines meet: in which column, how it is set, and who judges a hyphen there. */
interface Meeting {
  readonly column: Column;
  readonly setting: Setting;
  readonly inList: boolean;
  readonly judge: Judge;
  readonly edits: Edit[];
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
    const notes = new NoteBodies(before);
    const pages = layout.pages.map((page) =>
      liveLines(view, straighten(linesOfPage(layout, page).filter(isRunning), layout.unit)),
    );
    const columns = textColumns(pages, notes, layout.unit);
    const whole = settingOf(columns, layout.unit);
    let last: LiveLine | null = null;
    let inList = false;
    let entries: EntryPlace = { left: 0, isSpaced: false };
    for (const [index, { lines, column, beginsPage }] of columns.entries()) {
      const setting = settingIn(whole, { lines, column });
      const turns = turnsOf(lines, column, setting, index === columns.length - 1);
      for (const [at, line] of lines.entries()) {
        const above = lines[at - 1];
        if (!above) {
          const meeting = { column, setting, inList, judge, edits };
          if (last && beginsPage) marks.push(pageTurn(last, line, meeting));
          else if (last) columnTurn(last, line, meeting);
          if (isIndented(line.line, column, setting.width)) inList = false;
          if (inList && setting.indents) marks.push(...entriesFrom(lines, 0, column, setting, profile));
        } else {
          const turn = namedTurn(above.line, line.line) ?? turns[at - 1] ?? { ends: false };
          if (isListLabel(above.text, profile)) entries = entryPlace(above, line, column, setting);
          inList &&= belongsToList(above, line, lines[at + 1], entries, column, setting, profile);
          const inner = inList ? entryTurn(above, line, column, setting) : turn;
          between(above, line, inner, { column, setting, inList, judge, edits });
          if (inList && setting.indents && isListLabel(above.text, profile))
            marks.push(...entriesFrom(lines, at, column, setting, profile));
        }
        if (isListLabel(line.text, profile)) inList = true;
      }
      last = lines.at(-1) ?? last;
    }
    const foot = pages.flat().filter((line) => notes.at(line.line) !== null);
    for (const [at, line] of foot.entries()) {
      const above = foot[at - 1];
      if (!above || !notes.goesOn(above.line, line.line)) continue;
      if (above.line.page === line.line.page) hyphen(above, line, judge, edits);
      else marks.push(noteTurn(above, line, judge, edits));
    }
    return { edits: edits.filter((edit) => !isParted(view.text, edit)), marks, remarks: [] };
  },
};

/** The columns of the pages' text, measured. */
function textColumns(pages: readonly LiveLine[][], notes: NoteBodies, unit: Layout["unit"]): TextColumn[] {
  const columns = pages.flatMap((all) =>
    columnsOf(all.filter((line) => notes.at(line.line) === null)).map((lines, at) => ({
      lines,
      beginsPage: at === 0,
    })),
  );
  const measures = measure(
    columns.map(({ lines }) => lines),
    unit,
  );
  return columns.map((one, at) => ({ ...one, column: measures[at] as Column }));
}

/** Whether the paragraphs that an edit would part stand apart in the text already. */
function isParted(text: string, { rule, start, end }: Edit): boolean {
  return rule === "line-ends/paragraph" && /\n[^\S\n]*\n/u.test(text.slice(start, end));
}

function liveLines(view: View, lines: readonly LayoutLine[]): LiveLine[] {
  return lines.flatMap((line) => {
    const [start, end] = [view.offsetOf(line.start), view.offsetOf(line.end)];
    const text = view.text.slice(start, end).trim();
    let next = end;
    while (/\s/u.test(view.text[next] ?? "")) next++;
    return text === "" ? [] : [{ line, start, end, next, text }];
  });
}

/** Whether a line is part of the running text: not of a table, a caption, or the margin. */
function isRunning({ role, cell }: LayoutLine): boolean {
  return cell === undefined && role !== "caption" && role !== "marginal";
}

/** What the source's own names say of two lines: a heading runs on in its lines, and ends with them. */
function namedTurn(above: LayoutLine, line: LayoutLine): Turn | null {
  const [first, second] = [above.role === "heading", line.role === "heading"];
  if (first && second) return { ends: false };
  return first || second ? { ends: true, evidence: "the source names a heading" } : null;
}

function between(above: LiveLine, line: LiveLine, turn: Turn, { column, setting, judge, edits }: Meeting): void {
  if ((!turn.ends || !isSetRight(line.line, column, setting.width)) && hyphen(above, line, judge, edits)) return;
  if (!turn.ends) return;
  edits.push({
    rule: "line-ends/paragraph",
    kind: "artefact",
    start: above.end,
    end: Math.min(above.next, line.start),
    after: "\n\n",
    certainty: "high",
    evidence: turn.evidence,
  });
}

/** Between two columns of a page text runs on as it does between two pages. */
function columnTurn(above: LiveLine, line: LiveLine, meeting: Meeting): void {
  const turn: Turn = runsOn(above, line, meeting)
    ? { ends: false }
    : { ends: true, evidence: "a new column begins with a new paragraph" };
  between(above, line, turn, meeting);
}

/** Joins a word that is parted between two lines; answers whether there was one. */
function hyphen(above: LiveLine, line: LiveLine, judge: Judge, edits: Edit[]): boolean {
  // a table, a caption or a note may stand between the two
  const verdict = above.next < line.start ? null : judge(above, line);
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
function pageTurn(above: LiveLine, line: LiveLine, meeting: Meeting): Mark {
  const at = { start: line.start, end: line.start };
  const verdict = isSetApart(line, meeting) ? null : meeting.judge(above, line);
  if (!verdict || verdict.kind === "part")
    return { type: "page-turn", ...at, goesOn: runsOn(above, line, meeting) ? "text" : "no" };
  hyphenAtPageEnd(above, verdict, meeting.edits);
  return { type: "page-turn", ...at, goesOn: "word" };
}

/** Whether a note that goes on at the foot of the next page does so in the middle of a word. */
function noteTurn(above: LiveLine, line: LiveLine, judge: Judge, edits: Edit[]): Mark {
  const verdict = judge(above, line);
  hyphenAtPageEnd(above, verdict, edits);
  const goesOn = verdict && verdict.kind !== "part" ? "word" : "text";
  return { type: "page-turn", start: line.start, end: line.start, goesOn };
}

/** Takes out a hyphen behind which the page turns, where it does not belong to the word. */
function hyphenAtPageEnd(above: LiveLine, verdict: HyphenVerdict | null, edits: Edit[]): void {
  if (verdict?.kind === "doubt") edits.push(doubtfulHyphen(above, verdict));
  if (verdict?.kind !== "join") return;
  const { certainty, evidence } = verdict;
  const { end } = above;
  edits.push({ rule: "line-ends/hyphen", kind: "artefact", start: end - 1, end, after: "", certainty, evidence });
}

function isSetApart({ line }: LiveLine, { column, setting: { width } }: Meeting): boolean {
  return isIndented(line, column, width) || isSetRight(line, column, width);
}

/** Whether the first line of a page or column goes on with the text of the one before. */
function runsOn(above: LiveLine, line: LiveLine, meeting: Meeting): boolean {
  const { column, setting, inList } = meeting;
  const full = !leavesRoom(above, line, column.left + setting.width * 0.92, setting);
  return !isSetApart(line, meeting) && (full || setting.indents) && !(inList && !full);
}
