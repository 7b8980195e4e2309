import { basename, isAbsolute, join, parse, relative, resolve, sep } from "node:path";
import { errorFinding } from "../error-finding.ts";
import { entryAt, listFiles, systemErrorCode } from "../host.ts";
import type { LedgerFinding } from "../model/ledger.ts";
import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import { illustrationsOf } from "./illustrations.ts";
import { arePages, type PageFolders } from "./page-files.ts";
import { METS_NAME, NOT_A_SOURCE, pagesOfLists } from "./source-pages.ts";

/** A file to be turned into editions, or a folder whose files are the pages of one source. */
export interface Source {
  /** Its absolute path. */
  readonly path: string;
  /** Its name in the ledger and the editions: below the folder that was named, without the machine's folders. */
  readonly name: string;
  /** Its path as the user finds it, for messages. */
  readonly label: string;
  /** What its editions are called. */
  readonly stem: string;
}

/** The decisions of an editor on a source lie beside it, under its name with this behind it. */
export const DECISIONS_ENDING = ".decisions.yaml";

/** What is to be said of a source's editions lies beside it under its name with this behind it … */
export const METADATA_ENDING = ".metadata.yaml";

/** … or under this name, for every source of the folder that has no such file of its own. */
export const METADATA_OF_FOLDER = "metadata.yaml";

/** The file in the output folder that says what was built. */
export const MANIFEST = "manifest.json";

/** The page in the output folder that says what to look at in a batch. */
export const REPORT = "report.html";

/**
 * Finds the sources that paths stand for: a file is one, a folder holds some, or is one where its files are pages.
 * Ignored in folders: hidden files, READMEs, decisions, metadata and configurations, and what lies in the output folder.
 * @param folder where relative paths start
 * @param pages which folders are one source
 * @returns the sources in the order of the paths, those of a folder by the code units of their names
 */
export async function findSources(
  paths: readonly string[],
  folder: string,
  out: string,
  pages: PageFolders = "auto",
): Promise<{ sources: readonly Source[]; diagnostics: readonly Diagnostic[] }> {
  const found = new Map<string, Omit<Source, "stem">>();
  const diagnostics: Diagnostic[] = [];
  for (const given of paths) {
    const path = resolve(folder, given);
    const label = labelOf(path, folder);
    const report = (rule: LedgerFinding["rule"], message: string, hint: string) =>
      diagnostics.push(diagnosticOf(label, errorFinding(rule, message, hint)));
    try {
      const entry = await entryAt(path);
      if (entry === null) report("source/unreadable", "there is no such file or folder", "Check the path.");
      else if (entry.kind !== "folder") found.set(path, { path, name: basename(path), label });
      else {
        const { names, pictures } = withoutFacsimiles(
          (await listFiles(path)).filter((name) => !NOT_A_SOURCE.test(name) && !isBelow(join(path, name), out)),
        );
        if (pictures > 0) {
          const what = pictures === 1 ? "one picture or PDF lies" : `${pictures} pictures or PDFs lie`;
          const message = `${what} beside a text of the same name, and is not read again`;
          diagnostics.push(
            diagnosticOf(label, { rule: "source/pages", severity: "info", message, span: null, position: null }),
          );
        }
        const illustrations = await illustrationsOf(names, path);
        if (illustrations.size > 0) {
          const what = illustrations.size === 1 ? "one picture is" : `${illustrations.size} pictures are`;
          const message = `${what} named by a text beside, and no source of its own`;
          diagnostics.push(
            diagnosticOf(label, { rule: "pictures/of-a-text", severity: "info", message, span: null, position: null }),
          );
        }
        const texts = names.filter((name) => !illustrations.has(name));
        for (const name of await inPages(texts, path, pages)) {
          const file = join(path, name);
          if (!found.has(file))
            found.set(file, { path: file, name: name || basename(path), label: labelOf(file, folder) });
        }
        if (names.length === 0)
          report("source/none", "there are no sources in this folder", "Put texts into it, or name files or folders.");
      }
    } catch (error) {
      const code = systemErrorCode(error);
      if (code === null) throw error;
      report("source/unreadable", `it cannot be looked at (${code})`, "Check its permissions.");
    }
  }
  const named = nameEditions([...found.values()]);
  return { sources: named.sources, diagnostics: [...diagnostics, ...named.diagnostics] };
}

