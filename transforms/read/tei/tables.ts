import type { Inline, Table, TableCell, TableRow, Verse, VerseLine } from "../../../pipeline/model/edition.ts";
import { readHead } from "./heads.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import { readPageBreak, readRun } from "./inlines.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, elementsIn, kept, type TeiElement, type TeiNode } from "./tree.ts";

/** A table; a page break between two rows moves into the first cell behind it. Null where it holds anything else. */
export function readTable(element: TeiElement, reading: Reading): Table | null {
  const { head, nodes } = readHead(element.children, reading);
  const parts = withMovedPages(nodes, "row", "rows of a table", reading);
  if (parts === null) return null;
  const rows = parts.map(({ part, pages }) => readRow(part, pages, reading));
  const width = Math.max(1, ...rows.map((row) => row.cells.reduce((columns, cell) => columns + cell.columns, 0)));
  const told: string[] = [];
  if (attributeOf(element, "rows") === String(rows.length)) told.push("rows");
  if (attributeOf(element, "cols") === String(width)) told.push("cols");
  return { type: "table", ...kept(element, ...told), ...(head !== null && { head }), rows };
}

function readRow(element: TeiElement, pages: readonly Inline[], reading: Reading): TableRow {
  const header = attributeOf(element, "role") === "label";
  const cells = elementsIn(element).map((cell, at) => readCell(cell, at === 0 ? pages : [], reading));
  return { type: "row", ...kept(element, ...(header ? ["role"] : [])), header, cells };
}

function readCell(element: TeiElement, pages: readonly Inline[], reading: Reading): TableCell {
  const header = attributeOf(element, "role") === "label";
  const extent = (name: string) => /^[1-9]\d{0,3}$/.exec(attributeOf(element, name) ?? "")?.[0] ?? null;
  const [rows, columns] = [extent("rows"), extent("cols")];
  const told = [
    ...(header ? ["role"] : []),
    ...(rows !== null && rows !== "1" ? ["rows"] : []),
    ...(columns !== null && columns !== "1" ? ["cols"] : []),
  ];
  return {
    type: "cell",
    ...kept(element, ...told),
    header,
    columns: Number(columns ?? 1),
    rows: Number(rows ?? 1),
    children: [...pages, ...readRun(element.children, reading)],
  };
}

/** Verse: lines and nothing else but page breaks, which move into the next line. Null where it holds anything else. */
export function readVerse(element: TeiElement, reading: Reading): Verse | null {
  const parts = withMovedPages(element.children, "l", "lines of verse", reading);
  if (parts === null || parts.length === 0) return null;
  return { type: "verse", ...kept(element), lines: parts.map(({ part, pages }) => readLine(part, pages, reading)) };
}

function readLine(element: TeiElement, pages: readonly Inline[], reading: Reading): VerseLine {
  const indent = /^indent([1-9]\d?)$/.exec(attributeOf(element, "rend") ?? "")?.[1];
  const children = [...pages, ...readRun(element.children, reading)];
  const told = indent === undefined ? [] : ["rend"];
  return { type: "line", ...kept(element, ...told), indent: Number(indent ?? 0), children };
}

interface Part {
  readonly part: TeiElement;
  readonly pages: readonly Inline[];
}

/** The parts of an element, each with the page breaks before it; null where something else stands between or in them. */
function withMovedPages(
  nodes: readonly TeiNode[],
  name: "row" | "l",
  where: string,
  reading: Reading,
): readonly Part[] | null {
  const elements = nodes.filter((node): node is TeiElement => typeof node !== "string");
  const isText = nodes.some((node) => typeof node === "string" && node.trim() !== "");
  const isWhole = elements.every(
    (one) => one.name === "pb" || (one.name === name && (name === "l" ? !holdsBlocks(one) : isRow(one))),
  );
  if (isText || !isWhole || elements.at(-1)?.name === "pb") return null;
  const parts: Part[] = [];
  let pages: Inline[] = [];
  for (const node of elements) {
    if (node.name === "pb") {
      reading.move(node, where);
      pages = [...pages, readPageBreak(node, reading)];
    } else {
      parts.push({ part: node, pages });
      pages = [];
    }
  }
  return parts;
}

/** Whether a row holds cells, at least one, and nothing else. */
function isRow(element: TeiElement): boolean {
  const cells = elementsIn(element);
  const isText = element.children.some((child) => typeof child === "string" && child.trim() !== "");
  return cells.length > 0 && !isText && cells.every(({ name }) => name === "cell");
}
