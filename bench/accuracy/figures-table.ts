import { markdownTable } from "../markdown-table.ts";
import type { ScoreRow } from "./comparison.ts";
import { COLUMNS, type Column, type Figures, type PageStyle, type Style, TARGETS } from "./targets.ts";

/** Whether a figure, as it is printed, reaches its target; one without a figure does. */
export function reaches(style: Style | PageStyle, column: Column, value: number | null): boolean {
  const target = TARGETS[style][column];
  return target === null || value === null || Number(value.toFixed(2)) >= target;
}

/** One style's figures, set by set, under the targets; what misses its target is bold. */
export function figuresTable(
  style: Style | PageStyle,
  rows: readonly { readonly name: string; readonly row: ScoreRow }[],
): string {
  return markdownTable(
    ["", " cases", ...COLUMNS.map((column) => ` ${column}`)],
    [
      ["target", "", ...COLUMNS.map((column) => figure(TARGETS[style][column]))],
      ...rows.map(({ name, row }) => [
        name,
        String(row.cases),
        ...COLUMNS.map((column) => {
          const text = figure(row[column]);
          return reaches(style, column, row[column]) ? text : `**${text}**`;
        }),
      ]),
    ],
  );
}

function figure(value: Figures[Column]): string {
  return value === null ? "–" : value.toFixed(2);
}
