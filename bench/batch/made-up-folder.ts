import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeUpDocument, USUAL } from "../speed/made-up-text.ts";

/** Writes made-up documents from one number up to another into a folder; returns their paths. */
export function madeUpFolder(folder: string, first: number, last: number): string[] {
  mkdirSync(folder, { recursive: true });
  const paths: string[] = [];
  for (let number = first; number <= last; number++) {
    const path = join(folder, `document-${String(number).padStart(5, "0")}.txt`);
    writeFileSync(path, madeUpDocument(number, USUAL));
    paths.push(path);
  }
  return paths;
}