/**
 * Files below a folder, where those of a folder of pages are one: that folder (the empty name stands for the one they
 * are below). The pages that a METS file lists are in that file.
 */
async function inPages(names: readonly string[], path: string, pages: PageFolders): Promise<readonly string[]> {
  if (pages === "never") return names;
  const listed = await pagesOfLists(names, path);
  const byFolder = new Map<string, string[]>();
  for (const name of names) {
    if (listed.has(join(path, name))) continue;
    const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "";
    const files = byFolder.get(folder);
    if (files) files.push(name);
    else byFolder.set(folder, [name]);
  }
  return [...byFolder]
    .flatMap(([folder, files]) => {
      const isList = files.some((name) => METS_NAME.test(name));
      const one = pages === "always" ? !isList : arePages(files.map((name) => basename(name)));
      return one ? [folder] : files;
    })
    .sort(compareCodeUnits);
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const FACSIMILE = /\.(?:png|jpe?g|tiff?|pdf)$/iu;

/** Files without the pictures and PDFs beside which a text of the same name lies: what was read of them already. */
function withoutFacsimiles(names: readonly string[]): { readonly names: readonly string[]; readonly pictures: number } {
  const stem = (name: string) => name.replace(/\.[^./]*$/u, "");
  const texts = new Set(names.filter((name) => !FACSIMILE.test(name)).map(stem));
  const kept = names.filter((name) => !FACSIMILE.test(name) || !texts.has(stem(name)));
  return { names: kept, pictures: names.length - kept.length };
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder + sep);
}

/** A path as a user would type it: relative where it lies below the working folder. */
export function labelOf(path: string, folder: string): string {
  const near = relative(folder, path);
  return near === "" || near.startsWith("..") || isAbsolute(near) ? path : near.split(sep).join("/");
}

/**
 * Gives each source the name of its editions: its file name without the ending. Sources that would share one
 * take their whole file name, or where they share that too, their path; a number tells the last ones apart.
 * Letter case does not tell names apart, because not every file system knows it.
 */
function nameEditions(files: readonly Omit<Source, "stem">[]): { sources: Source[]; diagnostics: Diagnostic[] } {
  const ways: readonly ((file: Omit<Source, "stem">) => string)[] = [
    (file) => parse(file.name).name,
    (file) => basename(file.name),
    (file) => file.name.replaceAll("/", "-"),
  ];
  const stems = new Map<string, string>();
  const taken = new Set([MANIFEST, REPORT]);
  let waiting = files;
  for (const way of ways) {
    const sharing = new Map<string, number>();
    for (const file of waiting) sharing.set(fold(way(file)), (sharing.get(fold(way(file))) ?? 0) + 1);
    const isAlone = (stem: string) => sharing.get(stem) === 1 && !taken.has(stem);
    const named = waiting.filter((file) => isAlone(fold(way(file))));
    for (const file of named) {
      stems.set(file.path, way(file));
      taken.add(fold(way(file)));
    }
    waiting = waiting.filter((file) => !stems.has(file.path));
  }
  for (const file of waiting) {
    let number = 1;
    while (taken.has(fold(`${basename(file.name)}-${number}`))) number++;
    stems.set(file.path, `${basename(file.name)}-${number}`);
    taken.add(fold(`${basename(file.name)}-${number}`));
  }
  const sources = files.map((file) => ({ ...file, stem: stems.get(file.path) ?? file.name }));
  const renamed = sources.filter((source) => source.stem !== parse(source.name).name);
  const diagnostics = renamed.map(({ label, stem }) =>
    diagnosticOf(label, {
      rule: "source/same-name",
      severity: "info",
      message: `another source has the same name; the editions of this one are called “${stem}”`,
      span: null,
      position: null,
    }),
  );
  return { sources, diagnostics };
}

function fold(stem: string): string {
  return stem.normalize("NFC").toLowerCase();
}
