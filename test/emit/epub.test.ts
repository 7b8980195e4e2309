import { strToU8, type Unzipped, unzipSync, type Zippable, zipSync } from "fflate";
import { afterEach, describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Block, Division, Edition, Inline } from "../../pipeline/model/edition.ts";
import { epub } from "../../transforms/emit/epub/index.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";
import { brokenLinks, faults, madeUpVolume, makeEpub, readFiles } from "./epub-fixture.ts";

const text = (content: string): Inline => ({ type: "text", text: content });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });
const document = (id: string, children: readonly Block[], more: Partial<Division> = {}): Division => ({
  type: "division",
  kind: "document",
  id,
  number: null,
  head: [text("A document")],
  children,
  notes: [],
  ...more,
});
const edition = (...children: Division[]): Edition => ({
  metadata: { title: "Made up", language: "en", provenance: [] },
  children,
});
const chapter = async (made: Edition, file: string): Promise<string> =>
  readFiles(await makeEpub(made)).get(`EPUB/text/${file}`) ?? "";

describe("the container", () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  test("begins with the media type, stored, without an extra field (EPUB 3.3, 4.3.3)", async () => {
    const bytes = await makeEpub(sampleEdition);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getUint16(8, true)).toBe(0);
    expect(view.getUint16(28, true)).toBe(0);
    expect(new TextDecoder().decode(bytes.subarray(30, 58))).toBe("mimetypeapplication/epub+zip");
  });

  test("has the same bytes in every time zone", async () => {
    const made: Uint8Array[] = [];
    for (const zone of ["UTC", "Pacific/Apia", "America/New_York", "Asia/Kolkata"]) {
      process.env.TZ = zone;
      made.push(await makeEpub(sampleEdition));
    }
    for (const bytes of made) expect(Buffer.compare(bytes, made[0] ?? new Uint8Array())).toBe(0);
  });

  test("carries the fonts with their licence, or neither", async () => {
    const withFonts = readFiles(await makeEpub(sampleEdition));
    expect(withFonts.get("EPUB/fonts/OFL.txt")).toContain("SIL OPEN FONT LICENSE");
    expect(withFonts.get("EPUB/css/edition.css")).toContain("@font-face");
    const bytes = await makeEpub(sampleEdition, {}, { embedFonts: false });
    const without = readFiles(bytes);
    expect([...without.keys()].filter((path) => path.includes("fonts/"))).toEqual([]);
    expect(without.get("EPUB/css/edition.css")).not.toContain("@font-face");
    expect(without.get("EPUB/colophon.xhtml")).not.toContain("Libertinus");
    expect(await faults(bytes)).toEqual([]);
  });
});

