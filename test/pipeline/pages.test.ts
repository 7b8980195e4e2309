import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { arePages, byPageNumber } from "../../pipeline/batch/page-files.ts";
import { joinTexts } from "../../pipeline/join-pages.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { type FileTree, temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

const PAGES = [
  "212 Papers of the Harbour Office\n\nThe keeper of the light wrote on the first of March\nthat the mili-\ntary governor had sent for the toll books.\n",
  "Papers of the Harbour Office 213\n\nOn the next day he went again, and was told that\nthe books were in the old house.\n\f",
  "214 Papers of the Harbour Office\n\nThe clerk of the coun\u0007cil gave him two of them.\nThe third was lost.\n",
];

const hocr = (words: string) =>
  `<html><body><div class="ocr_page" title="bbox 0 0 600 900"><span class="ocr_line" title="bbox 60 90 540 120">${words
    .split(" ")
    .map((word, at) => `<span class="ocrx_word" title="bbox ${60 + 40 * at} 90 ${95 + 40 * at} 120">${word}</span>`)
    .join(" ")}</span></div></body></html>`;

const run = (folder: string, set: Parameters<typeof build>[0] & object = {}) =>
  build({ folder, ...set, set: { to: ["tei"], ...set.set } });

describe("a folder of pages", () => {
  it("is told by the names of its files", () => {
    expect(arePages(["page_0001.txt", "page_0002.txt"])).toBe(true);
    expect(arePages(["p1.hocr", "p2.hocr", "p10.hocr"])).toBe(true);
    expect(arePages(["letters-p1.txt", "letters-p2.txt"])).toBe(true);
    expect(arePages(["0001.xml", "0002.xml"])).toBe(true);
    expect(arePages(["FILE_0001_OCR-D-OCR.xml", "FILE_0002_OCR-D-OCR.xml"])).toBe(true);
    expect(arePages(["IMG_0001.JPG", "IMG_0002.JPG"])).toBe(true);
  });

  it("is not one of documents, of one file, or of files that are not alike", () => {
    expect(arePages(["letter1.txt", "letter2.txt"])).toBe(false);
    expect(arePages(["vol1.hocr", "vol2.hocr"])).toBe(false);
    expect(arePages(["000_fed58f.txt", "002_719854.txt"])).toBe(false);
    expect(arePages(["001.txt", "002.txt"])).toBe(false);
    expect(arePages(["1.xml", "12.xml"])).toBe(false);
    expect(arePages(["page_1.txt"])).toBe(false);
    expect(arePages(["page_1.txt", "page_2.md"])).toBe(false);
    expect(arePages(["page_1.txt", "page_1a.txt"])).toBe(false);
    expect(arePages(["trap1.txt", "trap2.txt"])).toBe(false);
    expect(arePages([])).toBe(false);
  });

  it("counts numbers as numbers, in an order that is one", () => {
    expect(["p10", "p9", "p09", "p1"].sort(byPageNumber)).toEqual(["p1", "p09", "p9", "p10"]);
    const names = fc.array(fc.stringMatching(/^[a-c]{0,2}\d{0,3}[a-c]?\d{0,2}$/), { maxLength: 12 });
    fc.assert(
      fc.property(names, (some) => {
        const sorted = [...some].sort(byPageNumber);
        expect([...some].reverse().sort(byPageNumber)).toEqual(sorted);
      }),
    );
  });

  it("becomes one edition, whose every file can be had back byte for byte", async () => {
    const folder = temporaryFolder({
      "input/harbour/page_10.txt": PAGES[2] ?? "",
      "input/harbour/page_9.txt": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(PAGES[1] ?? "")]),
      "input/harbour/page_1.txt": (PAGES[0] ?? "").replaceAll("\n", "\r\n"),
      "input/harbour/README.md": "no page",
    });
    const { sources } = await run(folder);
    expect(sources.map(({ source, outcome }) => [source.name, source.stem, outcome])).toEqual([
      ["harbour", "harbour", "built"],
    ]);
    const ledger = JSON.parse(readFileSync(join(folder, "output/harbour/harbour.ledger.json"), "utf8"));
    expect(ledger.source.parts.map(({ name }: { name: string }) => name)).toEqual([
      "page_1.txt",
      "page_9.txt",
      "page_10.txt",
    ]);
    expect(ledger.source).toMatchObject({ reader: "page-text", bytes: PAGES.join("").length + 3 + 5 });
    expect((await verify({ folder })).failures).toEqual([]);
    const tei = readFileSync(join(folder, "output/harbour/harbour.tei.xml"), "utf8");
    for (const number of [212, 213, 214]) expect(tei).toContain(`<pb n="${number}"`);
    expect(tei).toContain("military governor");

    writeFiles(folder, { "input/harbour/page_9.txt": "another page\n" });
    expect((await verify({ folder })).failures.map(({ check }) => check)).toEqual(["undo"]);
  });

  it("tells in which file a place is", async () => {
    const folder = temporaryFolder(Object.fromEntries(PAGES.map((page, at) => [`input/harbour/page_${at}.txt`, page])));
    const { sources } = await run(folder);
    const told = sources[0]?.diagnostics.find(({ rule }) => rule === "page-text/control-character");
    expect(told).toMatchObject({ source: "input/harbour/page_2.txt", position: { line: 3, column: 22 } });
  });

  it("has its decisions beside it", async () => {
    const folder = temporaryFolder({
      ...Object.fromEntries(PAGES.map((page, at) => [`input/harbour/page_${at}.txt`, page])),
      "input/harbour.decisions.yaml":
        '- rule: line-ends/hyphen\n  left: "none"\n  before: "-"\n  right: "none"\n  decision: reject\n',
    });
    const { sources } = await run(folder);
    expect(sources.map(({ source }) => source.name)).toEqual(["harbour"]);
    expect(sources[0]?.diagnostics.map(({ rule }) => rule)).toContain("decisions/unmatched");
  });

  it("is what the user says it is", async () => {
    const tree: FileTree = { "in/a.hocr": hocr("one"), "in/b.hocr": hocr("two"), "in/page_1.txt": "x", "out.txt": "x" };
    const names = async (pages: "always" | "never" | "auto") =>
      (await run(temporaryFolder(tree), { sources: ["in"], set: { pages } })).sources.map(({ source }) => source.name);
    expect(await names("never")).toEqual(["a.hocr", "b.hocr", "page_1.txt"]);
    expect(await names("auto")).toEqual(["a.hocr", "b.hocr", "page_1.txt"]);
    expect(await names("always")).toEqual(["in"]);
  });

  it("is refused where its pages are of different kinds, with the one that differs", async () => {
    const folder = temporaryFolder({ "in/a.hocr": hocr("one"), "in/b.hocr": "words" });
    const { sources } = await run(folder, { sources: ["in"], set: { pages: "always" } });
    expect(sources[0]).toMatchObject({ outcome: "unreadable" });
    expect(sources[0]?.diagnostics[0]).toMatchObject({ rule: "source/pages" });
    expect(sources[0]?.diagnostics[0]?.message).toContain("b.hocr");
  });

  it("is refused where one of its pages cannot be read, with its name", async () => {
    const folder = temporaryFolder({ "input/s/page_1.txt": "words", "input/s/page_2.txt": "" });
    const [source] = (await run(folder)).sources;
    expect(source?.diagnostics[0]).toMatchObject({ rule: "source/empty", message: "page_2.txt: the file is empty" });
  });

  it("may hold pages with geometry, of several files", async () => {
    const folder = temporaryFolder({
      "input/s/0001.hocr": hocr("The keeper wrote"),
      "input/s/0002.hocr": hocr("on Monday."),
    });
    const { sources } = await run(folder);
    expect(sources[0]?.ledger?.source).toMatchObject({
      reader: "hocr",
      parts: [
        { name: "0001.hocr", start: 0, end: 16 },
        { name: "0002.hocr", start: 17, end: 27 },
      ],
    });
    expect((await verify({ folder })).failures).toEqual([]);
  });
});

