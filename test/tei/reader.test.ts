import { describe, expect, it } from "vitest";
import type { Node } from "../../pipeline/model/edition.ts";
import { keptRendition } from "../../pipeline/model/stand-in.ts";
import { allNodes, plainText } from "../../pipeline/model/walk.ts";
import { bodyOf, readTei, readTeiFile, teiFile, writeTei } from "../support/tei-reading.ts";

const edition = (body: string) => readTei(teiFile(body)).edition;
const all = <Type extends Node["type"]>(body: string, type: Type) =>
  [...allNodes(edition(body))].filter((node): node is Extract<Node, { type: Type }> => node.type === type);

/** A letter around blocks, in the shape that Emend writes. */
const letter = (blocks: string) => `<div type="letter" xml:id="l1"><head>To the Governor</head>${blocks}</div>`;

describe("a TEI file, read and written", () => {
  it.each([
    [
      "names, terms and other phrases",
      '<p>The <persName ref="#b">Pilot</persName> read <title level="m">Tides</title>.</p>',
    ],
    ["phrases of another language", '<p>He said <foreign xml:lang="de">nein</foreign>.</p>'],
    ["both readings of a choice", "<p><choice><abbr>Mr.</abbr><expan>Mister</expan></choice> Thorn</p>"],
    [
      "damage, gaps and what is unclear",
      '<p>a <damage agent="water">b</damage> <gap reason="lost" extent="2 words"/> <unclear reason="faded">c</unclear></p>',
    ],
    ["additions and deletions", '<p>a <del rend="overstrike">b</del><add place="above">c</add></p>'],
    [
      "looks that Emend has no name for",
      '<p><hi rend="blackletter">a</hi> <hi rend="italic">b</hi> <hi rend="bold">c</hi></p>',
    ],
    ["a list in the midst of a paragraph", "<p>He counted <list><item>one</item><item>two</item></list> and left.</p>"],
    [
      "paragraphs and lists within items",
      "<list><item>a<list><item>b</item></list></item><item><p>c</p><p>d</p></item></list>",
    ],
    ["labels of items", "<list><head>Terms</head><label>mole</label><item>a wall</item></list>"],
    ["enumerators", '<list><item n="1.">1. one</item><item n="2">two</item></list>'],
    [
      "a table with a caption",
      '<table rows="1" cols="2"><head>Dues</head><row role="label"><cell>a</cell><cell cols="1">b</cell></row></table>',
    ],
    ["cells of several paragraphs", '<table rows="1" cols="1"><row><cell><p>a</p><p>b</p></cell></row></table>'],
    [
      "verse with stanzas and indents",
      '<lg type="poem"><head>Tide</head><lg><l>a</l><l rend="indent2">b</l></lg></lg>',
    ],
    [
      "a figure",
      '<figure><graphic url="map.png"/><head>The harbour</head><p>From the east.</p><figDesc>A map</figDesc></figure>',
    ],
    ["a figure in a paragraph", '<p>See <figure><graphic url="a.png"/></figure>.</p>'],
    ["quotations, with and without paragraphs", "<quote>short</quote><quote><p>a</p><p>b</p></quote>"],
    ["a quotation and its source", "<cit><quote>The tide</quote><bibl>Thorn, 12</bibl></cit>"],
    ["breaks in the thought", '<p>a</p><milestone unit="section"/><ab type="thought-break">* * *</ab><p>b</p>'],
    ["notes of the margin", '<p><note place="margin">A dispute</note>He left.</p>'],
    ["notes with blocks", '<p>a<note n="1" xml:id="n1" place="foot"><p>b</p><p>c</p></note></p>'],
    ["text and paragraphs in one note", '<p>a<note n="1" xml:id="n1" place="foot">b<p>c</p></note></p>'],
    ["notes between blocks", '<p>a</p><note n="1" xml:id="n1" place="foot">b</note><p>c</p>'],
    [
      "several datelines, an opener, a byline",
      "<byline>By Thorn</byline><opener><dateline>May 4</dateline><salute>Sir,</salute></opener><dateline>May 5</dateline><p>a</p>",
    ],
    [
      "a closer that says more",
      "<p>a</p><closer>Port Anselm, <date>May 4</date><signed>Thorn</signed></closer><trailer>End</trailer>",
    ],
    ["bibliographies", "<listBibl><bibl>Thorn, <title>Tides</title></bibl><bibl>Brandt</bibl></listBibl>"],
    ["speeches", "<sp><speaker>Pilot</speaker><p>Aye.</p></sp>"],
    ["addresses", "<p>a</p><closer><address><addrLine>1 Mole</addrLine><addrLine>Port</addrLine></address></closer>"],
    ["a floating text", "<floatingText><body><div><head>Within</head><p>a</p></div></body></floatingText>"],
    ["attributes of other namespaces", '<p xmlns:n="urn:x" n:day="4">a</p>'],
    ["two headings", '<head type="sub">of May 4</head><p>a</p>'],
    ["page breaks with pictures", '<p>a <pb n="3" xml:id="pg_3" facs="f3.jpg"/>b</p>'],
    [
      "times, seals and forms of work",
      '<p><time when="12:00:00">noon</time> <fw type="sig">A2</fw> <lb break="no"/>x<cb/></p>',
    ],
  ])("keeps %s", async (_what, blocks) => {
    const body = letter(blocks);
    const read = edition(body);
    expect(bodyOf(await writeTei(read))).toBe(body);
  });

  it("keeps title pages, front and back matter, and what stands there without a division", async () => {
    const text =
      '<front><titlePage><docTitle><titlePart type="main">Tides</titlePart></docTitle></titlePage></front>' +
      '<body><p>No division.</p></body><back><div type="index" xml:id="i"><head>Index</head><p>a</p></div></back>';
    const file = teiFile("").replace("<body></body>", text);
    const written = await writeTei(readTei(file).edition);
    expect(written.replace(/>\n</g, "><")).toContain(text);
  });
});

