import { dirname, join } from "node:path";
import { entryAt, readBytes, removeFile, removeIfEmpty } from "../host.ts";
import type { WrittenFile } from "./manifest.ts";
import { sha256 } from "./read-source.ts";

/** What became of files that an earlier run wrote and that no longer hold. */
export interface Cleared {
  readonly removed: readonly string[];
  /** They are not as they were written: someone changed them. */
  readonly left: readonly string[];
}

/** Removes files that an earlier run wrote, if they are still as it wrote them, and the folders that get empty. */
export async function clearFiles(out: string, files: readonly WrittenFile[]): Promise<Cleared> {
  const removed: string[] = [];
  const left: string[] = [];
  for (const { path, sha256: written } of files) {
    const place = join(out, path);
    if ((await entryAt(place))?.kind !== "file") continue;
    if (sha256(await readBytes(place)) !== written) left.push(path);
    else {
      removeFile(place);
      removed.push(path);
      for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) removeIfEmpty(join(out, folder));
    }
  }
  return { removed, left };
}
