import type { Attributed } from "../../pipeline/model/attribute.ts";
import type { Edition, Node } from "../../pipeline/model/edition.ts";
import { allNodes, childNodes } from "../../pipeline/model/walk.ts";

/** The id that a TEI source gives a node which the model knows no id of. */
export function keptId(node: Node): string | null {
  const { attributes = [] }: Attributed = "attributes" in node ? node : {};
  return attributes.find(({ name }) => name === "xml:id")?.value ?? null;
}

/** Every id that a reference of the edition leads to. */
export function referredIds(edition: Edition): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const node of allNodes(edition))
    if (node.type === "reference" && node.target?.startsWith("#")) ids.add(node.target.slice(1));
  return ids;
}

/**
 * For formats that can lead to divisions, notes and page breaks only: where a reference to something else leads, by
 * its id: to the note that it stands in, else to the page break or the division that begins before it.
 */
export function nearestGoals(edition: Edition): ReadonlyMap<string, string> {
  const goals = new Map<string, string>();
  let last = "";
  const visit = (node: Node, note: string | null): void => {
    if (node.type === "division" || node.type === "page-break") last = node.id;
    const within = node.type === "note" ? node.id : note;
    const id = keptId(node);
    if (id !== null && !goals.has(id)) goals.set(id, within ?? last);
    for (const child of childNodes(node)) visit(child, within);
  };
  for (const division of edition.children) visit(division, null);
  return goals;
}
