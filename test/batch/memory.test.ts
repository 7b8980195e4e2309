import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import picocolors from "picocolors";
import { expect, it } from "vitest";
import { runBatch } from "../../pipeline/batch/run-batch.ts";
import { BatchFigures } from "../../pipeline/report/html/batch-figures.ts";
import { jsonReport } from "../../pipeline/report/json-report.ts";
import { Summary } from "../../pipeline/report/summary.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** What is in use when everything that is not needed any more is gone. */
function bytesInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const SOURCES = 80;
/** From here on, what is loaded and learnt once is there. */
const WARM = 30;
/** Each of the sources has this many findings, of about a kilobyte each. */
const FINDINGS = 150;

it.each(["build", "check"] as const)("a %s keeps next to nothing of a source once it is told", async (mode) => {
  const sentence = (at: number) => `The meeting of ${at} May lasted over 2# hours and nothing came of it.\n\n`;
  const text = `A Letter\n\n${Array.from({ length: FINDINGS }, (_, at) => sentence(at)).join("")}`;
  const files = Object.fromEntries(Array.from({ length: SOURCES }, (_, at) => [`input/${at}.txt`, text]));
  const folder = temporaryFolder(files);
  const figures = new BatchFigures();
  const summary = new Summary("output", picocolors, false);
  const json = jsonReport(() => undefined);
  const counts: number[] = [];
  let inUse = { warm: 0, end: 0 };
  await runBatch(
    mode,
    { folder, set: { to: ["tei"] } },
    {
      begin: (_configuration, rules) => figures.begin(rules),
      diagnostic: () => undefined,
      source(report) {
        for (const told of [figures, json]) told.source(report);
        summary.add(report);
        counts.push(report.diagnostics.length);
        if (counts.length === WARM) inUse = { ...inUse, warm: bytesInUse() };
        if (counts.length === SOURCES) inUse = { ...inUse, end: bytesInUse() };
      },
    },
  );
  expect(counts).toEqual(counts.map(() => FINDINGS));
  // a tenth of what the findings alone would take
  const most = (SOURCES - WARM) * FINDINGS * 100;
  expect(inUse.end - inUse.warm).toBeLessThan(most);
});
