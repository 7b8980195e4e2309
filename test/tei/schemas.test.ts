import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../pipeline/model/edition.ts";
import type { Description } from "../../pipeline/model/metadata.ts";
import type { TeiProfile } from "../../transforms/emit/tei/profiles.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { converterFor } from "../support/conversion.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { schematronFaults, schematronMissing } from "../support/schematron.ts";
import { simplePrintFaults, simplePrintSchema } from "../support/simple-print-schema.ts";
import { readTei, writeTei } from "../support/tei-reading.ts";

const shared = (name: string) => fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
const jing = (...operands: string[]) => spawnSync("jing", operands, { encoding: "utf8", maxBuffer: 2 ** 26 });

function gap(): string | null {
  if (!existsSync(shared("schema/frus.rnc"))) return "the schemas are not here";
  return jing().error === undefined ? schematronMissing() : "jing is not here";
}

/** What the rules of the published volumes ask to be known of one. */
const description: Description = {
  titles: [
    { type: "series", text: "Papers & Proofs" },
    { type: "subseries", text: "Papers & Proofs, 1931" },
    { type: "volumenumber", text: "Volume I" },
    { type: "volume", text: "The Harbour" },
  ],
  people: [
    { role: "editor", name: "A. Thornquist" },
    { role: "general editor", name: "O. Brandt" },
  ],
  publisher: "Mole Press",
  place: "Port Anselm",
  date: "1931",
  licence: { text: "Free to use", url: "https://example.org/licence" },
  identifiers: [
    { type: "frus", value: "frus1931v01" },
    { type: "isbn-13", value: "1-2" },
  ],
  sources: ["The print of 1931"],
  facsimile: "https://example.org/iiif/page-{n}/full/max/0/default.jpg",
};

const described = (edition: Edition): Edition => ({ ...edition, metadata: { ...edition.metadata, description } });

const missing = gap();
describe.skipIf(missing !== null)(missing === null ? "the schemas" : `the schemas (skipped: ${missing})`, () => {
  let folder = "";
  const editions: Edition[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "emend-schemas-"));
    const { convert } = await converterFor("auto");
    const input = fileURLToPath(new URL("../../input/", import.meta.url));
    for (const name of readdirSync(input).filter((name) => name.endsWith(".txt")))
      editions.push(convert(name, readFileSync(join(input, name), "utf8")).edition);
    editions.push(sampleEdition, described(sampleEdition));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const generated = fc.sample(arbitraryEdition({ kept: false }), { numRuns: 60, seed: 23 });
  const writtenIn = async (profile: TeiProfile) =>
    Promise.all([...editions, ...generated].map((edition) => writeTei(edition, { profile })));

  it.each([
    ["tei-all", ["tei_all.rng"]],
    ["simplePrint", ["simple.rng"]],
    ["frus", ["-c", "frus.rnc"]],
  ] as const)(
    "hold for the profile %s, for the samples and whatever an edition holds",
    async (profile, operands) => {
      writeFileSync(join(folder, "simple.rng"), simplePrintSchema(readFileSync(shared("schema/tei_all.rng"), "utf8")));
      const texts = await writtenIn(profile);
      const files = texts.map((xml, at) => {
        writeFileSync(join(folder, `${at}.xml`), xml);
        return join(folder, `${at}.xml`);
      });
      const schema = operands.map((one) =>
        one.startsWith("-") ? one : one === "simple.rng" ? join(folder, one) : shared(`schema/${one}`),
      );
      expect(jing(...schema, ...files)).toMatchObject({ status: 0, stdout: "" });
      if (profile === "simplePrint") {
        expect(jing(shared("schema/tei_all.rng"), ...files)).toMatchObject({ status: 0, stdout: "" });
        expect(texts.flatMap(simplePrintFaults)).toEqual([]);
      }
    },
    120_000,
  );

  it("of simplePrint are the narrow ones: what the profile is there for is not valid", async () => {
    writeFileSync(join(folder, "simple.rng"), simplePrintSchema(readFileSync(shared("schema/tei_all.rng"), "utf8")));
    writeFileSync(join(folder, "broad.xml"), await writeTei(sampleEdition));
    const { status, stdout } = jing(join(folder, "simple.rng"), join(folder, "broad.xml"));
    expect(status).toBe(1);
    for (const word of ['"appInfo"', '"placeName"', '"rend"', '"version"', '"evidence"', '"place" is invalid'])
      expect(stdout).toContain(word);
  }, 60_000);

  it("in Schematron hold for a described edition; one that nobody described lacks what nobody said", async () => {
    const [whole, bare] = await Promise.all(
      [described(sampleEdition), sampleEdition].map((edition) => writeTei(edition, { profile: "frus" })),
    );
    const documents = { "frus1931v01.xml": whole ?? "", "bare.xml": bare ?? "" };
    const faults = schematronFaults(shared("schema/frus.sch"), documents, mkdtempSync(join(folder, "rules-")));
    expect(faults["frus1931v01.xml"]).toEqual([]);
    expect(new Set(faults["bare.xml"]?.map((line) => line.split(" ")[0]))).toEqual(
      new Set(["filename-id-check", "tei-header-checks"]),
    );
  }, 60_000);

  const volumes = ["frus1958-60v08.xml", "frus1961-63v05.xml"].filter((name) => existsSync(shared(`corpus/${name}`)));
  it.skipIf(volumes.length === 0)(
    "hold for whole volumes: no rule is broken but where the volume's own notes have the ids of other documents",
    async () => {
      writeFileSync(join(folder, "simple.rng"), simplePrintSchema(readFileSync(shared("schema/tei_all.rng"), "utf8")));
      const read = volumes.map((name) => [name, readFileSync(shared(`corpus/${name}`), "utf8")] as const);
      const documents: Record<string, string> = {};
      for (const [name, source] of read) {
        const { edition } = readTei(source);
        const simple = await writeTei(edition, { profile: "simplePrint" });
        writeFileSync(join(folder, "simple.xml"), simple);
        expect(jing(join(folder, "simple.rng"), join(folder, "simple.xml"))).toMatchObject({ status: 0, stdout: "" });
        expect(simplePrintFaults(simple)).toEqual([]);
        documents[name] = await writeTei(edition, { profile: "frus" });
        writeFileSync(join(folder, name), documents[name]);
        const schema = ["-c", shared("schema/frus.rnc")];
        expect(jing(...schema, join(folder, name))).toMatchObject({ status: 0, stdout: "" });
      }
      const faults = schematronFaults(shared("schema/frus.sch"), documents, mkdtempSync(join(folder, "rules-")));
      for (const [name, source] of read)
        for (const line of faults[name] ?? []) {
          expect(line).toMatch(/^footnote-id-checks note /);
          expect(source).toContain(`xml:id="${line.split(/[ :]/)[2]}"`);
        }
    },
    180_000,
  );
});
