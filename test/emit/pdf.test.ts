import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { bookData } from "../../transforms/emit/pdf/book.ts";
import { pdf } from "../../transforms/emit/pdf/index.ts";
import { typeset } from "../../transforms/emit/pdf/typeset.ts";
import { sampleInput } from "../support/sample-edition.ts";
import {
  bookOf,
  context,
  crowded,
  division,
  editionOf,
  hostile,
  note,
  octavo,
  paragraph,
  template,
  text,
} from "./pdf-book.ts";
import { bookmarks, metadata, name, open, output } from "./pdf-reading.ts";

const layout = ["-layout", "-enc", "UTF-8", "FILE", "-"];
const reader = output("pdftotext", new Uint8Array(), "-v") === null ? "needs pdftotext: " : "";

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the finished book", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    const artifact = await pdf.run(sampleInput, context);
    expect(artifact).toMatchObject({ name: "harbour.pdf", mediaType: "application/pdf" });
    bytes = artifact.bytes;
  });

  it("claims PDF/A-3a and PDF/UA-1, is tagged and names its language", async () => {
    const document = await open(bytes);
    const xmp = metadata(document);
    expect(xmp).toContain("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>");
    expect(xmp).toMatch(/<pdfuaid:part [^>]*>1<\/pdfuaid:part>/);
    expect(xmp).toContain("Papers of the Harbour Office");
    const { catalog } = document;
    expect(catalog.lookup(name("ViewerPreferences"), PDFDict).get(name("DisplayDocTitle"))?.toString()).toBe("true");
    expect(catalog.lookup(name("MarkInfo"), PDFDict).get(name("Marked"))?.toString()).toBe("true");
    expect(catalog.lookup(name("Lang"), PDFString).decodeText()).toBe("en");
  });

  it("has bookmarks for volume and documents, without the note at the heading", async () => {
    expect(bookmarks(await open(bytes))).toEqual([
      "PAPERS OF THE HARBOUR OFFICE, VOLUME I",
      "-12. Memorandum of Conversation, May 4, 1931",
      "-13. Editorial Note",
      "Emendations",
    ]);
  });

  it("counts front matter in roman and the text in arabic numbers", async () => {
    const document = await open(bytes);
    const numbers = document.catalog.lookup(name("PageLabels"), PDFDict).lookup(name("Nums"), PDFArray);
    const styles = Array.from({ length: numbers.size() / 2 }, (_, at) => {
      return numbers
        .lookup(2 * at + 1, PDFDict)
        .lookup(name("S"), PDFName)
        .decodeText();
    });
    expect(styles.join("")).toMatch(/^r{6}D+$/);
  });

  it("carries the TEI as its source", async () => {
    const file = (await open(bytes)).catalog.lookup(name("AF"), PDFArray).lookup(0, PDFDict);
    expect(file.get(name("AFRelationship"))).toBe(name("Source"));
    expect(file.lookup(name("UF"), PDFString, PDFHexString).decodeText()).toBe("harbour.tei.xml");
  });

  it("is the same file in another time zone and another locale", async () => {
    vi.stubEnv("TZ", "Pacific/Auckland");
    vi.stubEnv("LC_ALL", "tr_TR.UTF-8");
    expect(Buffer.from((await pdf.run(sampleInput, context)).bytes).equals(bytes)).toBe(true);
  });

  it("is another file, with another identifier, where the TEI is another", async () => {
    const other = await pdf.run(sampleInput, {
      ...context,
      artifact: async () => ({ name: "x.xml", mediaType: "application/tei+xml", bytes: new Uint8Array([60]) }),
    });
    const ids = await Promise.all(
      [bytes, other.bytes].map(async (file) => `${(await open(file)).context.trailerInfo.ID}`),
    );
    expect(ids[0]).not.toBe(ids[1]);
  });

  it.skipIf(reader)(`${reader}shows notes with their printed numbers, the original's pages and the emendations`, () => {
    const printed = output("pdftotext", bytes, ...layout) ?? "";
    expect(printed).toMatch(/^\s*0\s*Source: Archive of the Harbour Office, Box 7\. Secret$/m);
    expect(printed).toMatch(/The Delegation +31$/m);
    expect(printed).toMatch(/545–565 +545565 +dashes\/page-range, high: the halves/);
    expect(printed).toMatch(/page-markers\/bracketed +1$/m);
    expect(printed).toMatch(/Notes without a marker\s+4\s*This note’s marker was not found\./);
  });
});

describe("text", () => {
  it.skipIf(reader)(`${reader}comes out as it is, whatever it means to Typst`, async () => {
    const edition = editionOf(division("d", [text("Heading")], ...hostile.map((words) => paragraph(text(words)))));
    const raw = output("pdftotext", await bookOf(edition), "-raw", "-enc", "UTF-8", "FILE", "-") ?? "";
    const printed = raw.replace(/\s+/g, " ");
    for (const words of hostile) expect(printed).toContain(words);
  });

  it.skipIf(reader)(`${reader}names characters that no font has, in the text, in a heading and in a note`, async () => {
    const rare = "a中b😀\u0007\ud800";
    const edition = editionOf(
      division("d", [text(rare)], paragraph(text(rare), note("n", "中", paragraph(text(rare))))),
    );
    const printed = output("pdftotext", await bookOf(edition), ...layout) ?? "";
    expect(printed.match(/a\[U\+4E2D\]b\[U\+1F600\]\[U\+0007\]\uFFFD/g)?.length).toBeGreaterThanOrEqual(3);
  });
});

describe("faults", () => {
  const data = (missing: ReadonlySet<string>) =>
    bookData(sampleInput, missing, octavo, { appendix: true, index: true });
  const changed = (from: string, to: string) => async (path: string) => {
    const source = new TextDecoder().decode(await template(path));
    return new TextEncoder().encode(source.replace(from, to));
  };

  it("stops at a font that is not there", async () => {
    const design = { ...octavo, type: { ...octavo.type, faces: ["Harbour Grotesque"] } };
    await expect(typeset(data, design, template)).rejects.toThrow(/unknown font family/);
  });

  it("stops at a role that nobody knows", async () => {
    await expect(
      pdf.run(sampleInput, { ...context, template: changed('tagged("Dateline"', 'tagged("Date-line"') }),
    ).rejects.toThrow(/“Date-line”/);
  });

  it("stops at a date without a time zone", async () => {
    await expect(pdf.run({ ...sampleInput, date: "2026-11-21" }, context)).rejects.toThrow(RangeError);
  });

  it("leaves the appendix out where it is not wanted", async () => {
    const { bytes } = await pdf.run(sampleInput, { ...context, options: { ...pdf.defaults, appendix: false } });
    expect(bookmarks(await open(bytes))).not.toContain("Emendations");
  });

  it("skips no level of headings", async () => {
    const { context: objects } = await open(await bookOf(crowded(3)));
    const levels = objects
      .enumerateIndirectObjects()
      .flatMap(([, object]) =>
        object instanceof PDFDict ? [object.lookupMaybe(name("S"), PDFName)?.decodeText() ?? ""] : [],
      )
      .filter((role) => /^H\d$/.test(role));
    expect(new Set(levels)).toEqual(new Set(["H1", "H2", "H3", "H4"]));
  });
});
