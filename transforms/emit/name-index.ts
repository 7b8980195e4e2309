import type { Edition, KeptInline } from "../../pipeline/model/edition.ts";
import { allNodes, plainText } from "../../pipeline/model/walk.ts";

/** The elements of TEI by which names are marked in running text (TEI 14.2 and 3.6.1). */
const NAMES: ReadonlySet<string> = new Set(["persName", "orgName", "placeName", "geogName", "name"]);

/** Under which heading the names of an edition are indexed. */
export interface NameIndex {
  /** Null for what is no name, and for a name where it is explained (a list of persons) rather than used. */
  headingOf(node: KeptInline): string | null;
}

/**
 * The index of an edition whose source marks names. A name that leads to an entry of the edition (`corresp` or `ref` with
 * the entry's id) has the entry's words for its heading, so that "Kennedy" is found under "Kennedy, John F."; any other
 * name has its own.
 */
export function nameIndex(edition: Edition): NameIndex {
  const entries = new Map<string, string>();
  for (const node of allNodes(edition)) {
    const id = node.type === "kept" && NAMES.has(node.element) ? attributeOf(node, "xml:id") : undefined;
    if (node.type === "kept" && id !== undefined) entries.set(`#${id}`, heading(node));
  }
  return {
    headingOf(node) {
      if (!NAMES.has(node.element) || attributeOf(node, "xml:id") !== undefined) return null;
      const target = attributeOf(node, "corresp") ?? attributeOf(node, "ref") ?? "";
      return (entries.get(target) ?? heading(node)) || null;
    },
  };
}

function attributeOf({ attributes }: KeptInline, name: string): string | undefined {
  return attributes?.find((attribute) => attribute.name === name)?.value;
}

function heading(node: KeptInline): string {
  return plainText(node.children)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[,;:]$/, "");
}

/** Headings in the order of an index: without regard to case and accents, on every machine the same. */
export function compareHeadings(one: string, other: string): number {
  const [first, second] = [sortKey(one), sortKey(other)];
  return first < second ? -1 : first > second ? 1 : one < other ? -1 : one > other ? 1 : 0;
}

/** The letter under which a heading stands; "#" where it begins with none. */
export function initialOf(heading: string): string {
  const [first = "#"] = sortKey(heading).toUpperCase();
  return /\p{L}/u.test(first) ? first : "#";
}

function sortKey(heading: string): string {
  return heading
    .normalize("NFKD")
    .replace(/[\p{M}\p{P}]+/gu, "")
    .trim()
    .toLowerCase();
}
