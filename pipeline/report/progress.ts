import { performance } from "node:perf_hooks";
import type { Progress } from "../batch/build.ts";
import type { Output } from "../host.ts";

/** Shows how far a run is, and can be taken away again. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  clear(): void;
}

/** On what is not a terminal a line is worth writing only in work that takes longer than this. */
const QUIET_MILLISECONDS = 10_000;

/** A line on a terminal that is written over; elsewhere plain lines, and only for long work. */
export function progressOn(output: Output): ProgressDisplay {
  if (output.isTerminal)
    return {
      show: (progress) => output.write(`\r\x1b[2K${describe(progress).slice(0, output.columns - 1)}`),
      clear: () => output.write("\r\x1b[2K"),
    };
  let last = performance.now();
  return {
    show(progress) {
      const now = performance.now();
      if (now - last < QUIET_MILLISECONDS) return;
      last = now;
      output.write(`${describe(progress)}\n`);
    },
    clear: () => undefined,
  };
}

function describe({ source, number, total, step }: Progress): string {
  return `[${number}/${total}] ${source}: ${step}`;
}
