import type { Inline, Table } from "../../../pipeline/model/edition.ts";

/** Beyond this width columns are not set below each other: no line could be read then. */
const WIDEST = 110;
/** More than any print has; a made-up span should not fill the memory. */
const MOST_COLUMNS = 100;

/** A table as lines, cells parted by bars, set in columns where there is room for them. */
export function tableLines(table: Table, words: (inlines: readonly Inline[]) => string): string[] {
  const rows = table.rows.map((row) =>
    row.cells.flatMap((cell) => [
      words(cell.children),
      ...Array<string>(Math.min(Math.max(1, cell.columns), MOST_COLUMNS) - 1).fill(""),
    ]),
  );
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, [...cell].length);
  const aligned = widths.reduce((sum, width) => sum + width + 3, 0) <= WIDEST;
  return rows.map((row) =>
    row
      .map((cell, at) => (aligned ? cell + " ".repeat((widths[at] ?? 0) - [...cell].length) : cell))
      .join(" | ")
      .trimEnd(),
  );
}
