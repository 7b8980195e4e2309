import { decodePDFRawStream, PDFName, PDFRawStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import { loadDesign } from "../../transforms/emit/pdf/design.ts";
import { type PdfOptions, pdf } from "../../transforms/emit/pdf/index.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { bookOf, crowded, division, editionOf, note, paragraph, template, text } from "./pdf-book.ts";
import { open, output } from "./pdf-reading.ts";

const reader = output("pdftotext", new Uint8Array(), "-v") === null ? "needs pdftotext: " : "";
const designs = ["scholarly-octavo", "reading-paperback", "large-print"];

const pagesOf = async (bytes: Promise<Uint8Array>): Promise<string[]> =>
  (output("pdftotext", await bytes, "-layout", "-enc", "UTF-8", "FILE", "-") ?? "").split("\f");

describe.each(designs)("the design %s", (design) => {
  it("keeps every document, paragraph, note, anchor and page break, and gives the same bytes twice", async () => {
    const edition = crowded(1);
    expect(await pdf.count(await bookOf(edition, { design }))).toEqual(countEdition(edition));
    const [one, two] = [await bookOf(sampleEdition, { design }), await bookOf(sampleEdition, { design })];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it.skipIf(reader)(`${reader}leaves no heading alone, and no heading's note on another page`, async () => {
    const sentence = "The Governor said that the dues could not be lowered. ";
    const edition = editionOf(
      ...Array.from({ length: 24 }, (_, at) =>
        division(
          `d${at}`,
          [
            text(`${at + 1}. Heading`),
            note(`d${at}n`, "1", paragraph(text(`SOURCE${at + 1}. ${sentence.repeat(at % 5)}`))),
          ],
          { type: "dateline", children: [text("Port Anselm")] },
          paragraph(text(`FIRST${at + 1} ${sentence.repeat(3 + ((at * 7) % 19))}`)),
        ),
      ),
    );
    // the contents name the headings too
    const pages = (await pagesOf(bookOf(edition, { design, settings: { runningHeads: "none" } }))).filter((page) =>
      /FIRST|SOURCE|Governor/.test(page),
    );
    for (let at = 1; at <= 24; at++) {
      const page = pages.find((words) => new RegExp(`^ *${at}\\. Heading`, "m").test(words));
      expect(page, `heading ${at}`).toContain(`FIRST${at} `);
      if (design !== "reading-paperback") expect(page, `note of heading ${at}`).toContain(`SOURCE${at}.`);
    }
  });
});

describe("settings", () => {
  const designOf = (settings: PdfOptions["settings"], design = "scholarly-octavo") =>
    loadDesign(design, settings, template);

  it("hold in place of the design's, each by itself", async () => {
    const design = await designOf({ page: { width: "152.4mm" }, notes: "division-end" });
    expect(design.page.width).toBeCloseTo(432);
    expect(design.page.height).toBe(648);
    expect(design.notes).toBe("division-end");
  });

  it.each([
    [{ page: { widht: "6in" } }, "settings.page.widht", /no such setting/],
    [{ page: { width: "6 inches" } }, "settings.page.width", /has to be a length/],
    [{ page: { width: "2in" } }, "settings.page.width", /2in are left between the margins/],
    [{ page: { outside: "0.3in" } }, "settings.page.outside", /margin of 0\.75in/],
    [{ type: { body: "1pt" } }, "settings.type.body", /between 4pt and 72pt/],
    [{ originalPages: "top" }, "settings.originalPages", /"margin"/],
    [{ colours: { link: "blue" } }, "settings.colours.link", /has to be a colour/],
    [{ parts: { looks: "looks.typ" } }, "settings.parts.looks", /has to be a path/],
    [{ parts: { cover: "./cover.typ" } }, "settings.parts.cover", /no such setting/],
    [{ print: { bleed: "2in" } }, "settings.print.bleed", /1in at the most/],
  ])("are refused with the place where they are wrong: %j", async (settings, option, message) => {
    const error = { name: "OptionError", option, message: expect.stringMatching(message) };
    await expect(designOf(settings)).rejects.toMatchObject(error);
  });

  it("name the designs that there are", async () => {
    await expect(designOf({}, "folio")).rejects.toMatchObject({
      name: "OptionError",
      option: "design",
      message: "there is no design called “folio”",
      hint: expect.stringContaining("scholarly-octavo, reading-paperback, large-print"),
    });
  });

  it("have faces that are there, or say where one is missing before anything is set", async () => {
    const { check } = pdf;
    const settings = { type: { faces: ["Harbour Grotesque"] } };
    await expect(check?.({ options: { ...pdf.defaults, settings }, template })).rejects.toMatchObject({
      name: "OptionError",
      option: "settings.type.faces",
    });
    await expect(check?.({ options: pdf.defaults, template })).resolves.toBeUndefined();
  });

  it("come from a file that begins from another design", async () => {
    const files = new Map([
      ["./own.json", '{ "extends": "large-print", "indexColumns": 2 }'],
      ["./loop.json", '{ "extends": "./loop.json" }'],
      ["./bad.json", "{"],
    ]);
    const read = async (path: string) => {
      const own = files.get(path);
      return own === undefined ? template(path) : new TextEncoder().encode(own);
    };
    expect(await loadDesign("./own.json", {}, read)).toMatchObject({ indexColumns: 2, type: { body: 17 } });
    await expect(loadDesign("./loop.json", {}, read)).rejects.toThrow(/extends itself/);
    await expect(loadDesign("./bad.json", {}, read)).rejects.toThrow(/“\.\/bad\.json” is no JSON/);
  });

  it.skipIf(reader)(`${reader}put the original's pages into the line, or nowhere`, async () => {
    const printed = async (originalPages: string) =>
      (await pagesOf(bookOf(sampleEdition, { settings: { originalPages } }))).slice(4).join(" ");
    expect(await printed("inline")).toMatch(/31 *The Delegation/);
    expect(await printed("none")).not.toMatch(/31 *The Delegation|The Delegation +31/);
    const bytes = await bookOf(sampleEdition, { settings: { originalPages: "none" } });
    expect((await pdf.count(bytes)).pageBreaks).toBe(countEdition(sampleEdition).pageBreaks);
  });

  it("tell the printer where to cut, and print in black alone", async () => {
    const edition = editionOf(
      division(
        "d",
        [text("Heading")],
        paragraph({ type: "reference", target: "https://example.org/", children: [text("link")] }),
      ),
    );
    const coloured = await open(await bookOf(edition));
    const document = await open(
      await bookOf(edition, { settings: { print: { bleed: "3mm", cropMarks: true, greyscale: true } } }),
    );
    const [page] = document.getPages();
    const room = 3 * (72 / 25.4) + 20;
    expect(page?.getMediaBox().width).toBeCloseTo(432 + 2 * room, 1);
    expect(page?.getTrimBox().x).toBeCloseTo(room, 3);
    expect(page?.getTrimBox().width).toBeCloseTo(432, 1);
    expect(page?.getBleedBox().height).toBeCloseTo(648 + 6 * (72 / 25.4), 1);
    expect(hues(coloured)).not.toEqual([]);
    expect(hues(document)).toEqual([]);
  });
});

/** The colours of a file's pages that have a hue: three components that differ. */
function hues(document: Awaited<ReturnType<typeof open>>): string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFRawStream) || object.dict.get(PDFName.of("Type")) !== undefined) return [];
    if (object.dict.get(PDFName.of("Filter")) !== PDFName.of("FlateDecode")) return [];
    const words = Buffer.from(decodePDFRawStream(object).decode()).toString("latin1");
    if (!/\bBT\b/.test(words)) return [];
    return (
      words
        .match(/[\d.]+ [\d.]+ [\d.]+ (?:scn?|SCN?|rg|RG)\b/g)
        ?.filter((colour) => !/^([\d.]+) \1 \1 /.test(colour)) ?? []
    );
  });
}

