import { performance } from "node:perf_hooks";
import type { Progress } from "../batch/run-options.ts";
import type { Output } from "../host.ts";

/** Shows how far a run is, and can be taken away again. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  clear(): void;
}

/** On what is not a terminal a line is worth writing only in work that takes longer than this. */
const QUIET_MILLISECONDS = 10_000;
/** A terminal is written to no more often than this. */
const FRAME_MILLISECONDS = 50;

/** A line on a terminal that is written over; elsewhere plain lines, and only for long work. */
export function progressOn(output: Output): ProgressDisplay {
  const clock = new TimeLeft();
  const every = output.isTerminal ? FRAME_MILLISECONDS : QUIET_MILLISECONDS;
  let last = output.isTerminal ? Number.NEGATIVE_INFINITY : performance.now();
  return {
    show(progress) {
      const now = performance.now();
      const left = clock.at(now, progress);
      if (now - last < every) return;
      last = now;
      const line = describe(progress, left);
      output.write(output.isTerminal ? `\r\x1b[2K${cut(line, output.columns - 1)}` : `${line}\n`);
    },
    clear: () => {
      if (output.isTerminal) output.write("\r\x1b[2K");
    },
  };
}

function describe({ source, number, total, step }: Progress, secondsLeft: number | null): string {
  const left = secondsLeft === null ? "" : ` ${duration(secondsLeft)} left,`;
  return `[${number}/${total}]${left} ${source}: ${step}`;
}

/** No more characters than fit on the line; a name may hold what moves the cursor, so that is taken out. */
function cut(line: string, columns: number): string {
  return [...line.replace(/\p{Cc}/gu, "�")].slice(0, Math.max(0, columns)).join("");
}

/** How many of the latest sources tell how fast a run is: those that were current take no time, those after them do. */
const WINDOW = 100;
/** Sources that have to be done, and milliseconds to have passed, before it is worth saying. */
const ENOUGH = 10;
const LONG_ENOUGH = 3000;

/** Tells how long a run still takes, from the sources that were done last. */
class TimeLeft {
  /** When each of the latest sources was begun, and its number. */
  readonly #begun: { readonly time: number; readonly number: number }[] = [];
  #start: number | null = null;

  /** Seconds that are left; null where that cannot be told yet. */
  at(now: number, { number, total }: Progress): number | null {
    this.#start ??= now;
    if (this.#begun.at(-1)?.number !== number) this.#begun.push({ time: now, number });
    if (this.#begun.length > WINDOW) this.#begun.shift();
    const first = this.#begun[0];
    if (!first || number - first.number < ENOUGH || now - this.#start < LONG_ENOUGH) return null;
    return ((now - first.time) / 1000 / (number - first.number)) * (total - number + 1);
  }
}

/** Seconds as a person says them: “40 s”, “3 min”, “2 h 10 min”. */
function duration(seconds: number): string {
  if (seconds < 100) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
