import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLeaks } from "../../pipeline/conservation.ts";
import { countEdition } from "../../pipeline/model/counts.ts";
import { isInEdition } from "../../pipeline/model/ledger.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import type { Conversion } from "../../pipeline/run.ts";
import { canonicalForm } from "../../pipeline/xml/canonical-form.ts";
import { readCanonical } from "../../pipeline/xml/read-canonical.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { tei } from "../../transforms/emit/tei/index.ts";
import { editionOf, ledgerAsYaml, ledgerOf, readCases, readExpectation } from "../support/cases.ts";
import { converterFor } from "../support/conversion.ts";

const cases = readCases(join(import.meta.dirname, "../cases/conventions-text"));
const converters = {
  frus: await converterFor("frus"),
  generic: await converterFor("generic"),
  auto: await converterFor("auto"),
};

function converted(name: string): Conversion {
  const one = cases.find((other) => other.name === name);
  if (one === undefined) throw new RangeError(`there is no case ${name}`);
  return converters[one.profile].convert(one.input.name, one.input.text, one.decisions);
}

/** The TEI of a conversion, held against the narrow schema. */
async function teiOf({ edition, ledger }: Conversion): Promise<string> {
  const template = async (path: string) => readFileSync(join(import.meta.dirname, "../../templates", path));
  const input = {
    edition,
    ledger,
    rules: [],
    pictures: new Map(),
    stem: "case",
    version: "0",
    date: "2026-11-21T00:00:00Z",
  };
  const artifact = async () => Promise.reject(new Error("the TEI needs no other edition"));
  const { bytes } = await tei.run(input, { options: { ...tei.defaults, check: true }, template, artifact });
  expect(await tei.count(bytes)).toEqual(countEdition(edition));
  return new TextDecoder().decode(bytes);
}

describe("the cases of texts", () => {
  it("each say where the convention is documented", () => {
    expect(cases.length).toBeGreaterThan(20);
    expect(cases.filter(({ source }) => source === undefined).map(({ name }) => name)).toEqual([]);
  });

  it.each(cases.map((one) => [one.name, one] as const))("%s", async (name, one) => {
    const conversion = converted(name);
    const { xml, ledger } = readExpectation(one.folder);
    if (xml === null || ledger === null)
      expect.fail(
        `${name} needs expected.xml and ledger.yaml. If this is right, write it there:\n\n${editionOf(conversion)}`,
      );
    expect(editionOf(conversion), "expected.xml").toBe(xml);
    expect(ledgerAsYaml(ledgerOf(conversion)), "ledger.yaml").toBe(ledgerAsYaml(ledger));

    const { repairs } = conversion.ledger;
    expect(undoRepairs(applyRepairs(one.input.text, repairs), repairs)).toBe(one.input.text);
    expect(findLeaks(one.input.name, one.input.text, repairs.filter(isInEdition), conversion.edition)).toEqual([]);

    const canonical = writeCanonical(conversion.edition);
    expect(await readCanonical(canonical)).toEqual(canonicalForm(conversion.edition));
    await teiOf(conversion);
  });
});

describe("what the print's editors put into the text", () => {
  it("is told from Emend's own repairs by who is responsible", async () => {
    const xml = await teiOf(converted("brackets/sic-beside-a-repair"));
    expect(xml).toContain('<metamark function="sic" resp="#editors">[sic]</metamark>');
    expect(xml).toMatch(/<choice><sic>545565<\/sic><corr [^>]*resp="#emend"[^>]*>545–565<\/corr><\/choice>/);
    expect(xml).toContain('<respStmt xml:id="editors">');
  });

  it("means in TEI what the house style says, and reads as printed", async () => {
    const xml = await teiOf(converted("brackets/correction-and-addition"));
    expect(xml).toContain('December 15 <corr resp="#editors">[<hi rend="italic">14</hi>]</corr> with');
    expect(xml).toContain('<supplied reason="omitted" resp="#editors">[of the Harbour Office]</supplied>');
    expect(xml).toContain('<supplied reason="omitted" resp="#editors" cert="low">[been able to?]</supplied>');
  });

  it("says how much is left out, and why", async () => {
    const classified = await teiOf(converted("brackets/not-declassified"));
    expect(classified).toContain(
      '<gap reason="not-declassified" extent="less than 1 line of source text" resp="#editors"/>[<hi',
    );
    expect(classified).toContain('extent="3 lines of source text"');
    const lost = await teiOf(converted("brackets/illegible-and-lost"));
    expect(lost).toContain(
      '<seg type="gap" resp="#editors"><gap reason="illegible" extent="2 words" resp="#editors"/>[2 words illegible]</seg>',
    );
  });

  it("is not spoken of in the header of an edition that has none", async () => {
    expect(await teiOf(converted("letters/whole-letter"))).not.toContain("#editors");
    expect(await teiOf(converted("brackets/of-the-text"))).not.toContain("editors");
  });
});

describe("a letter's end", () => {
  it("is a closer, with a postscript behind it", async () => {
    expect(await teiOf(converted("letters/whole-letter"))).toContain(
      "<closer><salute>With warm regards,</salute><salute>Sincerely yours,</salute>" +
        "<signed>Ole Brandt<lb/>Chief of the Pilots</signed></closer>\n" +
        "<postscript><p>P.S. The tolls can wait. They always do.</p></postscript>",
    );
  });

  it("stands in the middle of a document where something is enclosed", async () => {
    expect(await teiOf(converted("letters/enclosures"))).toContain(
      '<ab type="closing">Respectfully submitted,</ab>\n<ab type="signed">Ole Brandt</ab>\n' +
        '<p rend="sectiontitle level1"><supplied resp="#editors">[Enclosure 1]</supplied></p>',
    );
  });
});

describe("hostile brackets", () => {
  it.each([
    ["opened", "[".repeat(100_000)],
    ["closed", "]".repeat(100_000)],
    ["nested", `${"[".repeat(50_000)}sic${"]".repeat(50_000)}`],
    ["in a row", "[sic] ".repeat(20_000)],
  ])("that are %s many times are read to the end", (_, text) => {
    const { edition } = converters.frus.convert("input.txt", `A word ${text}\n`);
    expect(edition.children.length).toBeGreaterThan(0);
  });
});
