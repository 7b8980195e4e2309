import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, seen from the compiled benchmark in `node_modules/.cache/emend-bench/js/bench/`. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../../../../..");

const CACHE = join(REPOSITORY, "node_modules/.cache/emend-bench");
const FINISHED = "finished";

/** An empty folder of the benchmark's own, outside the repository's files. */
export function freshFolder(name: string): string {
  const folder = join(CACHE, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Marks a folder as complete: a later run may use it again. */
export function finish(folder: string): void {
  writeFileSync(join(folder, FINISHED), "");
}

/** A folder that an earlier run has completed; null where there is none. */
export function finishedFolder(name: string): string | null {
  const folder = join(CACHE, name);
  return existsSync(join(folder, FINISHED)) ? folder : null;
}

/** A file of the benchmark's own that stays from one run to the next. */
export function keptFile(name: string): string {
  mkdirSync(CACHE, { recursive: true });
  return join(CACHE, name);
}
