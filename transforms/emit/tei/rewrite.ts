import type { Edition, Node } from "../../../pipeline/model/edition.ts";

/**
 * What stands for a node: other nodes of the same place (inlines for an inline, blocks for a block), none, or null
 * where the node stays as it is.
 */
export type Replacement = (node: Node) => readonly Node[] | null;

/** An edition with nodes replaced, wherever they stand; what is in a node is replaced before the node is. */
export function rewriteNodes(edition: Edition, replace: Replacement): Edition {
  return { ...edition, children: rewritten(edition.children, replace) };
}

/** Nodes are plain data, so that lists of nodes can be found in them whatever the field is called. */
function rewritten<Value>(value: Value, replace: Replacement): Value {
  if (Array.isArray(value)) {
    const entries = value.flatMap((entry: unknown): readonly unknown[] => {
      const inner = rewritten(entry, replace);
      return isNode(inner) ? (replace(inner) ?? [inner]) : [inner];
    });
    return entries as Value;
  }
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) copy[key] = key === "attributes" ? part : rewritten(part, replace);
  return copy as Value;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
