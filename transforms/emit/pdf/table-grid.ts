import type { Inline, Table, TableCell } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { InlineData, Line, TableData } from "./data.ts";

type Placed = {
  readonly cell: TableCell;
  readonly x: number;
  readonly y: number;
  columns: number;
  readonly rows: number;
};

const figures = /^[\p{Sc}(+\-–—−]*\s?(?=[.,\s]*\d)[\d.,\s]*[%)]?\*?$/u;

/**
 * Gives every cell its place in a grid, as HTML's table model does: a cell takes the first free column
 * of its row. Cells that reach over the table's foot or into a cell already there are cut to what is free,
 * because Typst refuses a table that does not add up.
 */
export function tableData(table: Table, line: (nodes: readonly Inline[]) => Line): TableData {
  const { placed, gaps, columns } = place(table);
  const isHeader = (y: number): boolean => table.rows[y]?.header ?? false;
  const header = headerRows(table, placed);
  const head = table.head ? line(table.head) : null;
  const cells: TableData["cells"] = [
    ...placed.map(({ cell, ...place }) => ({
      ...place,
      header: cell.header || isHeader(place.y),
      numeric: figures.test(plainText(cell.children).trim()),
      children: line(cell.children),
    })),
    ...gaps.map((place) => ({
      ...place,
      columns: 1,
      rows: 1,
      header: isHeader(place.y),
      numeric: false,
      children: [],
    })),
  ];
  return {
    type: "table",
    columns,
    head,
    header,
    // a note or a page break must not come twice, nor one that waited for the table's first word
    repeats: cells.every(({ y, children }) => y >= header || children.every(isRepeatable)),
    cells,
  };
}

function place(table: Table): { placed: Placed[]; gaps: { x: number; y: number }[]; columns: number } {
  const taken = table.rows.map(() => new Set<number>());
  const placed: Placed[] = [];
  let columns = 1;
  table.rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (taken[y]?.has(x)) x++;
      const rows = Math.max(1, Math.min(cell.rows, table.rows.length - y));
      const lines = taken.slice(y, y + rows);
      let width = 1;
      while (width < cell.columns && lines.every((line) => !line.has(x + width))) width++;
      for (const line of lines) for (let at = x; at < x + width; at++) line.add(at);
      placed.push({ cell, x, y, columns: width, rows });
      x += width;
      columns = Math.max(columns, x);
    }
  });
  // every row of a tagged table has the same number of columns
  const places = Array.from({ length: columns }, (_, x) => x);
  const gaps = taken.flatMap((row, y) => places.filter((x) => !row.has(x)).map((x) => ({ x, y })));
  return { placed, gaps, columns };
}

/** How many rows make the header: those at the top that say so, unless a cell of theirs reaches below them. */
function headerRows(table: Table, placed: readonly Placed[]): number {
  const end = table.rows.findIndex((row) => !row.header);
  const count = Math.max(end, 0);
  return placed.some((cell) => cell.y < count && cell.y + cell.rows > count) ? 0 : count;
}

function isRepeatable(node: InlineData): boolean {
  if (typeof node === "string") return true;
  switch (node.type) {
    case "line-break":
    case "break":
    case "missing":
      return true;
    case "note":
    case "note-marker":
    case "page-break":
    case "correction":
    case "mention":
      return false;
    case "emphasis":
    case "reference":
    case "margin-note":
    case "unclear":
    case "own-line":
      return node.children.every(isRepeatable);
  }
}
