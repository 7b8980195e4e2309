import type { Layout, LayoutLine } from "../../../pipeline/model/layout.ts";

/** What stands between two lines of a page: nothing (the text runs on), or the end of a paragraph, with the reason. */
export type Turn = { readonly ends: false } | { readonly ends: true; readonly evidence: string };

/** A line with what earlier transforms left of it, in view offsets. */
export interface LiveLine {
  readonly line: LayoutLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The measure of a page's column: its left edge, and the usual step from line to line. */
export interface Column {
  readonly left: number;
  readonly step: number;
}

/** How the source sets its text: the width of a full line, and whether paragraphs begin with an indent. */
export interface Setting {
  readonly width: number;
  readonly indents: boolean;
  readonly unit: Layout["unit"];
}

/** Indents and gaps below these widths are chance. */
export const INDENT = { character: 1.5, pixel: 8, point: 4 } as const;

/** How far a full line may fall short of its measure, as a part of it. */
const RAGGED = { character: 0.03, pixel: 0.025, point: 0.025 } as const;

/** Runs of lines narrower than this part of the full width are not lines of a paragraph. */
const NARROWEST = 0.92;

/** Lines indented deeper than this part of the width are set to the right or in the middle. */
const DEEPEST_INDENT = 0.25;

/** Above this many usual steps between two lines a space stands between them. */
const WIDER = { character: 1.6, pixel: 1.22, point: 1.22 } as const;

/** A source whose lines are indented at least this often marks its paragraphs so. */
const INDENTED_OFTEN = 0.02;

/** Measures the column of a page from its lines: the edge most lines begin at, the usual step. */
export function columnOf(lines: readonly LiveLine[]): Column {
  const lefts = lines.map(({ line }) => line.box.left).sort((a, b) => a - b);
  const steps = lines
    .slice(1)
    .map(({ line }, at) => baseOf(line) - baseOf(lines[at]?.line ?? line))
    .filter((step) => step > 0)
    .sort((a, b) => a - b);
  return { left: lefts[Math.floor(lefts.length * 0.1)] ?? 0, step: steps[Math.floor(steps.length / 2)] ?? 1 };
}

/** Measures how a source sets its text, from the lines of all its pages. */
export function settingOf(
  pages: readonly { lines: readonly LiveLine[]; column: Column }[],
  unit: Layout["unit"],
): Setting {
  const widths: number[] = [];
  for (const { lines, column } of pages) for (const { line } of lines) widths.push(line.box.right - column.left);
  widths.sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.95)] ?? 0;
  let indented = 0;
  for (const { lines, column } of pages)
    for (const { line } of lines) if (isIndented(line, column, width, unit)) indented++;
  return { width, indents: indented >= 2 && indented >= widths.length * INDENTED_OFTEN, unit };
}

/** The line that words stand on: the middle of their lower edges, for single letters hang below it. */
function baseOf({ box, words }: LayoutLine): number {
  if (!words || words.length === 0) return box.top;
  const bottoms = words.map((word) => word.box.bottom).sort((a, b) => a - b);
  return bottoms[Math.floor((bottoms.length - 1) / 2)] ?? box.bottom;
}

/** Whether a space stands between two lines that is wider than that between the lines of a paragraph. */
export function isApart(above: LayoutLine, line: LayoutLine, column: Column, unit: Layout["unit"]): boolean {
  return baseOf(line) - baseOf(above) > column.step * WIDER[unit];
}

/** Whether a line begins with an indent, rather than at the column's edge or far to the right. */
export function isIndented(line: LayoutLine, column: Column, width: number, unit: Layout["unit"]): boolean {
  const indent = line.box.left - column.left;
  return indent > INDENT[unit] && indent < width * DEEPEST_INDENT;
}

