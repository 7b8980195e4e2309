/**
 * Measures batches and writes docs/batches.md:
 *   npm run bench:batch -- [--only side-by-side|growth] [--documents 1000] [--out docs/batches.md]
 * With --only one part is measured anew, and the other stays as it was measured last.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureBatchGrowth } from "./batch/batch-growth.ts";
import { type BatchReport, batchReport } from "./batch/report.ts";
import { measureSideBySide } from "./batch/side-by-side.ts";
import { keptFile, REPOSITORY } from "./bench-folder.ts";
import { additionSeconds } from "./speed/cpu-time.ts";

const PARTS = ["side-by-side", "growth"] as const;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    documents: { type: "string", default: "1000" },
    out: { type: "string", default: join(REPOSITORY, "docs/batches.md") },
  },
});
const say = (line: string) => console.error(line);
const kept = keptFile("batch.json");

function measurePart(part: (typeof PARTS)[number]): Partial<BatchReport> {
  switch (part) {
    case "side-by-side":
      return { sideBySide: measureSideBySide(Number(values.documents), say) };
    case "growth":
      return { growth: measureBatchGrowth(say) };
  }
}

const wanted = PARTS.filter((part) => values.only === undefined || values.only === part);
if (wanted.length === 0) throw new RangeError(`--only takes one of: ${PARTS.join(", ")}`);
let measured: Partial<BatchReport> = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
for (const part of wanted) {
  say(`${part} …`);
  measured = { ...measured, ...measurePart(part) };
  writeFileSync(kept, JSON.stringify(measured));
}
const { sideBySide, growth } = measured;
const model = cpus()[0]?.model.trim() ?? "unknown processor";
const machine = `Node ${process.versions.node} on one that adds a thousand million times in ${(await additionSeconds()).toFixed(2)} s (${model})`;
if (sideBySide && growth) writeFileSync(values.out, batchReport({ machine, sideBySide, growth }));
else say("nothing is written before both parts have been measured once");
