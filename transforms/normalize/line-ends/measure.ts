import type { Layout, LayoutLine } from "../../../pipeline/model/layout.ts";
import { baseOf } from "../base-line.ts";

/** A line with what earlier transforms left of it, in view offsets. */
export interface LiveLine {
  readonly line: LayoutLine;
  readonly start: number;
  readonly end: number;
  /** Where the white space behind it ends. */
  readonly next: number;
  readonly text: string;
}

/** The measure of a column of text: its left edge, the usual step from line to line, and what is chance in an indent. */
export interface Column {
  readonly left: number;
  readonly step: number;
  /** Indents below this width are chance. */
  readonly chance: number;
}

/** How the source sets its text: the width of a full line, whether paragraphs begin with an indent, whether full lines end at one edge. */
export interface Setting {
  readonly width: number;
  readonly indents: boolean;
  readonly justified: boolean;
  /** Whether blank lines part its paragraphs, in text without places: how long a line is then says little. */
  readonly spaced: boolean;
  readonly unit: Layout["unit"];
}

/** Indents and gaps below these widths are chance, and below this part of the step between lines. */
const INDENT = { character: 1.5, pixel: 8, point: 4 } as const;
const CHANCE_OF_STEP = { character: 0, pixel: 0.25, point: 0.25 } as const;

/** How far a full line may fall short of its measure, as a part of it. */
const RAGGED = { character: 0.03, pixel: 0.025, point: 0.025 } as const;

/** Lines indented deeper than this part of the width are set to the right or in the middle. */
const DEEPEST_INDENT = 0.25;

/** Above this many usual steps between two lines a space stands between them. */
const WIDER = { character: 1.6, pixel: 1.22, point: 1.22 } as const;

/** A text without indents whose lines have a blank line above them at least this often marks its paragraphs so. */
const PARTED_OFTEN = 0.06;
/** There, a line has to fall this part of the width short before it ends a paragraph. */
const RAGGED_SPACED = 0.2;

/** A source whose lines are indented at least this often marks its paragraphs so. */
const INDENTED_OFTEN = 0.02;

/** A column with fewer lines has the step of the others. */
const FEWEST_LINES = 8;

/** Lines that end this near to one edge, as a part of the width, are set to it. */
const AT_EDGE = 0.015;

/** Where this part of the lines ends at one edge, the print fills its lines. */
const MOST_FULL = 0.5;

/** Measures columns: the edge most lines begin at, the usual step. */
export function measure(columns: readonly (readonly LiveLine[])[], unit: Layout["unit"]): Column[] {
  const all = middleOf(columns.flatMap(stepsOf));
  return columns.map((lines) => {
    const lefts = lines.map(({ line }) => line.box.left).sort((a, b) => a - b);
    const step = (lines.length < FEWEST_LINES ? all : middleOf(stepsOf(lines))) ?? all ?? 1;
    const left = lefts[Math.floor(lefts.length * 0.1)] ?? 0;
    return { left, step, chance: Math.max(INDENT[unit], step * CHANCE_OF_STEP[unit]) };
  });
}

function stepsOf(lines: readonly LiveLine[]): number[] {
  return lines
    .slice(1)
    .map(({ line }, at) => baseOf(line) - baseOf(lines[at]?.line ?? line))
    .filter((step) => step > 0);
}

function middleOf(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}

/** The width that nearly all lines of columns keep within. */
function widthOf(columns: readonly { lines: readonly LiveLine[]; column: Column }[]): number {
  const widths = columns.flatMap(({ lines, column }) => lines.map(({ line }) => line.box.right - column.left));
  widths.sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.95)] ?? 0;
}

/** Measures how a source sets its text, from the lines of all its columns. */
export function settingOf(
  columns: readonly { lines: readonly LiveLine[]; column: Column }[],
  unit: Layout["unit"],
): Setting {
  const width = widthOf(columns);
  let [indented, full, lines, gaps] = [0, 0, 0, 0];
  for (const { lines: own, column } of columns)
    for (const [at, { line }] of own.entries()) {
      lines++;
      const above = own[at - 1];
      if (above && isApart(above.line, line, column, unit)) gaps++;
      if (isIndented(line, column, width)) indented++;
      if (Math.abs(line.box.right - column.left - width) <= width * AT_EDGE) full++;
    }
  const justified = unit !== "character" && full >= lines * MOST_FULL;
  const indents = indented >= 2 && indented >= lines * INDENTED_OFTEN;
  const spaced = unit === "character" && !indents && gaps >= lines * PARTED_OFTEN;
  return { width, indents, justified, spaced, unit };
}

/** A column narrower than this part of the source's width, with so many lines, has a measure of its own. */
const OWN_WIDTH = { part: 0.75, lines: 5 } as const;

/** The setting of one column: of two on a page each is narrower than a heading across both. */
export function settingIn(
  setting: Setting,
  { lines, column }: { lines: readonly LiveLine[]; column: Column },
): Setting {
  if (lines.length < OWN_WIDTH.lines) return setting;
  const width = widthOf([{ lines, column }]);
  return width < setting.width * OWN_WIDTH.part ? { ...setting, width } : setting;
}

/** Whether a space stands between two lines that is wider than that between the lines of a paragraph. */
export function isApart(above: LayoutLine, line: LayoutLine, column: Column, unit: Layout["unit"]): boolean {
  return baseOf(line) - baseOf(above) > column.step * WIDER[unit];
}

/** Whether a line begins with an indent, rather than at the column's edge or far to the right. */
export function isIndented(line: LayoutLine, column: Column, width: number): boolean {
  const indent = line.box.left - column.left;
  return indent > column.chance && indent < width * DEEPEST_INDENT;
}

/**
 * Whether a line stands in the middle: well inside both edges, below the middle of the line above, or, where
 * lines are filled, as far inside one edge as inside the other, behind words that end no sentence.
 */
export function isCentred(
  { line: { box } }: LiveLine,
  column: Column,
  { width, justified }: Setting,
  above?: LiveLine,
): boolean {
  const [before, behind] = [box.left - column.left, column.left + width - box.right];
  if (justified && above && !ENDED.test(above.text) && Math.min(before, behind) > column.chance)
    if (Math.abs(before - behind) < width * 0.03) return true;
  if (before <= width * 0.08) return false;
  const shift = above ? (box.left + box.right - above.line.box.left - above.line.box.right) / 2 : before - behind;
  return Math.abs(before - behind) < width * 0.05 || Math.abs(shift) < width * 0.02;
}

/** How a sentence ends, with what may close behind it. */
export const ENDED = /[.?!:]["”’)\]]*$/u;

export function isFull({ line: { box } }: LiveLine, column: Column, { width }: Setting): boolean {
  return box.right - column.left > width * 0.85;
}

/** Whether a line is set to the right: datelines and signatures are. */
export function isSetRight(line: LayoutLine, column: Column, width: number): boolean {
  return line.box.left - column.left >= width * DEEPEST_INDENT;
}

/** The width of a line's first word, in the layout's unit. */
function firstWordWidth({ line, text }: LiveLine): number {
  const word = text.split(/\s/u, 1)[0] ?? "";
  return ((line.box.right - line.box.left) * word.length) / Math.max(1, text.length);
}

/** Whether the first word of the next line would have had room behind a line of this measure. */
export function leavesRoom(above: LiveLine, line: LiveLine, right: number, { unit, width, spaced }: Setting): boolean {
  const ragged = spaced ? RAGGED_SPACED : RAGGED[unit];
  return right - above.line.box.right > firstWordWidth(line) + width * ragged + (unit === "character" ? 1 : 0);
}
