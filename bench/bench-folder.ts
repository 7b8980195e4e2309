import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository, seen from the compiled benchmark in `node_modules/.cache/emend-bench/js/bench/`. */
export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), "../../../../..");

/** An empty folder of the benchmark's own, outside the repository's files. */
export function freshFolder(name: string): string {
  const folder = join(REPOSITORY, "node_modules/.cache/emend-bench", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
