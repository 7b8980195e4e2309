import { execFileSync } from "node:child_process";

/** Seconds of processor time (user and system, all threads) that a step takes in this process. */
export async function cpuSeconds(step: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await step();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Processor seconds of a thousand million additions: the least of several runs tells how fast the machine is. */
export async function additionSeconds(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const seconds = await cpuSeconds(async () => {
      let sum = 0;
      for (let at = 0; at < 1e9; at++) sum = (sum + at) | 0;
      return sum;
    });
    least = Math.min(least, seconds);
  }
  return least;
}

/** Seconds of processor time of another program: the least of several runs. Throws where it fails. */
export function programCpuSeconds(runs: number, program: string, args: readonly string[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const script = 'TIMEFORMAT="%3U %3S"; { time "$0" "$@" >/dev/null 2>&1; } 2>&1';
    const [user, system] = execFileSync("bash", ["-c", script, program, ...args], { encoding: "utf8" })
      .trim()
      .split(" ");
    least = Math.min(least, Number(user) + Number(system));
  }
  return least;
}

/** Whether a program can be run here. */
export function hasProgram(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
