import type { Attribute, Attributed } from "../../../pipeline/model/attribute.ts";
import type { Edition, Inline, KeptInline, Node } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";

/** What a schema makes of nodes, by their type: other nodes of the same place, or null where the node stays as it is. */
export type Rewriters = {
  readonly [Type in Node["type"]]?: (node: Extract<Node, { type: Type }>) => readonly Node[] | null;
};

/** What the rewriters make of a node; null where they have nothing to say of such a node. */
export function rewritten<Type extends Node["type"]>(
  node: Extract<Node, { type: Type }>,
  rewriters: Rewriters,
): readonly Node[] | null {
  const rewrite = rewriters[node.type as Type] as
    | ((node: Extract<Node, { type: Type }>) => readonly Node[] | null)
    | undefined;
  return rewrite?.(node) ?? null;
}

export function attributeOf(node: Attributed, name: string): string | undefined {
  return node.attributes?.find((attribute) => attribute.name === name)?.value;
}

/** A node with this attribute in place of what it had of that name; an empty value leaves out what Emend would write. */
export function withAttribute<N extends Node & Attributed>(node: N, name: string, value: string): N {
  const others = (node.attributes ?? []).filter((attribute) => attribute.name !== name);
  return { ...node, attributes: [...others, { name, value }] };
}

export function withoutAttributes<N extends Node & Attributed>(node: N, isKnown: (attribute: Attribute) => boolean): N {
  const { attributes = [], ...rest } = node;
  const known = attributes.filter(isKnown);
  return (known.length === 0 ? rest : { ...rest, attributes: known }) as N;
}

/** A phrase in an element of this name, with these attributes before its own. */
export function phrase(
  name: string,
  { attributes = [], children }: Attributed & { readonly children: readonly Inline[] },
  ...own: readonly Attribute[]
): KeptInline {
  const taken = new Set(own.map((attribute) => attribute.name));
  const others = attributes.filter((attribute) => !taken.has(attribute.name));
  return { type: "kept", element: name, display: "run", attributes: [...own, ...others], children };
}

/** The name of an element without its namespace, which is written `{namespace}local`. */
export function localName(element: string): string {
  return element.replace(/^\{[^}]*\}/, "");
}

/** Every id that something in the text of an edition has. */
export function idsIn(edition: Edition): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const node of allNodes(edition)) {
    if ("id" in node && !(node.type === "division" && node.unmarked)) ids.add(node.id);
    if ("attributes" in node) {
      const id = attributeOf(node, "xml:id");
      if (id !== undefined) ids.add(id);
    }
  }
  return ids;
}
