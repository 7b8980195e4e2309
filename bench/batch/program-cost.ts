import { execFileSync } from "node:child_process";

/** What programs took, one after the other, their children included. */
export interface ProgramCost {
  /** Processor seconds (user and system). */
  readonly seconds: number;
  /** The largest process, in megabytes. */
  readonly megabytes: number;
}

/** Runs command lines out of a list, one after the other, and says what the kernel counted. */
const RUNNER = `
import json, resource, subprocess, sys
for line in json.load(sys.stdin):
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}))
`;

/** Runs programs and measures them. Throws where one fails. */
export function programCost(commandLines: readonly (readonly string[])[]): ProgramCost {
  const input = JSON.stringify(commandLines);
  return JSON.parse(execFileSync("python3", ["-c", RUNNER], { input, encoding: "utf8" }));
}

/** Adds costs up; the memory is that of the largest. */
export function sumOfCosts(costs: readonly ProgramCost[]): ProgramCost {
  return {
    seconds: costs.reduce((sum, { seconds }) => sum + seconds, 0),
    megabytes: Math.max(...costs.map(({ megabytes }) => megabytes)),
  };
}
