import type { Layout, LayoutLine } from "../../../pipeline/model/layout.ts";

/** What stands between two lines of a page: nothing (the text runs on), or the end of a paragraph, with the reason. */
export type Turn = { readonly ends: false } | { readonly ends: true; readonly evidence: string };

/** The measure of a page's column: its edges, and the usual step from line to line. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly step: number;
}

/** Indents and gaps below these parts of the column's measure are chance. */
export const INDENT = { character: 1.5, pixel: 8, point: 4 } as const;

/** Measures the column of a page from its lines: the edge most lines begin at, the right edge, the usual step. */
export function columnOf(lines: readonly LayoutLine[]): Column {
  const lefts = lines.map((line) => line.box.left).sort((a, b) => a - b);
  const rights = lines.map((line) => line.box.right).sort((a, b) => a - b);
  const steps = lines.slice(1).map((line, at) => line.box.top - (lines[at]?.box.top ?? 0)).filter((step) => step > 0).sort((a, b) => a - b);
  return { left: lefts[Math.floor(lefts.length * 0.1)] ?? 0, right: rights[Math.floor(rights.length * 0.97)] ?? rights.at(-1) ?? 0, step: steps[Math.floor(steps.length / 2)] ?? 1 };
}

/** How much room a line may have left beside the next word: lines of one paragraph are not all of one measure. */
export function slack({ left, right }: Column): number {
  return (right - left) * 0.1;
}

/**
 * Whether a paragraph ends between two lines: the second is indented, a space stands between them, or the
 * second's first word would have had room on the first.
 * @param firstWord the width of the second line's first word, in the layout's unit
 */
export function turnBetween(above: LayoutLine, line: LayoutLine, column: Column, firstWord: number, layout: Layout): Turn {
  const chance = INDENT[layout.unit];
  const gap = line.box.top - above.box.top;
  if (gap > column.step * 1.6) return { ends: true, evidence: "a space stands between the lines" };
  if (line.box.left - column.left > chance && Math.abs(line.box.left - above.box.left) > chance) return { ends: true, evidence: "the line is indented" };
  if (above.box.left - line.box.left > chance * 6) return { ends: true, evidence: "the line above stands far to the right" };
  const room = column.right - above.box.right;
  if (room > firstWord + slack(column)) return { ends: true, evidence: "the next word would have had room on the line above" };
  return { ends: false };
}
