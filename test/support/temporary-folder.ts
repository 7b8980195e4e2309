import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Files by their paths below a folder. */
export type FileTree = Readonly<Record<string, string | Uint8Array>>;

/** An empty folder that is gone when the test ends, with the files given put into it. */
export function temporaryFolder(files: FileTree = {}): string {
  const { folder, remove } = madeFolder(files);
  onTestFinished(remove);
  return folder;
}

/** The same outside a test: whoever calls this removes the folder. */
export function madeFolder(files: FileTree): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "emend-test-"));
  writeFiles(folder, files);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: FileTree): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
