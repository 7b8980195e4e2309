import type { Table } from "../../../pipeline/model/edition.ts";
import { type MarkdownWriter, writeInlines } from "./write-inlines.ts";

/**
 * A pipe table, as pandoc and GitHub have it. It has neither spans nor tables without a head: a place that a span
 * covers is an empty cell, and a table whose first row is no head gets an empty one.
 */
export function writeTable(table: Table, writer: MarkdownWriter): string {
  const rows = gridOf(table, writer);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return "";
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? "").join(" | ")} |`;
  const headed = table.rows[0]?.header === true;
  const [head = [], ...body] = headed ? rows : [[], ...rows];
  return [line(head), `|${" --- |".repeat(width)}`, ...body.map(line)].join("\n");
}

/** More than any print has; a made-up span should not fill the memory. */
const MOST = 200;

function gridOf(table: Table, writer: MarkdownWriter): string[][] {
  const covered = new Map<number, number>();
  return table.rows.map((row) => {
    const cells: string[] = [];
    const pass = () => {
      for (let left = covered.get(cells.length); left; left = covered.get(cells.length)) {
        covered.set(cells.length, left - 1);
        cells.push("");
      }
    };
    for (const cell of row.cells) {
      pass();
      const words = writeInlines(cell.children, writer).replace(/\\\n/g, "<br>").trim();
      for (let column = 0; column < Math.min(Math.max(1, cell.columns), MOST); column++) {
        if (cell.rows > 1) covered.set(cells.length, Math.min(cell.rows, MOST) - 1);
        cells.push(column === 0 ? words : "");
      }
    }
    pass();
    return cells;
  });
}
