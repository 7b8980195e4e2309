import { TEI_BLOCKS } from "../../../pipeline/xml/tei-blocks.ts";
import type { TeiElement } from "./tree.ts";

const known = new WeakMap<TeiElement, boolean>();

/** Whether a block stands in an element, at whatever depth; what its notes hold does not count. */
export function holdsBlocks(element: TeiElement): boolean {
  let holds = known.get(element);
  if (holds === undefined) {
    holds = element.children.some(
      (child) =>
        typeof child !== "string" && child.name !== "note" && (TEI_BLOCKS.has(child.name) || holdsBlocks(child)),
    );
    known.set(element, holds);
  }
  return holds;
}
