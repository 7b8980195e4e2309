import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, seen from the compiled benchmark in `node_modules/.cache/emend-bench/js/bench/`. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../../../../..");

/** Emend's command line as it is shipped, which is built before a benchmark. */
export const CLI = join(REPOSITORY, "dist/pipeline/cli.js");

const CACHE = join(REPOSITORY, "node_modules/.cache/emend-bench");
/** What this run makes, apart from other runs at the same time. */
const RUN = join(CACHE, `run-${process.pid}`);

process.on("exit", () => rmSync(RUN, { recursive: true, force: true }));

/** An empty folder outside the repository's files, which is removed when the benchmark ends. */
export function freshFolder(name: string): string {
  const folder = join(RUN, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Keeps a folder for later runs, and says where. */
export function keepFolder(folder: string, name: string): string {
  const kept = join(CACHE, name);
  // another run may have been faster
  if (!existsSync(kept)) renameSync(folder, kept);
  return kept;
}

/** A folder that an earlier run kept; null where there is none. */
export function keptFolder(name: string): string | null {
  const folder = join(CACHE, name);
  return existsSync(folder) ? folder : null;
}

/** A file of the benchmark's own that stays from one run to the next. */
export function keptFile(name: string): string {
  mkdirSync(CACHE, { recursive: true });
  return join(CACHE, name);
}
