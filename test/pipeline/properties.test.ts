import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { exitCodeOf } from "../../pipeline/batch/report.ts";
import { encode } from "../../pipeline/decode.ts";
import type { Encoding } from "../../pipeline/model/ledger.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { arbitraryDamage } from "../support/arbitrary-damage.ts";
import { arbitraryText } from "../support/arbitrary-text.ts";
import { madeFolder } from "../support/temporary-folder.ts";

/** Bytes as sources have them: damaged editions and any other text, in every encoding, with every line end. */
const sourceBytes = fc
  .record({
    text: fc.oneof(
      arbitraryDamage.map(({ source }) => source),
      arbitraryText,
    ),
    encoding: fc.constantFrom<Encoding>("utf-8", "utf-16le", "utf-16be"),
    mark: fc.boolean(),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  })
  .map(({ text, encoding, mark, lineEnd }) =>
    encode(text.replace(/\r\n|\r|\n/g, lineEnd), encoding, mark || encoding !== "utf-8"),
  );

const sources = fc.record({
  "input/a.txt": sourceBytes,
  "input/b.md": sourceBytes,
  "input/c.html": sourceBytes,
});

async function inFolder(files: Record<string, Uint8Array>, use: (folder: string) => Promise<void>): Promise<void> {
  const { folder, remove } = madeFolder(files);
  try {
    await use(folder);
  } finally {
    remove();
  }
}

function outputOf(folder: string): Map<string, string> {
  const out = join(folder, "output");
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [path.slice(out.length), readFileSync(path, "base64")]));
}

const check = (to: readonly string[], numRuns: number) =>
  fc.assert(
    fc.asyncProperty(sources, async (files) => {
      await inFolder(files, async (folder) => {
        const report = await build({ folder, set: { to, failOn: "never" } });
        const failed = report.sources.filter(({ outcome }) => outcome === "failed");
        expect(failed.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message))).toEqual([]);
        expect([0, 3]).toContain(exitCodeOf(report));
        expect((await verify({ folder })).failures).toEqual([]);
      });
    }),
    { numRuns },
  );

it("what is built of any sources can be proved from the files", () => check(["tei", "epub"], 60));

it("what is built of any sources can be proved from the files, in every format", () =>
  check(["tei", "pdf", "docx", "epub"], 6));

it("two builds of any sources give the same bytes", () =>
  fc.assert(
    fc.asyncProperty(sources, async (files) => {
      const outputs: Map<string, string>[] = [];
      for (const _time of [1, 2])
        await inFolder(files, async (folder) => {
          await build({ folder, set: { to: ["tei", "docx", "epub"] } });
          outputs.push(outputOf(folder));
        });
      expect(outputs[1]).toEqual(outputs[0]);
    }),
    { numRuns: 10 },
  ));
