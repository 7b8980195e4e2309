import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PageBreak, Table, TableCell } from "../../pipeline/model/edition.ts";
import { blocksData } from "../../transforms/emit/pdf/blocks.ts";
import { labels } from "../../transforms/emit/pdf/labels.ts";
import { lettering } from "../../transforms/emit/pdf/lettering.ts";
import { Setter } from "../../transforms/emit/pdf/setter.ts";
import { tableData } from "../../transforms/emit/pdf/table-grid.ts";
import { division, editionOf, note, page, paragraph, text } from "./pdf-book.ts";

const cell = (columns: number, rows: number, words = "x"): TableCell => ({
  type: "cell",
  header: false,
  columns,
  rows,
  children: [text(words)],
});
const table = (...rows: TableCell[][]): Table => ({
  type: "table",
  rows: rows.map((cells, at) => ({ type: "row", header: at === 0, cells })),
});
const data = (of: Table) => tableData(of, () => []);

describe("a table's grid", () => {
  it("covers every place once, whatever the cells claim", () => {
    const cells = fc.record({ columns: fc.integer({ min: -1, max: 5 }), rows: fc.integer({ min: -1, max: 5 }) });
    fc.assert(
      fc.property(fc.array(fc.array(cells, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const grid = data(table(...rows.map((row) => row.map(({ columns, rows }) => cell(columns, rows)))));
        const places = grid.cells.flatMap(({ x, y, columns, rows }) =>
          Array.from({ length: columns * rows }, (_, at) => `${x + (at % columns)}/${y + Math.floor(at / columns)}`),
        );
        expect(new Set(places).size).toBe(places.length);
        expect(places.length).toBe(grid.columns * rows.length);
      }),
    );
  });

  it("makes no header of rows that reach into the text", () => {
    expect(data(table([cell(1, 1)], [cell(1, 1)])).header).toBe(1);
    expect(data(table([cell(1, 2)], [cell(1, 1)])).header).toBe(0);
  });

  it("does not set a header again that has a note, or before which a page break waits", () => {
    const plain = table([cell(1, 1)], [cell(1, 1)]);
    const head = { ...cell(1, 1), children: [text("Dues"), note("n", "1", paragraph(text("A month.")))] };
    const noted = table([head], [cell(1, 1)]);
    const repeats = (of: Table, ...waiting: PageBreak[]) => {
      const edition = editionOf(division("d", null, of));
      const setter = new Setter(lettering(new Set()), labels(edition), {
        blocks: blocksData,
        notes: "foot",
        pictures: new Map(),
        longestHead: 60,
      });
      for (const one of waiting) setter.wait(one);
      return tableData(of, (nodes) => setter.line(nodes)).repeats;
    };
    expect(repeats(plain)).toBe(true);
    expect(repeats(noted)).toBe(false);
    expect(repeats(plain, page("540"))).toBe(false);
  });

  it("sets figures flush right", () => {
    const figures = data(
      table(["£40", "1,234.5", "(12)", "45%", "Berth 4", "–", ""].map((words) => cell(1, 1, words))),
    );
    expect(figures.cells.map((one) => one.numeric)).toEqual([true, true, true, true, false, false, false]);
  });
});
