import type { Figure } from "../../../pipeline/model/edition.ts";
import { headOf } from "./heads.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, elementsIn, kept, lineOf, stringValue, type TeiElement, type TeiNode } from "./tree.ts";

/** A figure: its one picture, its head, its description, and the blocks in it. */
export function readFigure(element: TeiElement, reading: Reading): Figure {
  const all = elementsIn(element);
  const graphics = all.filter(({ name }) => name === "graphic");
  const [graphic] = graphics;
  const url = graphic && graphics.length === 1 && isPlain(graphic, "url") ? attributeOf(graphic, "url") : null;
  const head = all.find(({ name }) => name === "head");
  const descriptions = all.filter(({ name }) => name === "figDesc");
  const [only] = descriptions;
  const described = only && descriptions.length === 1 && isPlain(only) ? only : null;
  const taken = new Set<TeiNode>([
    ...(url !== null && graphic ? [graphic] : []),
    ...(head && !holdsBlocks(head) ? [head] : []),
    ...(described ? [described] : []),
  ]);
  return {
    type: "figure",
    ...kept(element),
    url,
    description: described && (stringValue(described).includes("\n") ? lineOf(described) : stringValue(described)),
    head: head && taken.has(head) ? headOf(head, reading) : null,
    children: reading.blocks(element.children.filter((child) => !taken.has(child))),
  };
}

/** Whether an element has no other attribute than these and holds nothing but characters. */
function isPlain(element: TeiElement, ...names: readonly string[]): boolean {
  return element.attributes.every(({ name }) => names.includes(name)) && elementsIn(element).length === 0;
}
