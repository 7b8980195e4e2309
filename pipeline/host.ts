import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { access, constants, readdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/**
 * The one window on the outside world: files, the process and its streams. No other module may touch
 * `node:fs` or `process`.
 */

/** What stands at a path: `bytes` counts for files only. */
export interface Entry {
  readonly kind: "file" | "folder" | "other";
  readonly bytes: number;
}

/** A file to be written. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What stands at a path; null where nothing does. Throws where the path cannot be looked at. */
export async function entryAt(path: string): Promise<Entry | null> {
  try {
    const found = await stat(path);
    return { kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : "other", bytes: found.size };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}

/** A file's bytes. Throws the system's error where it cannot be read. */
export async function readBytes(path: string): Promise<Uint8Array> {
  await access(path, constants.R_OK);
  return readFile(path);
}

/** All files below a folder, as paths relative to it with `/`, in the order of their code units. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort(compareCodeUnits);
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The folder that holds Emend's package.json: the same from the sources and from the compiled files. */
function packageRoot(): string {
  root ??= findPackageRoot();
  return root;
}

let root: string | null = null;

function findPackageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("Emend’s package.json was not found above its own files");
    folder = parent;
  }
  return folder;
}

/** A folder of the package itself, e.g. `templates`. */
export function packageFolder(path: string): string {
  return join(packageRoot(), path);
}

/** A file of the package itself, e.g. `pipeline/xml/schema/edition.rng`. */
export async function packageFile(path: string): Promise<Uint8Array> {
  return readOnce(join(packageRoot(), path));
}

/** The package's own files, by their paths: they stay as they are while a process runs, and each source asks for them. */
const ownFiles = new Map<string, Promise<Uint8Array>>();

function readOnce(path: string): Promise<Uint8Array> {
  const known = ownFiles.get(path);
  if (known) return known;
  const read = readFile(path);
  ownFiles.set(path, read);
  return read;
}

const ownRequire = createRequire(import.meta.url);

/** The folder of an installed package's entry, as seen from a folder, or else from Emend; null where there is none. */
export function installedPackage(name: string, folder: string): string | null {
  for (const require of [createRequire(resolve(folder, "package.json")), ownRequire]) {
    try {
      return dirname(require.resolve(name));
    } catch (error) {
      if (systemErrorCode(error) !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return null;
}

/** A file's text, as UTF-8, without waiting. Throws the system's error where it cannot be read. */
export function readTextNow(path: string): string {
  return readFileSync(path, "utf8");
}

/** A file below `templates/`. Throws a RangeError for a path that leads out of it. */
export async function template(path: string): Promise<Uint8Array> {
  const folder = join(packageRoot(), "templates");
  const target = resolve(folder, path);
  if (!target.startsWith(folder + sep)) throw new RangeError(`${path} is not below templates/`);
  return readOnce(target);
}

const TEMPORARY = /^\..*\.emend-(\d+)\.tmp$/;
const temporaryName = (path: string) => join(dirname(path), `.${basename(path)}.emend-${process.pid}.tmp`);

/**
 * Writes files that belong together: each to a temporary file first, and into place only when all of
 * them are safely on the disk. Whatever interrupts this, no file is ever half written.
 */
export async function writeTogether(files: readonly OutputFile[]): Promise<void> {
  const folders = [...new Set(files.map((file) => dirname(file.path)))];
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true });
    removeStaleTemporaries(folder);
  }
  const cleanUp = () => {
    for (const { path } of files) rmSync(temporaryName(path), { force: true });
  };
  const forget = onInterrupt(cleanUp);
  try {
    for (const { path, bytes } of files) {
      writeDurably(temporaryName(path), bytes);
      await nextTurn();
    }
    for (const { path } of files) renameSync(temporaryName(path), path);
  } finally {
    cleanUp();
    forget();
  }
}

/** Writes one file out of pieces, so that no more than one of them is in memory; as safely as `writeTogether`. */
export function writeInPieces(path: string, pieces: Iterable<string>): void {
  mkdirSync(dirname(path), { recursive: true });
  const cleanUp = () => rmSync(temporaryName(path), { force: true });
  const forget = onInterrupt(cleanUp);
  try {
    writeDurably(temporaryName(path), pieces);
    renameSync(temporaryName(path), path);
  } finally {
    cleanUp();
    forget();
  }
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** Removes a folder that holds nothing any more; any other stays. */
export function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

function writeDurably(path: string, content: Uint8Array | Iterable<string>): void {
  const file = openSync(path, "w");
  try {
    if (content instanceof Uint8Array) writeFileSync(file, content);
    else for (const piece of content) writeFileSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes what a killed run left behind in a folder; the files of runs that are still alive stay. */
function removeStaleTemporaries(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = TEMPORARY.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether a process is there, as far as this one may know. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}

/** The code of a system error ("ENOENT"); null for any other thrown value. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** What a shell reports of a program that a signal ended: 128 and the signal's number. */
const INTERRUPTED = 130;
const TERMINATED = 143;

/** What has to be done before the process ends; all of it, whoever asked for it. */
const cleanUps = new Set<() => void | Promise<void>>();

/**
 * Runs `cleanUp`, with those of everyone else, and ends the process, with 130, when the user interrupts it, or with
 * 143 when another program ends it. Where one has to wait, the process ends after it, or at the next signal.
 * @returns a function that takes the handler away again
 */
export function onInterrupt(cleanUp: () => void | Promise<void>): () => void {
  const own = () => cleanUp();
  if (cleanUps.size === 0) for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  cleanUps.add(own);
  return () => {
    cleanUps.delete(own);
    if (cleanUps.size === 0) for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
  };
}

function stop(signal: NodeJS.Signals): void {
  const end = () => process.exit(signal === "SIGINT" ? INTERRUPTED : TERMINATED);
  const waiting = [...cleanUps].map((cleanUp) => cleanUp()).filter((result) => result instanceof Promise);
  cleanUps.clear();
  if (waiting.length === 0) end();
  void Promise.allSettled(waiting).then(end);
}

/** Lets signals and other waiting work in, between two long steps. */
export async function breathe(): Promise<void> {
  await nextTurn();
}

/** The folder that relative paths start from. */
export function workingFolder(): string {
  return process.cwd();
}

/** A variable of the environment; null where it is not set or empty. */
export function environmentVariable(name: string): string | null {
  return process.env[name] || null;
}

/** The arguments behind the program's own name. */
export function commandArguments(): readonly string[] {
  return process.argv.slice(2);
}

/** An output stream as commands use it. */
export interface Output {
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string): void;
}

function output(stream: NodeJS.WriteStream): Output {
  // a reader that goes away ("| head") ends the output, it is no failure
  stream.on("error", (error) => {
    if (systemErrorCode(error) === "EPIPE") process.exit(process.exitCode);
    throw error;
  });
  return {
    isTerminal: stream.isTTY === true,
    columns: stream.columns || 80,
    write: (text) => {
      stream.write(text);
    },
  };
}

/** The program's standard output and standard error. */
export function outputs(): { out: Output; err: Output } {
  return { out: output(process.stdout), err: output(process.stderr) };
}

/** Sets the code with which the program ends once its output is written. */
export function endWith(code: number): void {
  process.exitCode = code;
}