/** Whether a line stands in the middle, well inside both edges, or below the middle of the line above: the last line of a heading does. */
function isCentred({ box }: LayoutLine, column: Column, width: number, above?: LayoutLine): boolean {
  const [before, behind] = [box.left - column.left, column.left + width - box.right];
  if (before <= width * 0.08) return false;
  const shift = above ? (box.left + box.right - above.box.left - above.box.right) / 2 : before - behind;
  return Math.abs(before - behind) < width * 0.05 || Math.abs(shift) < width * 0.02;
}

function isFull({ box }: LayoutLine, column: Column, width: number): boolean {
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
export function leavesRoom(above: LiveLine, line: LiveLine, right: number, { unit, width }: Setting): boolean {
  return right - above.line.box.right > firstWordWidth(line) + width * RAGGED[unit] + (unit === "character" ? 1 : 0);
}

/**
 * What stands between each line of a page and the next. First the signs that part lines whatever they hold:
 * a space, an indent, a line set to the right. Between these the lines must fill their own measure, for not
 * all lines of a page are set to one.
 */
export function turnsOf(lines: readonly LiveLine[], column: Column, setting: Setting): Turn[] {
  const turns = lines.slice(1).map((line, at): Turn => {
    const reason = parted(lines[at] as LiveLine, line, lines[at + 2], column, setting);
    return reason ? { ends: true, evidence: reason } : { ends: false };
  });
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < turns.length && turns[to]?.ends === false) to++;
    const run = lines.slice(from, to + 1);
    const indent = (run[0]?.line.box.left ?? 0) - column.left;
    const widest = Math.max(...run.map(({ line }, at) => line.box.right - (at === 0 ? Math.max(0, indent) : 0)));
    const right = Math.max(widest, column.left + setting.width * NARROWEST);
    for (let at = from; at < to; at++) {
      if (leavesRoom(lines[at] as LiveLine, lines[at + 1] as LiveLine, right, setting))
        turns[at] = { ends: true, evidence: "the next word would have had room on the line above" };
    }
    const [above, last] = [lines[to - 1], lines[to]];
    if (above && last && to > from && to + 1 < lines.length && isSignature(above, last, column, setting))
      turns[to - 1] = { ends: true, evidence: "a name stands alone below a sentence that has ended" };
    from = to + 1;
  }
  return turns;
}

const ENDED = /[.?!:]["”’)\]]*$/u;
const NAME_ALONE = /^\p{Lu}[\p{L}’'-]*\.?(?: \p{Lu}[\p{L}’'-]*\.?){0,3}$/u;

/** Whether the last line of a run is a signature: a short name behind a sentence that has ended, where no paragraph ends without a stop. */
function isSignature(above: LiveLine, { line, text }: LiveLine, column: Column, { width }: Setting): boolean {
  const short = line.box.right - column.left < width * 0.4;
  return short && ENDED.test(above.text) && NAME_ALONE.test(text) && !ENDED.test(text);
}

/** The sign that parts two lines whatever they hold, in words; null where there is none. */
function parted(
  above: LiveLine,
  line: LiveLine,
  below: LiveLine | undefined,
  column: Column,
  setting: Setting,
): string | null {
  const { width, unit, indents } = setting;
  const chance = INDENT[unit];
  if (isApart(above.line, line.line, column, unit)) return "a space stands between the lines";
  if (
    isCentred(line.line, column, width, above.line) &&
    (isCentred(above.line, column, width) || isFull(above.line, column, width))
  )
    return null;
  const [aboveRight, lineRight] = [isSetRight(above.line, column, width), isSetRight(line.line, column, width)];
  if (aboveRight && !lineRight) return "the line above is set to the right";
  if (!aboveRight && lineRight) return "the line is set to the right";
  if (!isIndented(line.line, column, width, unit)) return null;
  if (Math.abs(line.line.box.left - above.line.box.left) > chance) return "the line is indented";
  const opens = below && below.line.box.left - column.left <= chance;
  return indents && opens ? "the line is indented" : null;
}
