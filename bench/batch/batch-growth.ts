import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { CLI, freshFolder } from "../bench-folder.ts";
import { madeUpFolder } from "./made-up-folder.ts";

/** One run over so many documents. */
export interface GrowthPoint {
  readonly documents: number;
  readonly fresh: RunCost;
  /** The same run again, when nothing has changed. */
  readonly again: RunCost;
}

/** Processor seconds of all processes of a run, and the memory of each kind of process (megabytes). */
interface RunCost {
  readonly seconds: number;
  readonly main: number;
  /** The largest worker; 0 where there was none. */
  readonly worker: number;
}

const SIZES = [100, 1000, 10_000];

/** Says on a line of its own what a process used, when it ends; workers are started with the same modules. */
const METER = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  process._rawDebug("cost " + JSON.stringify({ seconds, megabytes: maxRSS / 1024, isWorker: process.send !== undefined }));
});`;

/** Makes TEI of 100, 1,000 and 10,000 documents, each twice, with two workers. */
export function measureBatchGrowth(say: (line: string) => void): GrowthPoint[] {
  return SIZES.map((documents) => {
    const folder = freshFolder("batch-growth");
    madeUpFolder(join(folder, "in"), 1, documents);
    const run = () =>
      runCost(["build", join(folder, "in"), "--to", "tei", "--out", join(folder, "out"), "--jobs", "2", "-q"]);
    const point = { documents, fresh: run(), again: run() };
    say(`${documents} documents: ${JSON.stringify(point)}`);
    freshFolder("batch-growth");
    return point;
  });
}

function runCost(commandLine: readonly string[]): RunCost {
  const meter = `data:text/javascript,${encodeURIComponent(METER)}`;
  const script = '"$0" "$@" 2>&1';
  const said = execFileSync("bash", ["-c", script, process.execPath, "--import", meter, CLI, ...commandLine], {
    encoding: "utf8",
  });
  const costs = [...said.matchAll(/^cost (.*)$/gm)].map(
    ([, json = ""]): { seconds: number; megabytes: number; isWorker: boolean } => JSON.parse(json),
  );
  const most = (isWorker: boolean) =>
    Math.max(0, ...costs.filter((cost) => cost.isWorker === isWorker).map(({ megabytes }) => megabytes));
  return { seconds: costs.reduce((sum, { seconds }) => sum + seconds, 0), main: most(false), worker: most(true) };
}