describe("what the reader makes of TEI", () => {
  it("tells compilations from documents and their kinds", () => {
    const divisions = all(
      '<div type="compilation" xml:id="c"><head>C</head><div type="document" n="1" xml:id="d1"><head>1. Letter</head><p>a</p>' +
        '<div type="attachment" xml:id="a1"><p>b</p></div></div>' +
        '<div type="document" n="2" xml:id="d2"><head>2. Editorial Note</head><p>c</p></div></div><div xml:id="x"><p>d</p></div>',
      "division",
    );
    expect(divisions.map(({ id, kind, number }) => [id, kind, number])).toEqual([
      ["c", "part", null],
      ["d1", "document", "1"],
      ["a1", "attachment", null],
      ["d2", "editorial-note", "2"],
      ["x", "text", null],
    ]);
  });

  it("reads the print's own reading of a choice, and hides the other", () => {
    const read = (choice: string) => plainText(all(`<p>${choice}</p>`, "paragraph").slice(0, 1));
    expect(read("<choice><sic>a</sic><corr>b</corr></choice>")).toBe("b");
    expect(read("<choice><orig>a</orig><reg>b</reg></choice>")).toBe("a");
    expect(read("<choice><expan>b</expan><abbr>a</abbr></choice>")).toBe("a");
    expect(read('<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>')).toBe("a");
    expect(read("<choice><sic>a<note n='1'>b</note></sic><corr>c</corr></choice>")).toBe("ac");
  });

  it("takes no white space of the file's lines for text, and keeps that within a line", () => {
    const [paragraph] = all("<p>\n   The <hi rend='italic'>\n  tide</hi>\n  comes  in \n</p>", "paragraph");
    expect(plainText(paragraph ? [paragraph] : [])).toBe("The tide comes  in");
  });

  it("gives an id of its own to each note and page without one", () => {
    const body = `<div xml:id="note-1">${"<p>a<note>b</note><pb/></p>".repeat(3)}</div>`;
    const ids = [...all(body, "note"), ...all(body, "page-break"), ...all(body, "division")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("reads what the header says", () => {
    const file = teiFile("<p>a</p>").replace(
      /<titleStmt>.*<\/sourceDesc>/,
      '<titleStmt><title type="series">Papers</title><title type="main">Tides</title><author>Thorn</author>' +
        '<editor role="general">Brandt</editor></titleStmt><publicationStmt><publisher>Mole Press</publisher><date>1931</date>' +
        '<idno type="isbn">1</idno><availability><licence target="https://example.org/l">Free</licence></availability>' +
        "</publicationStmt><sourceDesc><p>The print</p></sourceDesc>",
    );
    const { header, ...metadata } = readTei(file).edition.metadata;
    expect(metadata).toEqual({
      title: "Tides",
      language: "en",
      provenance: [],
      description: {
        titles: [{ type: "series", text: "Papers" }],
        people: [
          { role: "author", name: "Thorn" },
          { role: "general editor", name: "Brandt" },
        ],
        publisher: "Mole Press",
        date: "1931",
        licence: { text: "Free", url: "https://example.org/l" },
        identifiers: [{ type: "isbn", value: "1" }],
        sources: ["The print"],
      },
    });
    expect(header).toMatch(/^<teiHeader>.*<\/teiHeader>$/);
  });

  it("says its own name in a header that it keeps, and takes it out again", async () => {
    const { edition: once } = readTei(teiFile("<p>a</p>"));
    const written = await writeTei(once);
    expect(written).toContain('<application ident="emend"');
    const { edition: twice } = readTei(written);
    expect(twice.metadata).toEqual(once.metadata);
    expect(await writeTei(twice)).toBe(written);
  });
});

describe("a file that cannot be read as TEI", () => {
  it.each([
    ["an entity that grows", '<!DOCTYPE TEI [<!ENTITY a "aaaa">]>', "<p>&a;</p>", /entities of its own/],
    [
      "an entity from elsewhere",
      '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
      "<p>&a;</p>",
      /entities of its own/,
    ],
    ["a file cut off", "", "<p>a", /not well-formed/],
    ["elements without end", "", `<p>${"<hi>".repeat(500)}x${"</hi>".repeat(500)}</p>`, /nested more than 200 deep/],
    ["one id twice", "", '<p xml:id="a"/><p xml:id="a"/>', /already defined/],
  ])("is refused with its place: %s", (_what, doctype, body, reason) => {
    const reading = readTeiFile(doctype + teiFile(body));
    if (!("refused" in reading)) throw new Error("it was read");
    expect(reading.refused).toMatch(reason);
    expect(reading.hint).not.toBe("");
    expect(reading.position?.line).toBe(1);
  });

  it("is refused where it holds several texts", () => {
    const reading = readTeiFile(
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><group><text><body/></text></group></text></TEI>',
    );
    expect(reading).toMatchObject({ refused: expect.stringContaining("several texts") });
  });

  it("is read where its document type only names a DTD, which is not fetched", () => {
    const reading = readTei(`<!DOCTYPE TEI SYSTEM "http://example.org/tei.dtd">${teiFile("<p>a</p>")}`);
    expect(plainText(reading.edition.children)).toBe("a");
  });
});

describe("how a kept element is set", () => {
  it.each([
    ['<title level="m">a</title>', "italic"],
    ['<title level="a">a</title>', null],
    ["<emph>a</emph>", "italic"],
    ['<emph rend="bold">a</emph>', "bold"],
    ["<del>a</del>", "strikethrough"],
    ['<foreign rend="smallcaps">a</foreign>', "small-caps"],
    ["<persName>a</persName>", null],
  ])("%s", (phrase, rendition) => {
    const [node] = all(`<p>${phrase}</p>`, "kept");
    expect(node && keptRendition(node)).toBe(rendition);
  });
});
