import type { UserConfiguration } from "../configuration.ts";
import { onInterrupt } from "../host.ts";
import { type Child, type ProcessEnd, startChild } from "../host-processes.ts";
import { UsageError } from "../usage-error.ts";
import type { Work } from "./process-source.ts";
import type { SourceReport } from "./report.ts";

/** What a worker is asked. The settings are loaded anew in each, for a configuration may hold functions. */
export interface Request {
  readonly settings: {
    readonly folder: string;
    readonly config: string | null;
    readonly set: UserConfiguration;
    readonly digest: string;
  };
  readonly work: Work;
}

/** What it answers: the report and the bytes of memory it holds, or why the whole run cannot go on. */
export type Answer =
  | { readonly report: SourceReport; readonly memory: number }
  | { readonly stop: { readonly message: string; readonly code: string | null; readonly isUsage: boolean } };

/**
 * A worker that holds more than this is replaced by a fresh one: type-setting leaves memory behind that only the end of
 * its process gives back.
 */
const MEMORY_OF_WORKER = 700 * 1024 * 1024;

interface Worker {
  readonly child: Child;
  /** Takes what comes of the work that it was given last. */
  settle: (result: Answer | ProcessEnd) => void;
}

interface Seat {
  worker: Worker | null;
}

/**
 * Processes of Emend that work side by side. Processes, not threads: what ends one of them (no memory left, a fault in
 * compiled code) costs the source it worked on and no other.
 */
export class Pool {
  readonly #free: Seat[];
  readonly #seats: readonly Seat[];
  readonly #waiting: ((seat: Seat) => void)[] = [];
  readonly #settings: Request["settings"];
  readonly #forget: () => void;
  #isStopped = false;

  constructor(size: number, settings: Request["settings"]) {
    this.#settings = settings;
    this.#seats = Array.from({ length: size }, () => ({ worker: null }));
    this.#free = [...this.#seats];
    this.#forget = onInterrupt(() => this.#stop());
  }

  /**
   * Has a worker do a piece of work, as soon as one is free.
   * @returns its report, or how the worker came to a sudden end
   * @throws UsageError, or an error with the system's code, where the whole run cannot go on
   */
  async run(work: Work): Promise<SourceReport | ProcessEnd> {
    const seat = await this.#seat();
    try {
      const answer = await this.#ask(seat, { settings: this.#settings, work });
      if ("stop" in answer) throw stopError(answer.stop);
      if (!("report" in answer)) return answer;
      if (answer.memory > MEMORY_OF_WORKER) await this.#dismiss(seat);
      return answer.report;
    } finally {
      this.#leave(seat);
    }
  }

  /** Waits until a worker is free. */
  async ready(): Promise<void> {
    this.#leave(await this.#seat());
  }

  /** Lets every worker end. */
  async close(): Promise<void> {
    this.#forget();
    await Promise.all(this.#seats.map((seat) => this.#dismiss(seat)));
  }

  async #seat(): Promise<Seat> {
    return this.#free.pop() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  #leave(seat: Seat): void {
    const next = this.#waiting.shift();
    if (next) next(seat);
    else this.#free.push(seat);
  }

  async #ask(seat: Seat, request: Request): Promise<Answer | ProcessEnd> {
    return new Promise((resolve) => {
      const worker = seat.worker ?? this.#start(seat);
      worker.settle = resolve;
      worker.child.send(request);
    });
  }

  #start(seat: Seat): Worker {
    const module = new URL("./worker.js", import.meta.url).href;
    const worker: Worker = {
      child: startChild(module, (message) => worker.settle(message as Answer)),
      settle: () => undefined,
    };
    seat.worker = worker;
    void worker.child.ended.then((end) => {
      // an interrupted run gives no more answers
      if (this.#isStopped) return;
      if (seat.worker === worker) seat.worker = null;
      worker.settle(end);
    });
    return worker;
  }

  async #dismiss(seat: Seat): Promise<void> {
    const { worker } = seat;
    seat.worker = null;
    worker?.child.close();
    await worker?.child.ended;
  }

  async #stop(): Promise<void> {
    this.#isStopped = true;
    const children = this.#seats.flatMap(({ worker }) => (worker ? [worker.child] : []));
    for (const child of children) child.kill();
    await Promise.all(children.map(({ ended }) => ended));
  }
}

/** Whether workers can be started: they are plain JavaScript, which the sources of Emend are not. */
export const CAN_START_WORKERS = import.meta.url.endsWith(".js");

function stopError({ message, code, isUsage }: Extract<Answer, { stop: unknown }>["stop"]): Error {
  return isUsage ? new UsageError(message) : Object.assign(new Error(message), code !== null && { code });
}