describe("texts joined to one", () => {
  it("can be parted again", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\n", "\f", " ") })), (texts) => {
        const { text, extents } = joinTexts(texts);
        expect(extents.map(({ start, end }) => text.slice(start, end))).toEqual(texts);
      }),
    );
  });
});

const mets = (
  files: readonly (readonly [string, string, string])[],
  pages: readonly string[],
) => `<?xml version="1.0" encoding="UTF-8"?>
<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><mets:fileSec>
${files
  .map(
    ([group, id, href]) =>
      `<mets:fileGrp USE="${group}"><mets:file ID="${id}" MIMETYPE="${/jpg$/.test(href) ? "image/jpeg" : "text/vnd.hocr+html"}"><mets:FLocat LOCTYPE="URL" xlink:href="${href}"/></mets:file></mets:fileGrp>`,
  )
  .join("\n")}
</mets:fileSec><mets:structMap TYPE="LOGICAL"><mets:div/></mets:structMap><mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">
${pages.map((ids, at) => `<mets:div TYPE="page" ORDER="${pages.length - at}">${ids.replace(/\S+/g, '<mets:fptr FILEID="$&"/>')}</mets:div>`).join("\n")}
</mets:div></mets:structMap></mets:mets>`;

describe("a METS list", () => {
  const files = [
    ["DEFAULT", "i1", "images/1.jpg"],
    ["FULLTEXT", "t1", "text/one.hocr"],
    ["FULLTEXT", "t2", "file:text/two%20b.hocr"],
  ] as const;

  const built = async (xml: string, more: FileTree = {}) => {
    const folder = temporaryFolder({
      "input/mets.xml": xml,
      "input/text/one.hocr": hocr("on Monday."),
      "input/text/two b.hocr": hocr("The keeper wrote"),
      ...more,
    });
    return { folder, report: await run(folder) };
  };
  const problem = async (xml: string) =>
    (await built(xml)).report.sources
      .find(({ source }) => source.name === "mets.xml")
      ?.diagnostics.find(({ severity }) => severity === "error");

  it("gives the order of its pages, and the files that are pages are no sources of their own", async () => {
    const { folder, report } = await built(mets(files, ["i1 t1", "t2"]), {
      "input/other.txt": "Words of another source.",
    });
    expect(report.sources.map(({ source }) => source.name)).toEqual(["mets.xml", "other.txt"]);
    const [source] = report.sources;
    expect(source?.ledger?.source.parts?.map(({ name }) => name)).toEqual(["text/two b.hocr", "text/one.hocr"]);
    expect(source?.diagnostics[0]).toMatchObject({ rule: "source/pages", severity: "info" });
    expect(readFileSync(join(folder, "output/mets/mets.tei.xml"), "utf8")).toMatch(/The keeper wrote\s*on Monday\./);
    expect((await verify({ folder })).failures).toEqual([]);
  });

  it("is refused where pages lie elsewhere, or out of its folder", async () => {
    const withHref = (href: string) => mets([["FULLTEXT", "t1", href]], ["t1"]);
    expect(await problem(withHref("https://example.org/1.hocr"))).toMatchObject({
      rule: "source/pages",
      severity: "error",
    });
    for (const href of [
      "../secret.hocr",
      "/etc/hostname",
      "file:///etc/hostname",
      "text/../../secret.hocr",
      "%2e%2e/secret.hocr",
    ]) {
      const told = await problem(withHref(href));
      expect(told?.message, href).toContain("leads out of the folder");
    }
    expect((await problem(withHref("file://host/1.hocr")))?.message).toContain("lies elsewhere");
    expect((await problem(withHref("text/none.hocr")))?.message).toBe("text/none.hocr: the file does not exist");
  });

  it("is refused where it lists no pages, or is broken", async () => {
    expect((await problem(mets([], [])))?.message).toContain("lists no pages");
    expect((await problem(mets(files, ["none"])))?.message).toContain("names no files");
    expect(await problem(mets(files, ["t1"]).replace("</mets:fileSec>", ""))).toMatchObject({
      rule: "source/malformed",
      position: { line: 8 },
    });
  });
});

describe("a PDF", () => {
  it("becomes an edition, and is proven against its file", async () => {
    const folder = temporaryFolder({
      "input/book.pdf": readFileSync(new URL("../cases/page-text/scans/pdf-text-layer/input.pdf", import.meta.url)),
    });
    const [source] = (await run(folder)).sources;
    expect(source).toMatchObject({ outcome: "built" });
    const path = join(folder, "output/book/book.ledger.json");
    const ledger = JSON.parse(readFileSync(path, "utf8"));
    expect(ledger.source).toMatchObject({ reader: "pdf-text", encoding: "binary", extraction: { program: null } });
    expect(ledger.source.extraction.text).toContain("toll books.1 He had been");
    expect((await verify({ folder })).failures).toEqual([]);
    writeFiles(folder, {
      "output/book/book.ledger.json": readFileSync(path, "utf8").replace("Harbour Gazette", "Harbour Gazelle"),
    });
    expect((await verify({ folder })).failures.map(({ check }) => check)).toEqual(["files", "undo"]);
  });
});
