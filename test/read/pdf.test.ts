import {
  degrees,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFPage,
  StandardFonts,
} from "pdf-lib";
import { describe, expect, it } from "vitest";
import { linesOfPage } from "../../pipeline/model/layout.ts";
import type { Extraction, Refusal, UnpackContext } from "../../pipeline/transform.ts";
import { pdfText } from "../../transforms/read/pdf-text/index.ts";

const context: UnpackContext<Readonly<Record<string, never>>> = {
  options: {},
  language: "en",
  runProgram: async () => ({ isInstalled: false }),
  remembered: async (_key, make) => make(),
};

async function unpack(bytes: Uint8Array): Promise<Extraction | Refusal> {
  const file = { name: "book.pdf", bytes, text: "", encoding: "binary", byteOrderMark: false } as const;
  if (!pdfText.unpack) throw new Error("the reader does not unpack");
  return pdfText.unpack(file, context);
}

async function read(document: PDFDocument): Promise<Extraction> {
  const extraction = await unpack(await document.save());
  if ("refused" in extraction) throw new Error(`refused: ${JSON.stringify(extraction)}`);
  return extraction;
}

interface Fonts {
  readonly roman: PDFFont;
  readonly italic: PDFFont;
  readonly bold: PDFFont;
}

/** A document of pages of 400 by 600 points, on each of which `draw` writes. */
async function document(...draw: ((page: PDFPage, fonts: Fonts) => void)[]): Promise<PDFDocument> {
  const made = await PDFDocument.create();
  const fonts = {
    roman: await made.embedFont(StandardFonts.TimesRoman),
    italic: await made.embedFont(StandardFonts.TimesRomanItalic),
    bold: await made.embedFont(StandardFonts.TimesRomanBold),
  };
  for (const each of draw) each(made.addPage([400, 600]), fonts);
  return made;
}

const linesIn = ({ text, layout }: Extraction) => layout.lines.map(({ start, end }) => text.slice(start, end));

describe("the text layer of a PDF", () => {
  it("comes in lines with their places and sizes, in points from the upper left corner", async () => {
    const extraction = await read(
      await document((page, { roman }) => {
        page.drawText("The keeper wrote", { x: 60, y: 500, size: 10, font: roman });
        page.drawText("on Monday.", { x: 60, y: 488, size: 8, font: roman });
      }),
    );
    expect(extraction.text).toBe("The keeper wrote\non Monday.");
    expect(extraction.layout).toMatchObject({ unit: "point", isExact: true });
    const [first, second] = extraction.layout.lines;
    expect(first).toMatchObject({ size: 10, box: { left: 60, bottom: 100 } });
    expect(second).toMatchObject({ size: 8, box: { left: 60, bottom: 112 } });
    expect(first?.words?.map(({ start, end }) => extraction.text.slice(start, end))).toEqual([
      "The",
      "keeper",
      "wrote",
    ]);
  });

  it("says what is italic, raised or lowered, and leaves the type of a heading alone", async () => {
    const extraction = await read(
      await document((page, { roman, italic, bold }) => {
        page.drawText("A Heading", { x: 60, y: 540, size: 10, font: bold });
        page.drawText("See", { x: 60, y: 500, size: 10, font: roman });
        page.drawText("ibid.", { x: 80, y: 500, size: 10, font: italic });
        page.drawText("1", { x: 80 + italic.widthOfTextAtSize("ibid.", 10), y: 504, size: 6, font: roman });
        page.drawText("and H", { x: 120, y: 500, size: 10, font: roman });
        page.drawText("2", { x: 120 + roman.widthOfTextAtSize("and H", 10), y: 498, size: 6, font: roman });
      }),
    );
    expect(extraction.text).toBe("A Heading\nSee ibid.1 and H2");
    const styled = extraction.layout.lines.flatMap(({ words = [] }) =>
      words.flatMap(({ start, end, styles }) => (styles ? [[extraction.text.slice(start, end), styles]] : [])),
    );
    expect(styled).toEqual([
      ["ibid.", ["italic"]],
      ["1", ["superscript"]],
      ["2", ["subscript"]],
    ]);
  });

  it("is read in the order of the page, whatever was written first, and column by column", async () => {
    const draw = (page: PDFPage, { roman }: Fonts) => {
      const write = (text: string, x: number, y: number) => page.drawText(text, { x, y, size: 10, font: roman });
      for (let at = 0; at < 6; at++) write(`left ${at}`, 60, 500 - 12 * at);
      for (let at = 0; at < 6; at++) write(`right ${at}`, 220, 500 - 12 * at);
      write("the foot", 180, 60);
      write("the head", 180, 560);
    };
    const six = (side: string) => Array.from({ length: 6 }, (_, at) => `${side} ${at}`);
    expect(linesIn(await read(await document(draw)))).toEqual([
      "the head",
      ...six("left"),
      ...six("right"),
      "the foot",
    ]);
  });

  it("stands upright, whether the page is turned or the text on it", async () => {
    const turnedPage = await document((page, { roman }) => {
      page.drawText("First line", { x: 350, y: 60, size: 10, font: roman, rotate: degrees(90) });
      page.drawText("Second", { x: 362, y: 60, size: 10, font: roman, rotate: degrees(90) });
      page.setRotation(degrees(90));
    });
    const turnedText = await document((page, { roman }) => {
      page.drawText("First line", { x: 350, y: 60, size: 10, font: roman, rotate: degrees(90) });
      page.drawText("Second", { x: 362, y: 60, size: 10, font: roman, rotate: degrees(90) });
    });
    for (const made of [turnedPage, turnedText]) {
      const extraction = await read(made);
      expect(linesIn(extraction)).toEqual(["First line", "Second"]);
      const [first, second] = extraction.layout.lines;
      expect(first?.box.left).toBeCloseTo(60, 0);
      expect((second?.box.bottom ?? 0) - (first?.box.bottom ?? 0)).toBeCloseTo(12, 0);
      expect(extraction.layout.pages[0]).toMatchObject({ width: 600, height: 400 });
    }
  });

  it("has the numbers that the file gives its pages", async () => {
    const made = await document(
      (page, { roman }) => page.drawText("one", { x: 60, y: 500, size: 10, font: roman }),
      () => undefined,
      (page, { roman }) => page.drawText("two", { x: 60, y: 500, size: 10, font: roman }),
    );
    const { context: objects } = made;
    const labels = objects.obj({
      Nums: [PDFNumber.of(0), { S: PDFName.of("r") }, PDFNumber.of(1), { S: PDFName.of("D"), St: PDFNumber.of(7) }],
    });
    made.catalog.set(PDFName.of("PageLabels"), labels);
    const { layout, text } = await read(made);
    expect(layout.pages.map(({ label }) => label)).toEqual(["i", "7", "8"]);
    expect(text).toBe("one\f\ftwo");
    expect(layout.pages.map((page) => linesOfPage(layout, page).length)).toEqual([1, 0, 1]);
  });

  it("is the same each time", async () => {
    const bytes = await (
      await document((page, { roman }) => page.drawText("The keeper", { x: 60, y: 500, size: 10, font: roman }))
    ).save();
    expect(await unpack(bytes)).toEqual(await unpack(bytes));
  });
});

