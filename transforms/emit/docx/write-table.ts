import type { Table } from "../../../pipeline/model/edition.ts";
import type { Setting } from "./setting.ts";
import { columnShares, type GridCell, tableGrid } from "./table-grid.ts";
import { type Content, element, paragraph } from "./word-xml.ts";
import { writeInlines } from "./write-inlines.ts";

/**
 * A table (ISO/IEC 29500-1, 17.4), followed by the paragraph that Word wants between two tables.
 * `lead` stands before the first cell's text. A table without cells is no table in Word: only its lead is kept.
 */
export function writeTable(table: Table, setting: Setting, lead: readonly Content[]): Content[] {
  const grid = tableGrid(table);
  let waiting = lead;
  const textOf = ({ cell }: GridCell): Content[] => {
    if (!cell) return [];
    const text = [...waiting, ...writeInlines(cell.children, setting)];
    waiting = [];
    return text;
  };
  const rows = grid.map((cells, at) =>
    tableRow(
      table.rows[at]?.header ?? false,
      cells.map((place) =>
        tableCell(place.cell?.header ? "TableHeading" : "TableText", textOf(place), [
          ...(place.columns > 1 ? [element("w:gridSpan", { "w:val": place.columns })] : []),
          ...(place.merge === "none" ? [] : [element("w:vMerge", { "w:val": place.merge })]),
        ]),
      ),
    ),
  );
  const written =
    rows.length === 0 ? [] : [wordTable("EditionTable", columnShares(grid, setting.assembly.textWidth), rows)];
  return written.length === 0 && waiting.length === 0 ? [] : [...written, paragraph("TableEnd", waiting)];
}

/** A table as wide as the text, its columns in twentieths of a point. */
export function wordTable(style: string, columns: readonly number[], rows: readonly Content[]): Content {
  return element("w:tbl", {}, [
    element("w:tblPr", {}, [
      element("w:tblStyle", { "w:val": style }),
      element("w:tblW", { "w:w": 5000, "w:type": "pct" }),
      element("w:tblLook", {
        "w:val": "0420",
        "w:firstRow": 1,
        "w:lastRow": 0,
        "w:firstColumn": 0,
        "w:lastColumn": 0,
        "w:noHBand": 0,
        "w:noVBand": 1,
      }),
    ]),
    element(
      "w:tblGrid",
      {},
      columns.map((width) => element("w:gridCol", { "w:w": width })),
    ),
    ...rows,
  ]);
}

/** A row; a header row is repeated on every page. */
export function tableRow(header: boolean, cells: readonly Content[]): Content {
  const properties = [element("w:cantSplit"), ...(header ? [element("w:tblHeader")] : [])];
  return element("w:tr", {}, [element("w:trPr", {}, properties), ...cells]);
}

/** A cell with one paragraph; `properties` in the order of the schema (17.4.70). */
export function tableCell(style: string, text: readonly Content[], properties: readonly Content[] = []): Content {
  return element("w:tc", {}, [element("w:tcPr", {}, properties), paragraph(style, text)]);
}
