import type { Edition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";

/** The goals of links: ids as they stand in the edition, each given out once. */
export interface Labels {
  /** The label of the node that is set now; null where the id is empty or has been given out. */
  claim(id: string): string | null;
  /** The label that a reference's target leads to; null where the edition has no such goal. */
  goal(target: string): string | null;
}

/** Collects the ids of divisions, notes and page breaks. */
export function labels(edition: Edition): Labels {
  const known = new Set<string>();
  for (const node of allNodes(edition)) {
    if (node.type === "division" || node.type === "note" || node.type === "page-break") known.add(node.id);
  }
  known.delete("");
  const claimed = new Set<string>();
  return {
    claim(id) {
      if (!known.has(id) || claimed.has(id)) return null;
      claimed.add(id);
      return `id:${id}`;
    },
    goal(target) {
      const id = target.startsWith("#") ? target.slice(1) : "";
      return known.has(id) ? `id:${id}` : null;
    },
  };
}
