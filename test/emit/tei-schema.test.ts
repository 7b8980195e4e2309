import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validate } from "../../pipeline/xml/validate.ts";
import { tei } from "../../transforms/emit/tei/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";

const narrow = readFileSync(new URL("../../templates/tei/emend-tei.rng", import.meta.url), "utf8");
const teiAll = fileURLToPath(new URL("../../../shared/schema/tei_all.rng", import.meta.url));

async function write(edition = sampleEdition): Promise<string> {
  const context = {
    options: { ...tei.defaults, check: false },
    template: () => Promise.reject(new Error("nothing is checked here")),
    artifact: () => Promise.reject(new Error("TEI needs no other edition")),
  };
  return new TextDecoder().decode((await tei.run({ ...sampleInput, edition }, context)).bytes);
}

const jing = (...operands: string[]) => spawnSync("jing", operands, { encoding: "utf8" });

function missing(): string | null {
  if (!existsSync(teiAll)) return "tei_all.rng is not here";
  return jing().error === undefined ? null : "jing is not here";
}

describe("the narrow TEI schema", () => {
  it.each([
    ["an element that Emend does not write", "<lb/>", "<cb/>"],
    ["an attribute that Emend does not write", "<lb/>", '<lb n="1"/>'],
    ["a rendition of no known name", 'rend="italic"', 'rend="slanted"'],
    ["a document without its kind", ' subtype="editorial-note"', ""],
    ["a day that does not exist", 'when="1931-05-04"', 'when="1931-02-30"'],
    ["a note without its place", 'xml:id="d12fn1" place="foot"', 'xml:id="d12fn1"'],
    [
      "a note at the end of its division inside the text",
      'xml:id="d12fn1" place="foot"',
      'xml:id="d12fn1" place="end"',
    ],
    ["a paragraph after the signature", "</closer>", "</closer><p>more</p>"],
    ["a correction with one reading", "<sic>545565</sic>", ""],
    ["text between blocks", "<closer>", "stray<closer>"],
    ["an id twice", 'xml:id="pg_33"', 'xml:id="pg_32"'],
    ["a list without items", "<item>Harbour dues &amp; &lt;tolls&gt;</item>", ""],
    ["another release of TEI", 'version="4.12.0"', 'version="4.11.0"'],
  ])("refuses %s", async (_what, from, to) => {
    const xml = await write();
    expect(await validate(xml, narrow)).toEqual([]);
    expect(xml).toContain(from);
    expect(await validate(xml.replace(from, to), narrow)).not.toEqual([]);
  });
});

const gap = missing();
describe(gap === null ? "tei_all" : `tei_all (skipped: ${gap})`, () => {
  it.skipIf(gap !== null)(
    "and the narrow schema hold for the sample edition and for generated ones, as jing sees them",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "emend-tei-"));
      try {
        const files: string[] = [];
        for (const edition of [
          sampleEdition,
          ...fc.sample(arbitraryEdition({ kept: false }), { numRuns: 200, seed: 19 }),
        ]) {
          const file = join(folder, `${files.length}.xml`);
          writeFileSync(file, await write(edition));
          files.push(file);
        }
        const narrowFile = join(folder, "emend-tei.rng");
        writeFileSync(narrowFile, narrow);
        for (const schema of [teiAll, narrowFile])
          expect(jing(schema, ...files)).toMatchObject({ status: 0, stdout: "" });
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    120_000,
  );
});
