import type { XmlElement } from "libxml2-wasm";
import { loadLibxml2, withDocument, withoutEncoding } from "../xml/document.ts";
import { InvalidXmlError, type XmlIssue } from "../xml/invalid-xml-error.ts";

/** A list of pages as METS gives it, or why it cannot be used. */
export type PageList =
  | { readonly hrefs: readonly string[]; readonly group: string; readonly problem: null }
  | { readonly hrefs: null; readonly problem: string; readonly hint: string; readonly issue: XmlIssue | null };

const ROOT = /<(?:[\w.-]{1,40}:)?mets[\s>]/u;
const FIRST_PART = 4_000;
const METS = "http://www.loc.gov/METS/";
const XLINK = "http://www.w3.org/1999/xlink";

/** Whether a text is a METS file. */
export function isMets(text: string): boolean {
  return ROOT.test(text.slice(0, FIRST_PART)) && text.slice(0, FIRST_PART).includes(METS);
}

/** A file of a METS file's `fileSec`. */
interface MetsFile {
  readonly group: string;
  readonly type: string;
  readonly local: string | null;
  readonly remote: string | null;
}

/** Kinds of files that hold the words of a page; the surest first. */
const TEXT = /fulltext|ocr|alto|page|hocr|transcript|text/iu;
const TEXT_TYPE = /xml|hocr|html|text\/plain/iu;

/**
 * The files of the pages that a METS file lists (METS 1.12), in the order of its physical structure. Of several groups
 * of files the one is taken that holds text for the most pages; of equals the one called FULLTEXT, else the last,
 * which is the last step of an OCR workflow. Where no group holds text, pictures are taken.
 */
export async function readMets(xml: string): Promise<PageList> {
  const libxml2 = await loadLibxml2();
  try {
    return withDocument(libxml2, withoutEncoding(xml), (document) => {
      const isElement = (node: unknown): node is XmlElement => node instanceof libxml2.XmlElement;
      const elements = [...descendants(document.root, isElement)];
      return listOf(filesOf(elements, isElement), pagesOf(elements, isElement));
    });
  } catch (error) {
    if (!(error instanceof InvalidXmlError)) throw error;
    const { line, column, reason } = error;
    return {
      ...problem(`the METS is not well-formed: ${reason}`, "Get a whole copy of it."),
      issue: { line, column, message: reason },
    };
  }
}

function problem(message: string, hint: string): Extract<PageList, { hrefs: null }> {
  return { hrefs: null, problem: message, hint, issue: null };
}

type IsElement = (node: unknown) => node is XmlElement;

function* descendants(element: XmlElement, isElement: IsElement): Generator<XmlElement> {
  // by hand, because a deep file must not use up the stack
  const stack: XmlElement[] = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    const children: XmlElement[] = [];
    for (let child = next.firstChild; child !== null; child = child.next) if (isElement(child)) children.push(child);
    stack.push(...children.reverse());
  }
}

function attribute(element: XmlElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name && each.prefix === "")?.value ?? null;
}

function childrenNamed(element: XmlElement, name: string, isElement: IsElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (let child = element.firstChild; child !== null; child = child.next)
    if (isElement(child) && child.name === name) found.push(child);
  return found;
}

function filesOf(elements: readonly XmlElement[], isElement: IsElement): Map<string, MetsFile> {
  const files = new Map<string, MetsFile>();
  for (const group of elements)
    if (group.name === "fileGrp")
      for (const file of childrenNamed(group, "file", isElement)) {
        const id = attribute(file, "ID");
        if (id === null) continue;
        const hrefs = childrenNamed(file, "FLocat", isElement).flatMap(
          (place) => place.attrs.find((each) => each.name === "href" && each.namespaceUri === XLINK)?.value ?? [],
        );
        files.set(id, {
          group: attribute(group, "USE") ?? attribute(group, "ID") ?? "",
          type: attribute(file, "MIMETYPE") ?? "",
          local: hrefs.find((href) => !isRemote(href)) ?? null,
          remote: hrefs.find(isRemote) ?? null,
        });
      }
  return files;
}

/** An address with a scheme other than `file`, or with a host. */
function isRemote(href: string): boolean {
  return (/^[a-z][a-z0-9+.-]*:/iu.test(href) && !/^file:(?!\/\/[^/])/iu.test(href)) || href.startsWith("//");
}

/** For each page of the physical structure the identifiers of its files. */
function pagesOf(elements: readonly XmlElement[], isElement: IsElement): string[][] {
  const maps = elements.filter(({ name }) => name === "structMap");
  const physical = maps.find((map) => attribute(map, "TYPE")?.toUpperCase() === "PHYSICAL") ?? maps[0];
  if (!physical) return [];
  const pages = [...descendants(physical, isElement)].flatMap((div, at) => {
    const pointers = div.name === "div" ? childrenNamed(div, "fptr", isElement) : [];
    if (pointers.length === 0 || /^physSequence$/iu.test(attribute(div, "TYPE") ?? "")) return [];
    const ids = [...pointers, ...pointers.flatMap((each) => [...descendants(each, isElement)].slice(1))].flatMap(
      (pointer) => attribute(pointer, "FILEID") ?? [],
    );
    return [{ ids, order: Number(attribute(div, "ORDER") ?? Number.NaN), at }];
  });
  const isOrdered = pages.every(({ order }) => !Number.isNaN(order));
  return pages.sort((a, b) => (isOrdered ? a.order - b.order : 0) || a.at - b.at).map(({ ids }) => ids);
}

function listOf(files: ReadonlyMap<string, MetsFile>, pages: readonly string[][], has = hasText): PageList {
  const remedy =
    "Give a METS whose physical structMap points to files with the text of each page (ALTO, PAGE XML, hOCR).";
  if (pages.length === 0) return problem("the METS lists no pages", remedy);
  const counts = new Map<string, number>();
  for (const ids of pages)
    for (const group of new Set(ids.flatMap((id) => (has(files.get(id)) ? (files.get(id)?.group ?? []) : []))))
      counts.set(group, (counts.get(group) ?? 0) + 1);
  let best: string | null = null;
  for (const [group, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== "FULLTEXT")) best = group;
  }
  if (best === null && has !== isPicture) return listOf(files, pages, isPicture);
  if (best === null) return problem("the METS names no files with the text of its pages", remedy);
  const hrefs: string[] = [];
  for (const ids of pages) {
    const file = ids.map((id) => files.get(id)).find((each) => each?.group === best && has(each));
    if (!file) continue;
    if (file.local === null)
      return problem(
        `the page ${hrefs.length + 1} lies elsewhere (${(file.remote ?? "no address").slice(0, 200)})`,
        "Emend fetches nothing: copy the files beside the METS, and let it point to them.",
      );
    hrefs.push(file.local);
  }
  return { hrefs, group: best, problem: null };
}

function isPicture(file: MetsFile | undefined): boolean {
  return file !== undefined && /^image\//iu.test(file.type);
}

function hasText(file: MetsFile | undefined): boolean {
  return file !== undefined && (file.type === "" ? TEXT.test(file.group) : TEXT_TYPE.test(file.type));
}
