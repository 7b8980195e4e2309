import { dirname, join, relative, resolve, sep } from "node:path";
import { errorFinding } from "../error-finding.ts";
import { listFiles, readBytes } from "../host.ts";
import type { LedgerFinding } from "../model/ledger.ts";
import { isMets, readMets } from "./mets.ts";
import { byPageNumber } from "./page-files.ts";

/** A file that is a page, or some pages, of a source: its absolute path, and its name seen from the source's folder. */
export interface PageFile {
  readonly path: string;
  readonly name: string;
}

/** What in a folder is no source: hidden files, READMEs, decisions, metadata, configurations. */
export const NOT_A_SOURCE =
  /(?:^|\/)(?:\.[^/]*|node_modules)(?:\/|$)|(?:^|\/)readme(?:\.[^/]*)?$|\.decisions\.ya?ml$|(?:^|[/.])metadata\.yaml$|(?:^|\/)emend\.config\.[^/]*$/i;

/** A METS file by its name. */
export const METS_NAME = /(?:^|[/._-])mets\.xml$/iu;

/** The pages in a folder, in the order of the numbers in their names; what lies in folders below it is none of them. */
export async function pagesOfFolder(folder: string): Promise<PageFile[]> {
  const names = (await listFiles(folder)).filter((name) => !name.includes("/") && !NOT_A_SOURCE.test(name));
  return names.sort(byPageNumber).map((name) => ({ path: join(folder, name), name }));
}

/** Pages that a list names, with what is to be said of them; or why there are none. */
type ListedPages =
  | { readonly pages: readonly PageFile[]; readonly findings: readonly LedgerFinding[] }
  | { readonly pages: null; readonly findings: readonly LedgerFinding[] };

/** The pages that a METS file lists: files beside it or below its folder. */
export async function listedPages(path: string, xml: string): Promise<ListedPages> {
  const list = await readMets(xml);
  if (list.hrefs === null) {
    const { problem, hint, issue } = list;
    return { pages: null, findings: [errorFinding(issue ? "source/malformed" : "source/pages", problem, hint, issue)] };
  }
  const folder = dirname(path);
  const pages: PageFile[] = [];
  for (const href of list.hrefs) {
    const file = fileBelow(folder, href);
    if (file === null)
      return {
        pages: null,
        findings: [
          errorFinding(
            "source/pages",
            `“${href.slice(0, 200)}” leads out of the folder of the METS`,
            "Put the pages into its folder, or into one below it.",
          ),
        ],
      };
    pages.push({ path: file, name: relative(folder, file).split(sep).join("/") });
  }
  const message = `${pages.length} pages of the file group “${list.group}”, in the order of the METS`;
  return { pages, findings: [{ rule: "source/pages", severity: "info", message, span: null, position: null }] };
}

/** The file that a local address names, where it lies below the folder; null where it does not. */
export function fileBelow(folder: string, href: string): string | null {
  let path = href.replace(/^file:(?:\/\/)?/iu, "").replace(/[?#].*$/u, "");
  try {
    path = decodeURIComponent(path);
  } catch (error) {
    // a percent sign of the name itself
    if (!(error instanceof URIError)) throw error;
  }
  if (path === "" || path.includes("\0")) return null;
  const file = resolve(folder, path);
  return file.startsWith(folder + sep) ? file : null;
}

/** The files that the METS files among some name as their pages, so that they are no sources of their own. */
export async function pagesOfLists(names: readonly string[], folder: string): Promise<ReadonlySet<string>> {
  const listed = new Set<string>();
  for (const name of names.filter((each) => METS_NAME.test(each))) {
    const path = join(folder, name);
    const text = Buffer.from(await readBytes(path)).toString("utf8");
    if (!isMets(text)) continue;
    for (const page of (await listedPages(path, text)).pages ?? []) listed.add(page.path);
  }
  return listed;
}
