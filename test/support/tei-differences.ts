import { childOf, type TeiElement, type TeiNode, teiTree } from "../../transforms/read/tei/tree.ts";

/** What docs/tei.md says a text read and written again may have that it had not: an element, an attribute, its value. */
const ADDED: readonly (readonly [element: string, attribute: string, value: RegExp])[] = [
  ["text", "xml:lang", /./],
  ["note", "place", /^foot$/],
  ["note", "xml:id", /^(?:note|.+fn\d*)(?:-\d+)?$/],
  ["div", "subtype", /^(?:historical-document|editorial-note)$/],
];

/**
 * Where two TEI files differ in their texts, as a canonical comparison sees it: the order of attributes and the
 * white space of lines mean nothing, page breaks may move over the edge of `front`, `body` and `back` and of the last
 * division, and what `ADDED` lists may have come to the second.
 * @returns the first differences, each as what stands in the one and in the other
 */
export function teiDifferences(one: string, other: string): string[] {
  const [before, after] = [tokens(one, true), tokens(other, true)];
  const differences: string[] = [];
  for (let at = 0; at < Math.max(before.length, after.length) && differences.length < 5; at++)
    if (before[at] !== after[at]) differences.push(`${before[at]} | ${after[at]}`);
  const pages = (xml: string) => tokens(xml, false).filter((token) => token.startsWith("<pb"));
  const [theirs, ours] = [pages(one), pages(other)];
  if (theirs.join() !== ours.join()) differences.push("the page breaks differ");
  return differences;
}

/** A text as a list of tags and words; `atEdges` leaves out page breaks that stand at the edge of a division. */
function tokens(xml: string, atEdges: boolean): string[] {
  const text = childOf(teiTree(xml).root, "text");
  const out: string[] = [];
  if (text) gather(text, atEdges, out);
  return out;
}

const EDGED: ReadonlySet<string> = new Set(["text", "front", "body", "back"]);

function gather(element: TeiElement, atEdges: boolean, out: string[]): void {
  const written = element.attributes
    .filter(
      ({ name, value }) =>
        !ADDED.some(([of, added, like]) => of === element.name && added === name && like.test(value)),
    )
    .map(({ name, value }) => ` ${name}="${value}"`)
    .sort();
  out.push(`<${element.name}${written.join("")}>`);
  for (const child of element.children) {
    if (typeof child === "string") out.push(...child.split(/\s+/).filter((word) => word !== ""));
    else if (!(atEdges && child.name === "pb" && isAtEdge(element, child))) gather(child, atEdges, out);
  }
  out.push(`</${element.name}>`);
}

function isAtEdge(parent: TeiElement, page: TeiElement): boolean {
  return EDGED.has(parent.name) || (parent.name === "div" && isLast(parent.children, page));
}

function isLast(nodes: readonly TeiNode[], page: TeiElement): boolean {
  return nodes
    .slice(nodes.indexOf(page))
    .every((node) => (typeof node === "string" ? node.trim() === "" : node.name === "pb"));
}
