import { PDFDict, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { readImposition } from "../../transforms/emit/pdf/imposition-options.ts";
import { type PdfOptions, pdf } from "../../transforms/emit/pdf/index.ts";
import { type Imposition, type SheetPages, type SheetSide, sheetSides } from "../../transforms/emit/pdf/signatures.ts";
import { sampleInput } from "../support/sample-edition.ts";
import { context } from "./pdf-book.ts";
import { open, output } from "./pdf-reading.ts";

const plan = (binding: Imposition["binding"], sheet: SheetPages, section: number = sheet): Imposition => ({
  binding,
  sheet,
  section,
  creep: 0,
  trim: 8.5,
});

/** The numbers on a side, row by row. */
const rows = ({ places }: SheetSide): (number | null)[][] => {
  const grid: (number | null)[][] = [];
  for (const { row, column, page } of places) {
    grid[row] ??= [];
    (grid[row] ?? [])[column] = page;
  }
  return grid;
};

/** A leaf of folded paper: what is printed on the side that looks up, and on the other. */
interface Leaf {
  readonly up: number | null;
  readonly down: number | null;
}

/**
 * Folds printed paper that lies on its front until one page is seen: a sheet of four columns in the middle, its right half
 * over the left one; then the upper half over the lower; at last at the back, the left page over the right one.
 */
function folded(front: (number | null)[][], back: (number | null)[][]): (number | null)[] {
  // behind the first place of a row lies the last one of the front
  let stacks = back.map((row, y) => row.map((up, x): Leaf[] => [{ up, down: front[y]?.at(-1 - x) ?? null }]));
  const over = (above: Leaf[] = [], below: Leaf[] = []) => [
    ...[...above].reverse().map(({ up, down }) => ({ up: down, down: up })),
    ...below,
  ];
  if (stacks[0]?.length === 4) stacks = stacks.map((row) => [over(row[3], row[0]), over(row[2], row[1])]);
  if (stacks.length === 2) stacks = [(stacks[1] ?? []).map((below, x) => over(stacks[0]?.[x], below))];
  const [[left, right] = []] = stacks;
  return over(left, right).flatMap(({ up, down }) => [up, down]);
}

describe("a sheet", () => {
  it.each([
    [4, [[4, 1]], [[2, 3]]],
    [
      8,
      [
        [5, 4],
        [8, 1],
      ],
      [
        [3, 6],
        [2, 7],
      ],
    ],
    [
      16,
      [
        [5, 12, 9, 8],
        [4, 13, 16, 1],
      ],
      [
        [7, 10, 11, 6],
        [2, 15, 14, 3],
      ],
    ],
  ] as const)("of %i pages has them where printers have them", (sheet, front, back) => {
    const [one, two] = sheetSides(sheet, plan("perfect", sheet));
    expect(one && rows(one)).toEqual(front);
    expect(two && rows(two)).toEqual(back);
  });

  it.each([4, 8, 16] as const)("of %i pages gives them in their order when it is folded", (sheet) => {
    const [front, back] = sheetSides(sheet, plan("perfect", sheet)).map(rows);
    expect(folded(front ?? [], back ?? [])).toEqual(Array.from({ length: sheet }, (_, at) => at + 1));
  });

  it("stands pages on their heads where they meet heads, and puts recto pages at the right of their backs", () => {
    const [front] = sheetSides(16, plan("perfect", 16));
    for (const { row, column, page, inverted, recto } of front?.places ?? []) {
      expect(inverted).toBe(row === 0);
      expect(recto).toBe((page ?? 0) % 2 === 1);
      // the back is between the columns of a pair
      expect(column % 2 === 1).toBe(recto !== inverted);
    }
  });
});

describe("sections", () => {
  it("lie one upon the other in perfect binding, the last one shorter, with blanks at the end", () => {
    const sides = sheetSides(21, plan("perfect", 8, 16));
    expect(sides.map(({ section }) => section)).toEqual([0, 0, 0, 0, 1, 1]);
    // the outer sheet of the first section has its first and last pages
    expect(sides.slice(0, 2).map(rows)).toEqual([
      [
        [13, 4],
        [16, 1],
      ],
      [
        [3, 14],
        [2, 15],
      ],
    ]);
    expect(sides.slice(2, 4).map(rows)).toEqual([
      [
        [9, 8],
        [12, 5],
      ],
      [
        [7, 10],
        [6, 11],
      ],
    ]);
    expect(sides.slice(4).map(rows)).toEqual([
      [
        [21, 20],
        [null, 17],
      ],
      [
        [19, null],
        [18, null],
      ],
    ]);
  });

  it("are one in saddle stitch, and inner leaves stick out further", () => {
    const sides = sheetSides(10, plan("saddle-stitch", 4));
    expect(sides.map(rows)).toEqual([[[null, 1]], [[2, null]], [[10, 3]], [[4, 9]], [[8, 5]], [[6, 7]]]);
    expect(sides.map(({ places }) => places.map(({ depth }) => depth))).toEqual([
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
      [2, 2],
      [2, 2],
    ]);
  });

  it.each([4, 8, 16] as const)("hold every page of a book once, on sheets of %i pages", (sheet) => {
    for (const binding of ["saddle-stitch", "perfect"] as const)
      for (const pages of [1, sheet - 1, sheet, sheet + 1, 5 * sheet + 3]) {
        const placed = sheetSides(pages, plan(binding, sheet, 2 * sheet)).flatMap(({ places }) =>
          places.map(({ page }) => page),
        );
        const found = placed.filter((page) => page !== null).sort((a, b) => a - b);
        expect(found).toEqual(Array.from({ length: pages }, (_, at) => at + 1));
        expect(placed.length).toBe(Math.ceil(pages / sheet) * sheet);
      }
  });
});

describe("imposition as an option", () => {
  it.each([
    [{ binding: "spiral" }, "imposition.binding", /saddle-stitch/],
    [{ sheet: 12 }, "imposition.sheet", /4, 8 or 16/],
    [{ sheet: 8, section: 12 }, "imposition.section", /no whole number of sheets/],
    [{ binding: "saddle-stitch", section: 16 }, "imposition.section", /no sections/],
    [{ creep: "2in" }, "imposition.creep", /1 mm/],
    [{ pages: 4 }, "imposition.pages", /no such setting/],
  ])("is refused where it is wrong: %j", async (settings, option, message) => {
    const error = { name: "OptionError", option, message: expect.stringMatching(message) };
    await expect(readImposition(settings)).rejects.toMatchObject(error);
  });

  const made = async (imposition: PdfOptions["imposition"], settings: PdfOptions["settings"] = {}) =>
    pdf.run(sampleInput, { ...context, options: { ...pdf.defaults, imposition, settings } });
  const sheets = { binding: "saddle-stitch", sheet: 4, creep: "0.1mm" };

  it("gives a second file beside the book, the same bytes twice, without claims that do not hold", async () => {
    const [one, two] = [await made(sheets), await made(sheets)];
    const [part] = one.parts ?? [];
    expect(part?.name).toBe("harbour.imposed.pdf");
    expect(Buffer.from(part?.bytes ?? []).equals(two.parts?.[0]?.bytes ?? new Uint8Array())).toBe(true);
    expect((await made(null)).parts).toBeUndefined();
    const imposed = await open(part?.bytes ?? new Uint8Array());
    expect(imposed.catalog.get(PDFName.of("StructTreeRoot"))).toBeUndefined();
    expect(imposed.catalog.get(PDFName.of("Metadata"))).toBeUndefined();
    expect(imposed.getTitle()).toContain("saddle-stitch, 4 pages a sheet");
    const pages = (await open(one.bytes)).getPageCount();
    expect(imposed.getPageCount()).toBe(2 * Math.ceil(pages / 4));
    const room = 8.504 + 20;
    expect(imposed.getPage(0).getWidth()).toBeCloseTo(2 * 432 + 2 * room, 1);
    expect(imposed.getPage(0).getHeight()).toBeCloseTo(648 + 2 * room, 1);
  });

  it("takes no other page along for the links of one", async () => {
    const [part] = (await made(sheets)).parts ?? [];
    const { context: objects } = await open(part?.bytes ?? new Uint8Array());
    const kinds = objects
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : null))
      .map((dictionary) => String(dictionary?.get(PDFName.of("Type"))));
    expect(kinds).not.toContain("/Annot");
    expect(kinds).not.toContain("/StructElem");
  });

  it.skipIf(output("pdftotext", new Uint8Array(), "-v") === null)(
    "puts the pages where they belong on the sheet (needs pdftotext)",
    async () => {
      const artifact = await made({ binding: "perfect", sheet: 8 });
      const words = (bytes: Uint8Array, page: number, box: readonly number[] = []): string => {
        const area = ["x", "y", "W", "H"].flatMap((key, at) =>
          box.length > 0 ? [`-${key}`, `${Math.round(box[at] ?? 0)}`] : [],
        );
        const told = output("pdftotext", bytes, "-f", `${page}`, "-l", `${page}`, ...area, "-raw", "FILE", "-") ?? "";
        return told.replace(/\s+/g, " ").trim();
      };
      const sides = sheetSides((await open(artifact.bytes)).getPageCount(), plan("perfect", 8));
      const margin = 8.504 + 20;
      let compared = 0;
      for (const [at, { places }] of sides.entries())
        for (const { page, row, column, inverted } of places) {
          // text that stands on its head comes out backwards
          if (inverted || page === null) continue;
          const box = [margin + column * 432, margin + row * (648 + 2 * 8.504), 432, 648];
          const [wanted, found] = [
            words(artifact.bytes, page),
            words(artifact.parts?.[0]?.bytes ?? new Uint8Array(), at + 1, box),
          ];
          expect(found, `page ${page}`).toBe(wanted);
          if (wanted !== "") compared++;
        }
      expect(compared).toBeGreaterThan(3);
    },
  );
});
