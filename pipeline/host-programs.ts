import { execFile } from "node:child_process";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { environmentVariable, systemErrorCode } from "./host.ts";
import type { ProgramResult } from "./transform.ts";

/** A window on the outside world: programs that are installed beside Emend, and what they made before. */

/** No page of print needs an answer longer than this, in bytes. */
const LONGEST_ANSWER = 512 * 1024 * 1024;

/** No page of print takes longer than this, in milliseconds; a program that does is ended. */
const LONGEST_RUN = 10 * 60 * 1000;

/**
 * Runs a program, without a shell, and gives it its input on its standard input.
 * @returns what it wrote and its exit code, or that there is no such program
 * @throws the system's error where it cannot be started for another reason
 */
export async function runProgram(
  program: string,
  given: readonly string[],
  input: Uint8Array,
  environment: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const options = {
      encoding: "buffer",
      maxBuffer: LONGEST_ANSWER,
      timeout: LONGEST_RUN,
      windowsHide: true,
      env: { ...process.env, ...environment },
    } as const;
    const child = execFile(program, [...given], options, (error, output, errors) => {
      if (error && systemErrorCode(error) === "ENOENT") resolve({ isInstalled: false });
      else if (error && typeof error.code !== "number" && !error.signal) reject(error);
      else
        resolve({
          isInstalled: true,
          code: typeof error?.code === "number" ? error.code : error ? -1 : 0,
          output,
          errors: errors.toString("utf8"),
        });
    });
    // a program that ends before it has read everything says why by its exit code
    child.stdin?.on("error", (error) => {
      if (systemErrorCode(error) !== "EPIPE") reject(error);
    });
    child.stdin?.end(input);
  });
}

/** Where results are kept (XDG Base Directory Specification). */
function cacheFolder(): string {
  return join(environmentVariable("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "emend");
}

/**
 * What was made under a key before, else what `make` makes now, which is kept for the next time. A machine that
 * lets nothing be kept makes it anew each time.
 * @param key letters, digits and hyphens, naming all that the result depends on
 */
export async function remembered(key: string, make: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  if (!/^[\w-]{1,120}$/u.test(key)) throw new RangeError(`“${key}” cannot name a file`);
  const path = join(cacheFolder(), key);
  try {
    return await readFile(path);
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
  }
  const made = await make();
  if (made === null) return null;
  const unfinished = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(unfinished, made);
    renameSync(unfinished, path);
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
  }
  return made;
}
