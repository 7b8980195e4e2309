import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Block, Division, Edition, Inline } from "../../pipeline/model/edition.ts";
import { countTei } from "../../transforms/emit/tei/count.ts";
import { tei } from "../../transforms/emit/tei/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";

const context = {
  options: { ...tei.defaults, check: true },
  template: (path: string) => readFile(new URL(`../../templates/${path}`, import.meta.url)),
  artifact: () => Promise.reject(new Error("TEI needs no other edition")),
};

async function emit(edition: Edition): Promise<string> {
  const { bytes } = await tei.run({ ...sampleInput, edition }, context);
  return new TextDecoder().decode(bytes);
}

const text = (words: string): Inline => ({ type: "text", text: words });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });
const division = (...children: (Block | Division)[]): Division => ({
  type: "division",
  kind: "document",
  id: "d1",
  number: null,
  head: null,
  children,
  notes: [],
});
const editionOf = (...children: Division[]): Edition => ({ metadata: sampleEdition.metadata, children });

/** What stands in the one division of an edition. */
async function bodyOf(...children: (Block | Division)[]): Promise<string> {
  const xml = await emit(editionOf(division(...children)));
  return /<div [^>]*>\n?([\s\S]*?)\n?<\/div>\n<\/body>/.exec(xml)?.[1] ?? "";
}

