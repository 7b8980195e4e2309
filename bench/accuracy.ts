/**
 * Measures the accuracy and writes docs/accuracy.md:
 *   npm run accuracy -- [--shared ../shared] [--seeds 21,22,23] [--docs 400]
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { calibrate } from "./accuracy/calibration.ts";
import { readySet, seededSet } from "./accuracy/case-set.ts";
import { readCauses } from "./accuracy/causes.ts";
import { type Measurement, measure } from "./accuracy/measurement.ts";
import { measureNoHarm } from "./accuracy/no-harm.ts";
import { measurePages } from "./accuracy/pages.ts";
import { accuracyReport } from "./accuracy/report.ts";
import { worstCases } from "./accuracy/worst-cases.ts";
import { REPOSITORY } from "./bench-folder.ts";
import { createConverter } from "./converter.ts";

/** How many documents a volume give page text for each seed. */
const PAGE_DOCS = 100;

const { values } = parseArgs({
  options: {
    shared: { type: "string", default: join(REPOSITORY, "../shared") },
    seeds: { type: "string", default: "21,22,23" },
    docs: { type: "string", default: "400" },
    out: { type: "string", default: join(REPOSITORY, "docs/accuracy.md") },
  },
});
const shared = resolve(values.shared);
const docs = Number(values.docs);
const converter = await createConverter(false);
const causes = readCauses();

const measurements: Measurement[] = [await measure(shared, readySet(shared), converter)];
for (const seed of values.seeds.split(",")) {
  console.error(`seed ${seed} …`);
  measurements.push(await measure(shared, seededSet(shared, Number(seed), docs), converter));
}
console.error("clean text …");
const noHarm = await measureNoHarm(shared, converter, 1);
console.error("pages …");
const pages = await measurePages(shared, converter, values.seeds.split(",").map(Number), PAGE_DOCS);
const calibration = calibrate(measurements);
const worst = worstCases(measurements, 10);
writeFileSync(values.out, accuracyReport({ docs, measurements, pages, calibration, noHarm, worst, causes }));

const high = calibration.wrong.filter(({ certainty }) => certainty === "high").map(({ key }) => key);
const unexplained = [...high, ...worst.map(({ name }) => name)].filter((key) => !causes.has(key));
if (unexplained.length > 0) console.error(`no cause in bench/causes.yaml yet:\n  ${unexplained.join("\n  ")}`);
