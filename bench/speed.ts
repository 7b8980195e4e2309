/**
 * Measures speed and growth and writes docs/speed.md:
 *   npm run bench -- [--only throughput|start|peer|growth|hostile] [--out docs/speed.md]
 * With --only one part is measured anew, and the others stay as they were measured last.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { keptFile, REPOSITORY } from "./bench-folder.ts";
import { createConverter } from "./converter.ts";
import { additionSeconds } from "./speed/cpu-time.ts";
import { measureGrowth } from "./speed/growth.ts";
import { measureHostile } from "./speed/hostile.ts";
import { comparePeer, measureStartUp } from "./speed/peer.ts";
import { type SpeedReport, speedReport } from "./speed/report.ts";
import { measureThroughput } from "./speed/throughput.ts";

const PARTS = ["throughput", "start", "peer", "growth", "hostile"] as const;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    out: { type: "string", default: join(REPOSITORY, "docs/speed.md") },
  },
});
const say = (line: string) => console.error(line);
const kept = keptFile("speed.json");

async function measurePart(part: (typeof PARTS)[number]): Promise<Partial<SpeedReport>> {
  switch (part) {
    case "throughput":
      return { throughput: await measureThroughput() };
    case "start":
      return { startUp: measureStartUp() };
    case "peer":
      return { peer: comparePeer() };
    case "growth":
      return { growth: await measureGrowth(await createConverter(false), say) };
    case "hostile":
      return { hostile: await measureHostile(await createConverter(false), say) };
  }
}

const wanted = PARTS.filter((part) => values.only === undefined || values.only === part);
if (wanted.length === 0) throw new RangeError(`--only takes one of: ${PARTS.join(", ")}`);
let measured: Partial<SpeedReport> = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
for (const part of wanted) {
  say(`${part} …`);
  measured = { ...measured, ...(await measurePart(part)) };
  writeFileSync(kept, JSON.stringify(measured));
}
const { throughput, startUp, peer, growth, hostile } = measured;
const model = cpus()[0]?.model.trim() ?? "unknown processor";
const machine = `Node ${process.versions.node} on one that adds a thousand million times in ${(await additionSeconds()).toFixed(2)} s (${model})`;
if (throughput && startUp && peer && growth && hostile)
  writeFileSync(values.out, speedReport({ machine, throughput, startUp, peer, growth, hostile }));
else say("nothing is written before every part has been measured once");
