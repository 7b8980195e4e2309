import type { Inline, KeptInline, List } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Labels } from "./labels.ts";

/** A name or a term of the text, as an index lists it. */
export interface MetTerm {
  readonly index: "persons" | "subjects";
  /** What is the same for all mentions of it. */
  readonly key: string;
  /** Its heading, or the headings from the entry down to the sub-entry that it is. */
  readonly path: readonly string[];
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
 * What the index says of an element: the head is that of the list which explains the name, else the words themselves;
 * an `index` within an `index` makes sub-entries (TEI 3.9.2). Nothing for what belongs into no index, and for the entries
 * of such lists.
 */
export function indexTerms(node: KeptInline, labels: Labels): MetTerm[] {
  const index = INDICES.get(node.element);
  if (index === undefined || attributeOf(node, "xml:id") !== undefined) return [];
  if (node.element === "index") return paths(node).map((path) => ({ index, key: keyOf(index, path), path }));
  // a term within `index` is told by it
  if (node.display === "hidden") return [];
  const target = pointerOf(node);
  const explained = target === null ? null : labels.entry(target);
  const head = explained ?? spaced(plainText(node.children));
  if (head === "") return [];
  return [{ index, key: explained === null ? keyOf(index, [head]) : `${index} ${target}`, path: [head] }];
}

/** What an element says it stands for; null where it does not say. */
export function pointerOf(node: KeptInline): string | null {
  return POINTERS.map((name) => attributeOf(node, name)).find((value) => value !== undefined) ?? null;
}

function attributeOf({ attributes }: KeptInline, name: string): string | undefined {
  return attributes?.find((attribute) => attribute.name === name)?.value;
}

/** What mentions of the same heading have in common. */
export function keyOf(index: MetTerm["index"], path: readonly string[]): string {
  return `${index} ${path.join("\0")}`;
}

/** The headings that an `index` names, each with those it stands under; only the innermost are mentions. */
function paths(node: KeptInline): string[][] {
  const terms: string[] = [];
  const nested: string[][] = [];
  let words = "";
  const visit = (children: readonly Inline[]): void => {
    for (const child of children) {
      if (child.type === "kept" && child.element === "index") nested.push(...paths(child));
      else if (child.type === "kept" && child.element === "term") {
        const outer = words;
        words = "";
        visit(child.children);
        terms.push(spaced(words));
        words = outer;
      } else if (child.type === "kept" || child.type === "emphasis") visit(child.children);
      else words += plainText([child]);
    }
  };
  visit(node.children);
  const heads = terms.filter((term) => term !== "");
  const own = heads.length > 0 ? heads : [spaced(words)].filter((head) => head !== "");
  const below = nested.length > 0 ? nested : [[]];
  return own.length > 0 ? own.flatMap((head) => below.map((path) => [head, ...path])) : nested;
}

export function spaced(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** Whether a list is an index that the source prints (TEI 3.8: `list` with the type `index`). */
export function isIndex({ attributes }: List): boolean {
  return attributes?.some(({ name, value }) => name === "type" && value === "index") ?? false;
}
