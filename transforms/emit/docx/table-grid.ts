import type { Table, TableCell } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";

/**
 * A place in the grid of columns. `cell` is null where a row is short, or where a cell of a row above
 * reaches down (`merge` is "continue" then).
 */
export interface GridCell {
  readonly cell: TableCell | null;
  readonly columns: number;
  readonly merge: "none" | "restart" | "continue";
}

/** Word has no more columns than this. */
const mostColumns = 63;

/** Sets cells into the columns where spans of the rows above leave room; every row comes out equally wide. */
export function tableGrid(table: Table): GridCell[][] {
  const reaching = new Map<number, { columns: number; rows: number }>();
  const rows = table.rows.map((row, at) => {
    const cells: GridCell[] = [];
    let column = 0;
    const passReaching = (): void => {
      for (let above = reaching.get(column); above && above.rows > 0; above = reaching.get(column)) {
        cells.push({ cell: null, columns: above.columns, merge: "continue" });
        above.rows--;
        column += above.columns;
      }
    };
    for (const cell of row.cells) {
      passReaching();
      const wanted = Math.max(1, Math.min(cell.columns, mostColumns));
      const next = Math.min(
        ...[...reaching].filter(([start, { rows: left }]) => start > column && left > 0).map(([start]) => start),
      );
      const columns = Math.min(wanted, next - column);
      const down = Math.max(1, Math.min(cell.rows, table.rows.length - at));
      for (let covered = column; covered < column + columns; covered++) reaching.delete(covered);
      if (down > 1) reaching.set(column, { columns, rows: down - 1 });
      cells.push({ cell, columns, merge: down > 1 ? "restart" : "none" });
      column += columns;
    }
    for (const start of [...reaching.keys()].filter((key) => key >= column).sort((a, b) => a - b)) {
      if ((reaching.get(start)?.rows ?? 0) === 0) continue;
      if (start > column) cells.push({ cell: null, columns: start - column, merge: "none" });
      column = start;
      passReaching();
    }
    return cells;
  });
  const width = Math.max(1, ...rows.map(widthOf));
  return rows.map((cells) => {
    const missing = width - widthOf(cells);
    return missing === 0 ? cells : [...cells, { cell: null, columns: missing, merge: "none" }];
  });
}

/** How the columns share `total`: by the square root of their longest text, so that a number's column is not a paragraph's. */
export function columnShares(rows: readonly (readonly GridCell[])[], total: number): number[] {
  const weights = Array<number>(widthOf(rows[0] ?? [])).fill(2);
  for (const row of rows) {
    let column = 0;
    for (const { cell, columns } of row) {
      const weight = Math.sqrt(Math.min(400, cell ? plainText(cell.children).length : 0) / columns);
      for (let at = column; at < column + columns; at++) weights[at] = Math.max(weights[at] ?? 0, weight);
      column += columns;
    }
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.round((weight / sum) * total));
}

function widthOf(cells: readonly GridCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}
