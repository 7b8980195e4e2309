import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Edition } from "../../pipeline/model/edition.ts";
import { countTei } from "../../transforms/emit/tei/count.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { readTei, teiFile, writeTei } from "../support/tei-reading.ts";

const described: Edition = {
  ...sampleEdition,
  metadata: {
    ...sampleEdition.metadata,
    description: {
      titles: [{ type: "series", text: "Papers & Proofs" }],
      people: [
        { role: "author", name: "A. Thornquist" },
        { role: "general editor", name: "O. Brandt" },
        { role: "translation", name: "N. N." },
      ],
      publisher: "Mole Press",
      place: "Port Anselm",
      date: "1931",
      licence: { text: "Free to use", url: "https://example.org/licence" },
      identifiers: [{ type: "isbn", value: "1-2" }],
      sources: ["The print of 1931"],
      facsimile: "https://example.org/iiif/page-{n}/full/max/0/default.jpg",
    },
  },
};

describe("the text of the TEI", () => {
  it("shows both readings, or one of them", async () => {
    const both = await writeTei(sampleEdition);
    const reading = await writeTei(sampleEdition, { text: "reading" });
    const diplomatic = await writeTei(sampleEdition, { text: "diplomatic" });
    expect(both).toContain("pages <choice><sic>545565</sic>");
    expect(reading).toContain("pages 545–565, and");
    expect(diplomatic).toContain("pages 545565, and");
    for (const one of [reading, diplomatic])
      expect(await countTei(new TextEncoder().encode(one))).toEqual(countEdition(sampleEdition));
  });

  it("of a TEI source shows what is read, or what is printed", async () => {
    const { edition } = readTei(
      teiFile(
        "<p><choice><abbr>Mr.</abbr><expan>Mister</expan></choice> <choice><sic>a<pb/></sic><corr>b</corr></choice> " +
          "<del>c</del><choice><orig>vp</orig><reg>up</reg></choice></p>",
      ),
    );
    expect(await writeTei(edition, { text: "reading" })).toMatch(/<p>Mr. a<pb [^>]*>b vp<\/p>/);
    expect(await writeTei(edition, { text: "diplomatic" })).toMatch(/<p>Mr. a<pb [^>]*> <del>c<\/del>vp<\/p>/);
  });
});

describe("a described edition", () => {
  it("has its description in the header, and the pictures of its pages", async () => {
    const xml = await writeTei(described);
    for (const part of [
      '<title type="series">Papers &amp; Proofs</title>\n<author>A. Thornquist</author>\n<editor role="general">O. Brandt</editor>',
      "<respStmt><resp>translation</resp><name>N. N.</name></respStmt>",
      '<publisher>Mole Press</publisher>\n<pubPlace>Port Anselm</pubPlace>\n<idno type="isbn">1-2</idno>\n<availability>' +
        '<licence target="https://example.org/licence">Free to use</licence></availability>\n<date>1931</date>',
      "<bibl>The print of 1931</bibl>",
      '<pb n="32" xml:id="pg_32" facs="https://example.org/iiif/page-32/full/max/0/default.jpg"/>',
    ])
      expect(xml).toContain(part);
  });

  it("comes back when it is read", async () => {
    const { facsimile: _template, ...description } = described.metadata.description ?? {};
    expect(readTei(await writeTei(described)).edition.metadata.description).toEqual(description);
  });
});

describe("the profiles", () => {
  it("keep every part, whatever the edition holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryEdition(),
        fc.constantFrom("simplePrint" as const, "frus" as const),
        async (edition, profile) => {
          const xml = await writeTei(edition, { profile });
          const { documents: _documents, ...counts } = countEdition(edition);
          expect(await countTei(new TextEncoder().encode(xml))).toMatchObject(counts);
        },
      ),
      { numRuns: 100, seed: 5 },
    );
  }, 60_000);

  it("refuse one that nobody knows", async () => {
    await expect(writeTei(sampleEdition, { profile: "lite" as "frus" })).rejects.toThrow(
      /none of tei-all, simplePrint, frus/,
    );
  });

  it("say the same in the way of simplePrint", async () => {
    const xml = await writeTei(sampleEdition, { profile: "simplePrint" });
    expect(xml).toContain('<name type="place">Port Anselm</name>');
    expect(xml).toContain('<hi rendition="simple:italic">Secret</hi>');
    expect(xml).toContain('<ab type="section-heading" subtype="level1">');
    expect(xml).toMatch(/<note n="1" xml:id="d12fn1" place="bottom">/);
    expect(xml).not.toMatch(/<(?:placeName|metamark|appInfo|TEI[^>]* version)\b| rend="/);
  });

  it("declare the looks that simplePrint does not have", async () => {
    const { edition } = readTei(teiFile('<lg><l rend="indent1">a</l><l rend="center huge">b</l></lg>'));
    const xml = await writeTei(edition, { profile: "simplePrint" });
    expect(xml).toContain('<l rendition="#rend-indent1">a</l>\n<l rendition="simple:centre #rend-huge">b</l>');
    expect(xml).toContain('<rendition xml:id="rend-indent1" scheme="css">padding-left: 1em;</rendition>');
    expect(xml).toContain('<rendition xml:id="rend-huge" scheme="free">huge</rendition>');
  });

  it("say in the way of the volumes what leads nowhere, into the file, and into the volume that it is of", async () => {
    const edition = readTei(
      teiFile(
        '<div type="document" xml:id="d1"><p><ref target="#d1">a</ref><ref target="#d2">b</ref><ref>c</ref></p>' +
          '<figure><graphic url="pictures/seal.png"/></figure></div>',
      ),
    ).edition;
    const alone = await writeTei(edition, { profile: "frus" });
    expect(alone).toContain('<ref target="#d1">a</ref><seg type="ref" n="#d2">b</seg><seg type="ref">c</seg>');
    expect(alone).toContain('<graphic url="pictures/seal"/>');
    const description = { identifiers: [{ type: "frus", value: "frus1931v01" }] };
    const { header: _header, ...metadata } = edition.metadata;
    const ofVolume = await writeTei({ ...edition, metadata: { ...metadata, description } }, { profile: "frus" });
    expect(ofVolume).toContain('<ref target="#d1">a</ref><ref target="frus1931v01#d2">b</ref>');
    expect(ofVolume).toContain(' xml:id="frus1931v01">');
  });

  it("have an attachment and what is printed behind it as the volumes do", async () => {
    const document = '<div type="document" xml:id="d1"><p>a</p><div type="attachment" xml:id="d1a"><p>b</p></div>';
    const { edition } = readTei(teiFile(`${document}<div type="continuation"><p>c</p></div></div>`));
    expect(await writeTei(edition, { profile: "frus" })).toMatch(
      /<p>a<\/p>\n<frus:attachment xmlns:frus="[^"]*" xml:id="d1a">\n<p>b<\/p>\n<p>c<\/p>\n<\/frus:attachment>/,
    );
  });
});
