import { createHash } from "node:crypto";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Configuration, Plugin } from "../configuration.ts";
import { entryAt, packageFolder, readBytes } from "../host.ts";
import { filesBelow, isFolder } from "../host-lines.ts";
import { isUserPath } from "../user-file.ts";
import { VERSION } from "../version.ts";
import { sha256 } from "./read-source.ts";

/**
 * SHA-256 of everything besides a source and its decisions that decides what its editions hold: the configuration, the
 * plugins' modules, and Emend's own code and templates, so that a rule that was changed in a clone is not passed over.
 * Where the editions go, which are made, and how a run ends are no part of it.
 */
export async function settingsDigest(configuration: Configuration): Promise<string> {
  const modules: string[] = [];
  for (const plugin of configuration.plugins) modules.push(await pluginDigest(plugin, configuration.folder));
  const content = Object.entries(configuration).filter(([key]) => !NOT_IN_EDITIONS.has(key));
  const program = programDigest();
  const files = await optionFiles(configuration);
  return sha256(
    JSON.stringify({ VERSION, program, configuration: Object.fromEntries(content), modules, files }, plain),
  );
}

/**
 * The files of the user's that options of transforms name (`./house.docx`), as they are now; those too that such a file names
 * where it is itself made of settings (a design's fonts and parts).
 */
async function optionFiles({ transforms, folder }: Configuration): Promise<string[]> {
  const hashes: string[] = [];
  const paths = userPaths(transforms);
  for (const name of paths) {
    const path = resolve(folder, name);
    const bytes = (await entryAt(path))?.kind === "file" ? await readBytes(path) : null;
    hashes.push(bytes === null ? "" : sha256(bytes));
    // a set goes on with what is added to it
    if (bytes !== null && name.endsWith(".json")) for (const other of userPaths(settingsIn(bytes))) paths.add(other);
  }
  return hashes;
}

/** Every path of a user's file among the values of settings, however deep. */
function userPaths(settings: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>([settings]);
  for (const value of seen) {
    if (typeof value === "string" && isUserPath(value)) found.add(value);
    else if (typeof value === "object" && value !== null) for (const each of Object.values(value)) seen.add(each);
  }
  return found;
}

/** What a file of settings holds; nothing where it is none, which whoever uses it will say. */
function settingsIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What changes no edition: where they go, which are made, which sources there are, how the run ends. */
const NOT_IN_EDITIONS: ReadonlySet<string> = new Set<keyof Configuration>([
  "out",
  "to",
  "failOn",
  "folder",
  "file",
  "pages",
  "maxBytes",
]);

/** Emend's own code, as it runs here: compiled, or the sources. */
function programDigest(): string {
  const code = fileURLToPath(new URL("../..", import.meta.url));
  // in a release the transforms are part of the files in `pipeline`
  const own = [join(code, "pipeline"), join(code, "transforms")].filter(isFolder);
  const hash = createHash("sha256");
  for (const folder of [...own, packageFolder("templates")])
    for (const { name, bytes } of filesBelow(folder, isCode)) hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  return hash.digest("hex");
}

function isCode(name: string): boolean {
  return !/\.d\.ts$|\.map$|(?:^|\/)\./.test(name);
}

const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire)\s{0,20}\(?\s{0,20}["'](\.[^"'\n]+)["']/g;

/** A plugin's module with those it imports by relative paths, or the version of its package. */
async function pluginDigest({ use }: Plugin, folder: string): Promise<string> {
  if (!use.startsWith(".") && !isAbsolute(use)) return packageDigest(use, folder);
  const hashes = new Map<string, string>();
  const waiting = [resolve(folder, use)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (hashes.has(path) || (await entryAt(path))?.kind !== "file") continue;
    const bytes = await readBytes(path);
    hashes.set(path, sha256(bytes));
    for (const [, target = ""] of new TextDecoder().decode(bytes).matchAll(RELATIVE_IMPORT))
      waiting.push(...spellings(resolve(dirname(path), target)));
  }
  return sha256([...hashes.values()].sort().join("\n"));
}

/** What an import may stand for: TypeScript writes `.js` for `.ts`, and older modules leave the ending out. */
function spellings(path: string): string[] {
  return [
    path,
    path.replace(/\.([mc]?)js$/, ".$1ts"),
    ...["js", "ts", "mjs", "cjs", "json"].map((end) => `${path}.${end}`),
  ];
}

async function packageDigest(name: string, folder: string): Promise<string> {
  const [scope = "", rest = ""] = name.split("/");
  const own = scope.startsWith("@") ? `${scope}/${rest}` : scope;
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, "node_modules", own, "package.json");
    if ((await entryAt(path))?.kind === "file") return sha256(await readBytes(path));
    if (dirname(at) === at) return "";
  }
}

/** Keys in one order, and options that JSON does not know as their source. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value === "function" || value instanceof RegExp) return String(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
