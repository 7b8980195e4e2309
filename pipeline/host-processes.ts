import { fork } from "node:child_process";
import { availableParallelism, totalmem } from "node:os";
import { fileURLToPath } from "node:url";

/** A third window on the outside world: other processes of Emend, and the machine they share. */

/** How a process ended: with a code, or by a signal. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A process of Emend that works for this one. */
export interface Child {
  send(message: object): void;
  /** Lets it end by itself once it has nothing to do. */
  close(): void;
  kill(): void;
  readonly ended: Promise<ProcessEnd>;
}

/**
 * Starts a module in a process of its own. Messages are copied as structured clones (HTML standard, 2.7).
 * @param module its `file:` URL; the module has to be JavaScript
 */
export function startChild(module: string, onMessage: (message: unknown) => void): Child {
  const child = fork(fileURLToPath(module), [], {
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  child.on("message", onMessage);
  const ended = new Promise<ProcessEnd>((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, signal }));
    // a process that cannot be started, or no longer be written to, ends without a code
    child.on("error", () => resolve({ code: null, signal: null }));
  });
  return {
    send: (message) => {
      if (child.connected) child.send(message);
    },
    close: () => {
      if (child.connected) child.disconnect();
    },
    kill: () => {
      child.kill("SIGTERM");
    },
    ended,
  };
}

/**
 * Listens to the process that started this one, and answers it.
 * @throws Error where no process of Emend started this one
 */
export function answerParent(answer: (message: unknown) => Promise<object>): void {
  if (!process.send) throw new Error("this module works for another process of Emend and cannot be started alone");
  let working = 0;
  process.on("message", (message) => {
    working++;
    void answer(message).then((reply) => {
      working--;
      process.send?.(reply);
    });
  });
  // where nobody waits for the work any more it ends as if interrupted, so that no temporary file stays
  process.on("disconnect", () => (working > 0 ? process.kill(process.pid, "SIGTERM") : process.exit()));
}

/** How many processes the machine can run side by side. */
export function processors(): number {
  return availableParallelism();
}

/** The machine's memory, in bytes. */
export function machineMemory(): number {
  return totalmem();
}

/** The memory that this process holds, in bytes. */
export function heldMemory(): number {
  return process.memoryUsage.rss();
}
