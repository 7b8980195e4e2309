import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import { epub } from "../../transforms/emit/epub/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { brokenLinks, faults, madeUpVolume, makeEpub, readFiles } from "./epub-fixture.ts";

const NO_FONTS = { embedFonts: false };

describe("generated editions", () => {
  test("agree in their counts and have no broken link and no id twice", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        const bytes = await makeEpub(edition, {}, NO_FONTS);
        expect(await epub.count(bytes)).toEqual(countEdition(edition));
        expect(brokenLinks(readFiles(bytes))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  test("have no fault under EPUBCheck's rules", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        expect(await faults(await makeEpub(edition, {}, NO_FONTS))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("of 300 documents have no fault either", async () => {
    const edition = madeUpVolume(300);
    const bytes = await makeEpub(edition);
    expect(await faults(bytes)).toEqual([]);
    expect(await epub.count(bytes)).toEqual(countEdition(edition));
  }, 120_000);
});

/** EPUBCheck itself needs Java; the variable says where its archive lies. */
const archive = process.env.EPUBCHECK_JAR;

describe.skipIf(archive === undefined)("EPUBCheck in Java (skipped unless EPUBCHECK_JAR names its archive)", () => {
  test("finds no fault with the sample and with 300 documents", async () => {
    const folder = await mkdtemp(join(tmpdir(), "emend-epub-"));
    try {
      for (const [name, edition] of [["sample", sampleEdition] as const, ["volume", madeUpVolume(300)] as const]) {
        const path = join(folder, `${name}.epub`);
        await writeFile(path, await makeEpub(edition));
        const { stdout } = await promisify(execFile)("java", ["-jar", archive ?? "", "--failonwarnings", path]);
        expect(stdout).toContain("0 errors / 0 warnings");
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 180_000);
});