describe("the index and references", () => {
  const mention = (element: string, words: string, ...attributes: { name: string; value: string }[]) =>
    ({ type: "kept", element, display: "run", attributes, children: [text(words)] }) as const;
  const kennedy = { name: "corresp", value: "#p_k" };
  const edition = editionOf(
    division(
      "persons",
      [text("Persons")],
      paragraph(mention("persName", "Kennedy, John F.", { name: "xml:id", value: "p_k" }), text(", President")),
    ),
    division(
      "d1",
      [text("1. Memorandum")],
      paragraph(mention("persName", "Kennedy", kennedy), text(" met "), mention("orgName", "NATO"), text(".")),
      paragraph(text("x ".repeat(3000)), mention("persName", "the President", kennedy)),
    ),
    division(
      "d2",
      [text("2. Telegram")],
      paragraph(
        text("See "),
        { type: "reference", target: "#d1", children: [text("Document 1")] },
        text(" and "),
        { type: "reference", target: "#d2", children: [text("this one")] },
        text(`. ${"https://example.org/a-very-long-path/that/goes?on=and&on=".repeat(6)} ${"x".repeat(400)}`),
      ),
    ),
  );

  it.skipIf(reader)(`${reader}tell pages of this book`, async () => {
    const pages = await pagesOf(bookOf(edition));
    const whole = pages.join("\n");
    expect(whole).toMatch(/Index of Persons\s+Kennedy, John F\., 1, \d+\s/);
    expect(whole).toMatch(/Index of Terms\s+NATO, 1\s/);
    expect(whole).toMatch(/See Document 1, p\.\s1 and this one\./);
    const plain = (await pagesOf(bookOf(edition, { index: false, settings: { referencePages: false } }))).join("\n");
    expect(plain).not.toContain("Index of");
    expect(plain).toContain("See Document 1 and this one.");
  });

  it.skipIf(reader)(
    `${reader}long words and addresses part within the margins, and stay whole in the text`,
    async () => {
      const bytes = await bookOf(edition);
      const boxes = output("pdftotext", bytes, "-bbox", "FILE", "-") ?? "";
      const right = [...boxes.matchAll(/xMax="([\d.]+)"/g)].map(([, edge]) => Number(edge));
      expect(right.length).toBeGreaterThan(100);
      // the sheet is 432 points wide, the margin 54 at least
      expect(Math.max(...right)).toBeLessThan(432 - 50);
      const raw = (output("pdftotext", bytes, "-raw", "FILE", "-") ?? "").replace(/\s/g, "");
      expect(raw).toContain("x".repeat(400));
    },
  );
});

describe("a signature", () => {
  const sentence = "The Governor said that the dues could not be lowered. ";
  const letters = Array.from({ length: 40 }, (_, at) =>
    division(
      `d${at}`,
      [text(`${at + 1}. Letter`)],
      paragraph(text(`LETTER${at + 1} ${sentence.repeat(9 + ((at * 7) % 31))}`)),
      ...(at % 3 === 0 ? [{ type: "closing" as const, children: [text("Yours truly,")] }] : []),
      { type: "signed", children: [text(`Signatory${at + 1}`), { type: "line-break" }, text("Clerk of the Harbour")] },
    ),
  );

  it.skipIf(reader)(`${reader}never stands on a page by itself`, async () => {
    const settings = { runningHeads: "none", originalPages: "none" };
    const pages = await pagesOf(bookOf(editionOf(...letters), { settings, appendix: false }));
    const first = pages.map((page) => page.trim().split("\n")[0]?.trim() ?? "");
    expect(pages.join("").match(/Signatory\d+/gi)).toHaveLength(40);
    for (const line of first) expect(line).not.toMatch(/^(?:Signatory|Yours truly|Clerk of)/i);
  });
});
