import type { KeptInline } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { IndexData } from "./data.ts";
import type { Labels } from "./labels.ts";
import type { Lettering } from "./lettering.ts";

/** A name or a term of the text, as an index lists it. */
export interface MetTerm {
  readonly index: "persons" | "subjects";
  /** What is the same for all mentions of it. */
  readonly key: string;
  readonly head: string;
}

/** Names and terms by their element (TEI 14.2, 3.4.1, 3.9.2), and the index that each goes into. */
const INDICES: ReadonlyMap<string, MetTerm["index"]> = new Map([
  ["persName", "persons"],
  ["orgName", "subjects"],
  ["gloss", "subjects"],
  ["term", "subjects"],
  ["index", "subjects"],
]);

const POINTERS: readonly string[] = ["corresp", "ref", "target", "key"];

/**
 * What the index says of an element: the head is that of the list which explains the name, else the words themselves.
 * Null for what belongs into no index, and for the entries of such lists.
 */
export function indexTerm(node: KeptInline, labels: Labels): MetTerm | null {
  const index = INDICES.get(node.element);
  const said = (name: string) => node.attributes?.find((attribute) => attribute.name === name)?.value;
  if (index === undefined || said("xml:id") !== undefined) return null;
  // a term within `index` is told by it
  if (node.display === "hidden" && node.element !== "index") return null;
  const pointer = POINTERS.map(said).find((value) => value !== undefined);
  const explained = pointer === undefined ? null : labels.entry(pointer);
  const head = explained ?? plainText(node.children).replace(/\s+/g, " ").trim();
  if (head === "") return null;
  return { index, key: `${index} ${explained === null ? head : pointer}`, head };
}

/** The indices of a book; one that has nothing is left out. */
export function indexData(terms: Iterable<MetTerm>, letters: Lettering): IndexData[] {
  const all = [...terms].map((term) => ({ ...term, order: filed(term.head) }));
  all.sort((a, b) => compare(a.order, b.order) || compare(a.head, b.head) || compare(a.key, b.key));
  const titles = [
    { index: "persons", title: "Index of Persons" },
    { index: "subjects", title: "Index of Terms" },
  ] as const;
  return titles.flatMap(({ index, title }) => {
    const entries = all.filter((term) => term.index === index).map(({ key, head }) => ({ key, head: letters(head) }));
    return entries.length > 0 ? [{ title: letters(title), entries }] : [];
  });
}

/** How a head is filed: by its letters and figures, whatever their case and accents; in no language's own order. */
function filed(head: string): string {
  return head
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}\s,]/gu, "")
    .toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