describe("the TEI", () => {
  it("is named after the source and the same bytes every time", async () => {
    const one = await tei.run(sampleInput, context);
    const other = await tei.run(sampleInput, context);
    expect(one.name).toBe("harbour.tei.xml");
    expect(one.mediaType).toBe("application/tei+xml");
    expect(Buffer.from(one.bytes).equals(other.bytes)).toBe(true);
  });

  it("has a document in the shape of the published volumes", async () => {
    const xml = await emit(sampleEdition);
    for (const line of [
      '<div type="document" subtype="historical-document" n="12" xml:id="d12">',
      '<head>12. Memorandum of Conversation<note n="0" xml:id="d12fn0" type="source" place="foot">' +
        'Source: Archive of the Harbour Office, Box 7. <hi rend="italic">Secret</hi></note></head>',
      '<dateline><placeName>Port Anselm</placeName>, <date when="1931-05-04">May 4, 1931</date>, 3 p.m.</dateline>',
      '<list type="participants">\n<head>PARTICIPANTS</head>\n<item>Miss Ada Thornquist, Harbour Master</item>\n' +
        '<pb n="31" xml:id="pg_31"/>\n<item>The Delegation<list>\n<item n="a)">a) Mr. Ole Brandt, Pilot</item>\n</list></item>',
      "<item>Harbour dues &amp; &lt;tolls&gt;</item>",
      '<p rend="sectiontitle level1">Dues and Tolls</p>',
      '<choice><sic>545565</sic><corr type="dashes/page-range" resp="#emend" cert="high" evidence="internal">545–565</corr></choice>',
      'had <pb n="32" xml:id="pg_32"/>never been paid.<note n="2" xml:id="d12fn2" place="foot" cert="medium">See ' +
        '<ref target="#d13">Document 13</ref>.</note> She',
      "<quote><p>Ships that lie at the outer mole pay nothing.</p><p>Ships at the inner mole pay double.</p></quote>",
      '<lg>\n<l>The tide comes in,</l>\n<l rend="indent2">the tide goes out.</l>\n</lg>',
      '<table rows="2" cols="2">\n<row role="label"><cell role="label">Berth</cell><cell role="label">Dues</cell></row>',
      "<closer><salute>Faithfully yours,</salute><signed>Thornquist<lb/>Harbour Master</signed></closer>\n" +
        "<postscript><p>P.S. The tolls can wait.</p></postscript>\n" +
        '<note n="4" xml:id="d12fn4" place="end" cert="low">This note’s marker was not found.</note>\n</div>',
      '<div type="document" subtype="editorial-note" n="13" xml:id="d13">\n<head>13. Editorial Note</head>\n<salute>Dear Sir:</salute>',
      "<ref>wrote again</ref>",
      'on May 4 <corr resp="#editors">[<hi rend="italic">3</hi>]</corr> and',
      '<supplied reason="omitted" resp="#editors" cert="low">[of it?]</supplied>',
      '<seg type="gap" resp="#editors"><gap reason="editorial" resp="#editors"/>[Here follows talk of the weather ' +
        '<metamark function="sic" resp="#editors">[sic]</metamark>.]</seg>',
    ]) {
      expect(xml).toContain(line);
    }
  });

  it("tells in its header what the run did", async () => {
    const xml = await emit(sampleEdition);
    for (const line of [
      "<title>Papers of the Harbour Office</title>",
      '<application ident="emend" version="0.1.0">',
      "TEI P5, release 4.12.0",
      `<title type="file">harbour.txt</title><idno type="sha256">${"0".repeat(64)}</idno>`,
      '<bibl type="provenance">From the holdings of the Harbour Archive</bibl>',
      "<item><ident>dashes/page-range</ident>: 1 place. Puts back the en dash between two page numbers that run together.</item>",
      "<item><ident>page-markers/bracketed</ident>: 1 place.</item>",
      '<language ident="en"/>',
      '<change when="2026-11-21" who="#emend">',
      '<text xml:lang="en">',
    ]) {
      expect(xml).toContain(line);
    }
  });

  it("counts only repairs that are in the edition, and says how many readings are in doubt", async () => {
    const repairs = sampleInput.ledger.repairs.map((repair) => ({ ...repair, status: "flagged" as const }));
    const { bytes } = await tei.run({ ...sampleInput, ledger: { ...sampleInput.ledger, repairs } }, context);
    const xml = new TextDecoder().decode(bytes);
    expect(xml).toContain("No reading of the source was changed.");
    expect(xml).toContain("In 2 places a reading is in doubt");
    expect(xml).not.toContain("page-markers/bracketed");
  });

  it.each<[string, (Block | Division)[], string]>([
    [
      "signatures at the end in one closer",
      [paragraph(text("a")), { type: "signed", children: [text("B")] }, { type: "signed", children: [text("C")] }],
      "<p>a</p>\n<closer><signed>B</signed><signed>C</signed></closer>",
    ],
    [
      "a dateline at the end as itself",
      [paragraph(text("a")), { type: "dateline", children: [text("B")] }],
      "<p>a</p>\n<dateline>B</dateline>",
    ],
    [
      "datelines and signatures between paragraphs as typed blocks",
      [paragraph(text("a")), { type: "dateline", children: [text("B")] }, paragraph(text("c"))],
      '<p>a</p>\n<ab type="dateline">B</ab>\n<p>c</p>',
    ],
    [
      "blocks after an inner division in a division of their own",
      [{ ...division(), id: "d2", kind: "text" }, paragraph(text("a"))],
      '<div type="text" xml:id="d2"/>\n<div type="continuation">\n<p>a</p>\n</div>',
    ],
    [
      "nothing for lists, tables and verse without content",
      [
        { type: "list", kind: "simple", head: null, items: [] },
        { type: "table", rows: [{ type: "row", header: false, cells: [] }] },
        { type: "verse", lines: [] },
        paragraph(),
      ],
      "<p/>",
    ],
    [
      "a list that has only a head with an empty item",
      [{ type: "list", kind: "subject", head: [text("SUBJECT")], items: [] }],
      '<list type="subject">\n<head>SUBJECT</head>\n<item/>\n</list>',
    ],
  ])("writes %s", async (_what, children, expected) => {
    expect(await bodyOf(...children)).toBe(expected);
  });

  it.each<[string, Inline, string]>([
    [
      "what was put in",
      { type: "correction", rule: "a/b", certainty: "low", before: "", after: "the" },
      '<supplied reason="a/b" resp="#emend" cert="low" evidence="internal">the</supplied>',
    ],
    [
      "what is too much",
      { type: "correction", rule: "a/b", certainty: "high", before: "the", after: "" },
      '<surplus reason="a/b" resp="#emend" cert="high" evidence="internal">the</surplus>',
    ],
    [
      "a range of dates",
      { type: "date", when: null, from: "1931-05", to: "1932", children: [text("then")] },
      '<date from="1931-05" to="1932">then</date>',
    ],
    [
      "a date that only ISO 8601 knows, and one that is none",
      { type: "date", when: "1931-W18", from: "1931-02-29", to: "soon", children: [] },
      '<date when-iso="1931-W18" from-iso="1931-02-29"/>',
    ],
    [
      "a target that is no URI",
      { type: "reference", target: "a b:c#d#é", children: [] },
      '<ref target="./a%20b:c#d%23%C3%A9"/>',
    ],
    ["a character that XML cannot hold", text("a\u0007b"), 'a<g type="unrepresentable" n="0007">\uFFFD</g>b'],
    ["white space as it is", text("  a\tb\n c "), "  a\tb\n c "],
    [
      "a note of several blocks",
      {
        type: "note",
        kind: "footnote",
        id: "n1",
        number: "*",
        certainty: "high",
        children: [paragraph(text("a")), paragraph(text("b"))],
      },
      '<note n="*" xml:id="n1" place="foot"><p>a</p><p>b</p></note>',
    ],
  ])("writes %s", async (_what, inline, expected) => {
    expect(await bodyOf(paragraph(inline))).toBe(`<p>${expected}</p>`);
  });

  it("writes an edition without divisions", async () => {
    expect(await emit(editionOf())).toContain("<body>\n<ab/>\n</body>");
  });

  it("is valid and counts as the edition does, whatever the edition holds", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        const { bytes } = await tei.run({ ...sampleInput, edition }, context);
        expect(await countTei(bytes)).toEqual(countEdition(edition));
      }),
      { numRuns: 200, seed: 3 },
    );
  }, 60_000);

  it("counts the sample edition from its file", async () => {
    const { bytes } = await tei.run(sampleInput, context);
    expect(await tei.count(bytes)).toEqual(countEdition(sampleEdition));
    expect(countEdition(sampleEdition)).toEqual({ documents: 2, paragraphs: 5, notes: 5, anchors: 4, pageBreaks: 3 });
  });

  it("is refused, with its line, where one id stands on two nodes", async () => {
    const page: Inline = { type: "page-break", id: "pg_1", number: "1" };
    const twice = editionOf(division(paragraph(page, page)));
    await expect(emit(twice)).rejects.toThrow(/TEI of harbour.*line 68: ID pg_1 already defined/);
    const unchecked = { ...context, options: { ...tei.defaults, check: false } };
    await expect(tei.run({ ...sampleInput, edition: twice }, unchecked)).resolves.toMatchObject({
      name: "harbour.tei.xml",
    });
  });
});