describe("the sample edition", () => {
  test("has no fault under EPUBCheck's rules, and no broken link", async () => {
    const bytes = await makeEpub(sampleEdition);
    expect(await faults(bytes)).toEqual([]);
    expect(brokenLinks(readFiles(bytes))).toEqual([]);
  });

  test("has a note reference, a note and a way back for every anchor", async () => {
    const xhtml = await chapter(sampleEdition, "d12.xhtml");
    expect(xhtml).toContain(
      '<a class="noteref" role="doc-noteref" epub:type="noteref" id="d12fn2-ref" href="#d12fn2">2</a>',
    );
    expect(xhtml).toContain('<aside class="note" role="doc-footnote" epub:type="footnote" id="d12fn2">');
    expect(xhtml).toContain('role="doc-backlink" href="#d12fn2-ref" title="Back to the text">2</a>');
    expect(xhtml).toMatch(
      /Notes without a marker in the text<\/h2>\s*<div class="note" role="doc-footnote" id="d12fn4">/,
    );
  });

  test("marks and lists the printed pages", async () => {
    const files = readFiles(await makeEpub(sampleEdition));
    expect(files.get("EPUB/text/d12.xhtml")).toContain(
      '<span class="page" role="doc-pagebreak" epub:type="pagebreak" id="pg_32" aria-label="32"></span>never been paid',
    );
    const navigation = files.get("EPUB/nav.xhtml") ?? "";
    expect([...navigation.matchAll(/#pg_\d+">(\d+)</g)].map((match) => match[1])).toEqual(["31", "32", "33"]);
    expect(files.get("EPUB/package.opf")).toContain('<meta property="pageBreakSource">');
  });

  test("leads from a corrected reading to its entry, with the source's reading and the evidence, and back", async () => {
    const files = readFiles(await makeEpub(sampleEdition));
    expect(files.get("EPUB/text/d12.xhtml")).toContain(
      '<a class="emendation" id="emendation-1" href="../emendations.xhtml#entry-1" title="The source reads: 545565">545–565</a>',
    );
    const entry = /<li id="entry-1">.*<\/li>/.exec(files.get("EPUB/emendations.xhtml") ?? "")?.[0] ?? "";
    expect(entry).toContain("<del>545565</del>");
    expect(entry).toContain('href="text/d12.xhtml#emendation-1"><ins>545–565</ins>');
    expect(entry).toContain("the halves 545 and 565 ascend");
    expect(entry).toContain("Line 12");
  });

  test("links references across files, and leaves the words where there is no target", async () => {
    const [first, second] = [await chapter(sampleEdition, "d12.xhtml"), await chapter(sampleEdition, "d13.xhtml")];
    expect(first).toContain('<a class="reference" href="d13.xhtml">Document 13</a>');
    expect(second).toContain('<a class="reference" href="d12.xhtml#d12fn2">footnote 2, Document 12</a>');
    expect(second).toContain('<span class="reference">wrote again</span>');
  });

  test("says in the package what it is", async () => {
    const opf = readFiles(await makeEpub(sampleEdition)).get("EPUB/package.opf") ?? "";
    expect(opf).toMatch(/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</);
    expect(opf).toContain('<meta property="dcterms:modified">2026-11-21T00:00:00Z</meta>');
    for (const property of ["accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"]) {
      expect(opf).toContain(`<meta property="schema:${property}">`);
    }
    expect(opf).toContain('properties="cover-image"');
  });

  test("keeps its identifier while the source is the same, whatever the version and the date", async () => {
    const identifier = async (more: Partial<typeof sampleInput>) =>
      /urn:uuid:[^<]*/.exec(readFiles(await makeEpub(sampleEdition, more)).get("EPUB/package.opf") ?? "")?.[0];
    const { ledger } = sampleInput;
    const other = { ...ledger, source: { ...ledger.source, sha256: "1".repeat(64) } };
    expect(await identifier({ version: "9.9.9", date: "2031-01-01T00:00:00.000Z" })).toBe(await identifier({}));
    expect(await identifier({ ledger: other })).not.toBe(await identifier({}));
  });
});

describe("counting", () => {
  test("agrees with the model, from the file alone", async () => {
    const made = madeUpVolume(12);
    for (const each of [sampleEdition, made]) {
      expect(await epub.count(await makeEpub(each))).toEqual(countEdition(each));
    }
  });

  const tampered: readonly (readonly [part: string, find: string | RegExp, put: string])[] = [
    ["documents", '<section class="document"', '<section class="other"'],
    ["paragraphs", "<p>Ships", '<p class="salute">Ships'],
    ["notes", ' role="doc-footnote" epub:type="footnote" id="d12fn1"', ' id="d12fn1"'],
    ["anchors", 'href="#d12fn1"', 'href="#d12fn99"'],
    ["pageBreaks", / role="doc-pagebreak"[^>]*aria-label="32"/, ""],
  ];
  test.each(tampered)("sees that a file has lost one of its %s", async (part, find, put) => {
    const files: Unzipped = unzipSync(await makeEpub(sampleEdition));
    const path = "EPUB/text/d12.xhtml";
    const before = new TextDecoder().decode(files[path]);
    const after = before.replace(find, put);
    expect(after).not.toBe(before);
    const counts = await epub.count(zipSync({ ...files, [path]: strToU8(after) } satisfies Zippable));
    expect(counts).not.toEqual(countEdition(sampleEdition));
    expect(counts).toHaveProperty(part, countEdition(sampleEdition)[part as keyof typeof counts] - 1);
  });

  test("complains where a chapter is gone", async () => {
    const { "EPUB/text/d13.xhtml": _gone, ...rest } = unzipSync(await makeEpub(sampleEdition));
    await expect(epub.count(zipSync(rest))).rejects.toThrow("EPUB/text/d13.xhtml");
  });
});

describe("the layout over files", () => {
  test("puts a page break between two documents before the second", async () => {
    const made = edition({
      ...document("v1", []),
      kind: "volume",
      children: [
        document("a", [paragraph(text("one"))]),
        { type: "page-break", id: "pg_7", number: "7" },
        document("b", [paragraph(text("two"))]),
        paragraph(text("The volume’s own last words.")),
      ],
    });
    const bytes = await makeEpub(made);
    const files = readFiles(bytes);
    expect(files.get("EPUB/text/b.xhtml")).toMatch(/id="pg_7".*\n<section class="document" id="b"/);
    expect(files.get("EPUB/text/v1-2.xhtml")).toContain("The volume’s own last words.");
    expect(await faults(bytes)).toEqual([]);
    expect(await epub.count(bytes)).toEqual(countEdition(made));
  });

  test("cuts a very long document between blocks and keeps links, notes and counts whole", async () => {
    const [volume] = madeUpVolume(1, 700).children;
    const made = edition(volume ?? document("none", []));
    const bytes = await makeEpub(made);
    const files = readFiles(bytes);
    const pieces = [...files.keys()].filter((path) => /text\/d1(?:-\d+)?\.xhtml$/.test(path));
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect((files.get(piece) ?? "").length).toBeLessThan(400_000);
    expect(brokenLinks(files)).toEqual([]);
    expect(await epub.count(bytes)).toEqual(countEdition(made));
  });

  test("names files so that no two differ in case alone, whatever the ids are", async () => {
    const made = edition(
      ...["d1", "D1", "d1-2", "été", "nav", `x${"y".repeat(300)}`].map((id) => document(id, [paragraph(text(id))])),
    );
    const bytes = await makeEpub(made);
    const names = [...readFiles(bytes).keys()].map((path) => path.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(await faults(bytes)).toEqual([]);
    expect(await epub.count(bytes)).toEqual(countEdition(made));
  });

  test("spreads many emendations over files", async () => {
    const corrected: Inline = { type: "correction", rule: "a/b", certainty: "low", before: "x", after: "y" };
    const made = edition(document("d1", [paragraph(...Array.from({ length: 1200 }, () => corrected))]));
    const bytes = await makeEpub(made);
    const files = readFiles(bytes);
    expect(files.get("EPUB/emendations-3.xhtml")).toContain('id="entry-1200"');
    expect(brokenLinks(files)).toEqual([]);
    expect(await faults(bytes)).toEqual([]);
  });
});

describe("links", () => {
  const refer = async (target: string) =>
    chapter(edition(document("d1", [paragraph({ type: "reference", target, children: [text("words")] })])), "d1.xhtml");

  test.each([
    ["https://history.example/a b?q=<1>", 'href="https://history.example/a%20b?q=%3C1%3E"'],
    ["mailto:editor@history.example", 'href="mailto:editor@history.example"'],
    ["#d1", 'href="#d1"'],
  ])("lead to %s", async (target, href) => {
    expect(await refer(target)).toContain(`<a class="reference" ${href}>words</a>`);
  });

  test.each(["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "http://[", "#nowhere", "", "d2.xhtml"])(
    "do not lead to %j",
    async (target) => {
      expect(await refer(target)).toContain('<p><span class="reference">words</span></p>');
    },
  );

  test("hold no other link: a note inside a reference has its marker after it", async () => {
    const made = edition(
      document("d1", [
        paragraph({
          type: "reference",
          target: "https://history.example/",
          children: [
            {
              type: "emphasis",
              rendition: "italic",
              children: [
                text("words"),
                { type: "note", kind: "footnote", id: "n1", number: "1", certainty: "high", children: [] },
                { type: "correction", rule: "a/b", certainty: "high", before: "x", after: "y" },
              ],
            },
          ],
        }),
      ]),
    );
    expect(await chapter(made, "d1.xhtml")).toMatch(
      /<i>words<span class="emendation" id="emendation-1">y<\/span><\/i><\/a><a class="noteref"/,
    );
    expect(await faults(await makeEpub(made))).toEqual([]);
  });

  test("do not mistake the model's ids for the emitter's own", async () => {
    const note = (id: string): Inline => ({
      type: "note",
      kind: "footnote",
      id,
      number: "1",
      certainty: "high",
      children: [],
    });
    const made = edition(
      document("notes-heading", [paragraph(note("n"), note("n-ref"), note("emendation-1"))], { head: null }),
    );
    const bytes = await makeEpub(made);
    expect(brokenLinks(readFiles(bytes))).toEqual([]);
    expect(await epub.count(bytes)).toEqual(countEdition(made));
    expect(await faults(bytes)).toEqual([]);
  });
});

test("a time is marked only where the calendar has the day", async () => {
  const date = (when: string | null): Inline => ({ type: "date", when, from: null, to: null, children: [text("day")] });
  const made = edition(document("d1", [paragraph(...["1931-02-28", "1931-02-30", "1931", "x"].map(date), date(null))]));
  const times = [...(await chapter(made, "d1.xhtml")).matchAll(/datetime="([^"]*)"/g)].map((match) => match[1]);
  expect(times).toEqual(["1931-02-28", "1931"]);
});
