import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { isAlive, removeFile, systemErrorCode } from "./host.ts";

/** A second window on files: those that are read and written line by line, whole folders, and locks. */

/** Where a line stands in its file, in bytes, without its line end. */
export interface LinePlace {
  readonly at: number;
  readonly length: number;
}

const PIECE = 1 << 16;
const LINE_FEED = 0x0a;

/** A file of lines that grows at its end and can be read anywhere; no more than one line of it is in memory. */
export class LineFile {
  #end: number;
  readonly #file: number;

  private constructor(file: number, end: number) {
    this.#file = file;
    this.#end = end;
  }

  /** Opens a file to read it, and to append to it where it is opened to `grow`; then it is made if it is not there. */
  static open(path: string, use: "read" | "grow"): LineFile {
    if (use === "grow") mkdirSync(dirname(path), { recursive: true });
    const file = openSync(path, use === "grow" && !existsSync(path) ? "w+" : use === "grow" ? "r+" : "r");
    return new LineFile(file, statSync(path).size);
  }

  /** Every whole line with its place. What stands behind the last line end is no line. */
  *lines(): Generator<LinePlace & { readonly text: string }> {
    let parts: Buffer[] = [];
    let at = 0;
    const piece = Buffer.alloc(PIECE);
    for (let begin = 0; begin < this.#end; ) {
      const count = readSync(this.#file, piece, 0, PIECE, begin);
      if (count === 0) break;
      let start = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0 && end < count; end = piece.indexOf(LINE_FEED, start)) {
        const line = Buffer.concat([...parts, piece.subarray(start, end)]);
        yield { at, length: line.length, text: line.toString("utf8") };
        parts = [];
        at += line.length + 1;
        start = end + 1;
      }
      parts.push(Buffer.from(piece.subarray(start, count)));
      begin += count;
    }
  }

  read({ at, length }: LinePlace): string {
    const bytes = Buffer.alloc(length);
    readSync(this.#file, bytes, 0, length, at);
    return bytes.toString("utf8");
  }

  /** Appends a line, which may hold no line end. */
  append(text: string): LinePlace {
    const bytes = Buffer.from(`${text}\n`);
    const at = this.#end;
    for (let written = 0; written < bytes.length; )
      written += writeSync(this.#file, bytes, written, bytes.length - written, at + written);
    this.#end += bytes.length;
    return { at, length: bytes.length - 1 };
  }

  /** Cuts off what stands behind the last line end: half a line of a process that was killed while it wrote. */
  mend(): void {
    let end = 0;
    for (const { at, length } of this.lines()) end = at + length + 1;
    if (end === this.#end) return;
    ftruncateSync(this.#file, end);
    this.#end = end;
  }

  close(): void {
    closeSync(this.#file);
  }
}

/**
 * The files below a folder that are wanted, with their bytes, in the order of the code units of their names, which are relative to the
 * folder. Without waiting: for many small files that is several times as fast.
 */
export function* filesBelow(
  folder: string,
  isWanted: (name: string) => boolean,
  below = "",
): Generator<{ readonly name: string; readonly bytes: Uint8Array }> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, isWanted, name);
    else if (isWanted(name)) yield { name, bytes: readFileSync(join(folder, name)) };
  }
}

/** Whether a folder stands at a path. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Takes a lock: a file with this process's number. That of a process that is no more is taken over.
 * @returns how to give it back, or the number of the process that has it
 */
export function takeLock(path: string): { release(): void } | { readonly heldBy: number } {
  mkdirSync(dirname(path), { recursive: true });
  for (;;) {
    try {
      writeFileSync(path, `${process.pid}\n`, { flag: "wx" });
      return { release: () => removeFile(path) };
    } catch (error) {
      if (systemErrorCode(error) !== "EEXIST") throw error;
    }
    const owner = Number.parseInt(existsSync(path) ? readFileSync(path, "utf8") : "", 10);
    // in containers a new process often has the number of the one before
    if (owner > 0 && owner !== process.pid && isAlive(owner)) return { heldBy: owner };
    removeFile(path);
  }
}
