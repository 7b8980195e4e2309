import type { Inline } from "../../../pipeline/model/edition.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import { readRun } from "./inlines.ts";
import type { Reading } from "./reading.ts";
import { kept, type TeiElement, type TeiNode } from "./tree.ts";

/**
 * The heading with which an element begins, and the nodes behind it. One of which the source says more than its
 * words is kept as an element around the whole of them.
 */
export function readHead(
  nodes: readonly TeiNode[],
  reading: Reading,
): { readonly head: Inline[] | null; readonly nodes: readonly TeiNode[] } {
  const at = nodes.findIndex((node) => typeof node !== "string" || node.trim() !== "");
  const first = nodes[at];
  if (first === undefined || typeof first === "string" || first.name !== "head" || holdsBlocks(first))
    return { head: null, nodes };
  return { head: headOf(first, reading), nodes: nodes.slice(at + 1) };
}

/** The words of a `head`. */
export function headOf(element: TeiElement, reading: Reading): Inline[] {
  const children = readRun(element.children, reading);
  if (element.attributes.length === 0) return children;
  reading.keep(element);
  return [{ type: "kept", ...kept(element), element: "head", display: "run", children }];
}