describe("a PDF that cannot be read", () => {
  const refusalOf = async (bytes: Uint8Array) => {
    const refusal = await unpack(bytes);
    if (!("refused" in refusal)) throw new Error("it was read");
    return refusal;
  };

  it("has no text layer: the remedy is OCR", async () => {
    const refusal = await refusalOf(
      await (
        await document(
          () => undefined,
          () => undefined,
        )
      ).save(),
    );
    expect(refusal).toMatchObject({ rule: "source/binary" });
    expect(refusal.refused).toContain("its 2 pages are pictures");
    expect(refusal.hint).toContain("ocrmypdf");
  });

  it("is locked with a password", async () => {
    const made = await document((page, { roman }) => page.drawText("secret", { x: 60, y: 500, size: 10, font: roman }));
    const { context: objects } = made;
    const key = PDFHexString.of("00".repeat(32));
    objects.trailerInfo.Encrypt = objects.register(
      objects.obj({ Filter: "Standard", V: 1, R: 2, O: key, U: PDFHexString.of("11".repeat(32)), P: -4 }),
    );
    objects.trailerInfo.ID = objects.obj([key, key]);
    expect((await refusalOf(await made.save({ useObjectStreams: false }))).refused).toContain("password");
  });

  it("is cut off, or broken", async () => {
    const bytes = await (
      await document((page, { roman }) => page.drawText("words", { x: 60, y: 500, size: 10, font: roman }))
    ).save();
    expect((await refusalOf(bytes.slice(0, bytes.length / 2))).refused).toContain("cut off");
    const broken = new TextEncoder().encode("%PDF-1.7\nnothing that is one\n%%EOF\n");
    expect((await refusalOf(broken)).refused).toContain("broken");
  });

  it("is known by its sign", () => {
    const file = (text: string) =>
      ({
        name: "a",
        bytes: new TextEncoder().encode(text),
        text: "",
        encoding: "binary",
        byteOrderMark: false,
      }) as const;
    expect(pdfText.accepts(file("%PDF-1.4"))).toBeGreaterThan(0.9);
    expect(pdfText.accepts(file("PDF"))).toBe(0);
  });
});
