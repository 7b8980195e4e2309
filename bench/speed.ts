/**
 * Measures speed and growth and writes docs/speed.md:
 *   npm run bench -- [--only throughput|start|peer|growth|hostile] [--out docs/speed.md]
 * With --only one part is measured and shown, and nothing is written.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { REPOSITORY } from "./bench-folder.ts";
import { createConverter } from "./converter.ts";
import { measureGrowth } from "./speed/growth.ts";
import { measureHostile } from "./speed/hostile.ts";
import { comparePeer, measureStartUp } from "./speed/peer.ts";
import { speedReport } from "./speed/report.ts";
import { measureThroughput } from "./speed/throughput.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    out: { type: "string", default: join(REPOSITORY, "docs/speed.md") },
  },
});
const say = (line: string) => console.error(line);
const parts = {
  throughput: measureThroughput,
  start: async () => measureStartUp(),
  peer: async () => comparePeer(),
  growth: async () => measureGrowth(await createConverter(false), say),
  hostile: async () => measureHostile(await createConverter(false), say),
};

if (values.only === undefined) {
  const throughput = await parts.throughput();
  say(
    throughput.map(({ check, perSecond }) => `checks ${check}: ${perSecond.toFixed(0)} documents a second`).join("; "),
  );
  const report = {
    machine: `Node ${process.versions.node}, ${cpus()[0]?.model.trim() ?? "unknown processor"}`,
    throughput,
    startUp: await parts.start(),
    peer: await parts.peer(),
    growth: await parts.growth(),
    hostile: await parts.hostile(),
  };
  writeFileSync(values.out, speedReport(report));
} else {
  const part = Object.entries(parts).find(([name]) => name === values.only)?.[1];
  if (!part) throw new RangeError(`--only takes one of: ${Object.keys(parts).join(", ")}`);
  console.log(JSON.stringify(await part(), null, 1));
}
