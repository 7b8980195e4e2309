import type { Division, Edition, Node, Note, PageBreak } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";
import { nearestGoals } from "../link-goals.ts";

/** A bookmark of the file: its name for links, its number for the pair of start and end. */
export interface Bookmark {
  readonly name: string;
  readonly id: number;
}

type Target = Division | Note | PageBreak;

export interface BookmarkNames {
  of(node: Target): Bookmark;
  /** The bookmark of the node with this id, or of the one that begins before it; null where the edition has none. */
  find(id: string): Bookmark | null;
  /** A new bookmark for what has no id in the model. */
  take(stem: string): Bookmark;
}

/** Every page break's bookmark begins so, and no other does: page breaks are counted by it. */
export const pagePrefix = "pg_";

/** Word allows letters, digits and underscores, a letter first, 40 in all, and does not tell cases apart. */
const allowed = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;

/**
 * Names a bookmark for everything that can be linked to, before anything is written, so that a link
 * may point forward. The model's id is kept wherever Word allows it.
 */
export function bookmarkNames(edition: Edition): BookmarkNames {
  const taken = new Set<string>();
  const byNode = new Map<Node, Bookmark>();
  const byId = new Map<string, Bookmark>();

  const take = (wanted: string): Bookmark => {
    let name = wanted;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted.slice(0, 32)}_${copy}`;
    taken.add(name.toLowerCase());
    return { name, id: taken.size };
  };

  for (const node of allNodes(edition)) {
    if (node.type !== "division" && node.type !== "note" && node.type !== "page-break") continue;
    const bookmark = take(wantedName(node));
    byNode.set(node, bookmark);
    if (!byId.has(node.id)) byId.set(node.id, bookmark);
  }

  const nearest = nearestGoals(edition);
  return {
    of(node) {
      const bookmark = byNode.get(node);
      if (!bookmark) throw new RangeError(`no bookmark was named for ${node.type} ${node.id}`);
      return bookmark;
    },
    find: (id) => byId.get(id) ?? byId.get(nearest.get(id) ?? "") ?? null,
    take,
  };
}

function wantedName(node: Target): string {
  const isPage = node.type === "page-break";
  const clash = node.id.toLowerCase().startsWith(pagePrefix) !== isPage;
  if (allowed.test(node.id) && !clash && (!isPage || node.id.startsWith(pagePrefix))) return node.id;
  const letters = node.id.replace(/[^A-Za-z0-9_]/g, "_").slice(0, 30);
  return isPage ? `${pagePrefix}${letters.replace(/^pg_/i, "")}` : `x_${letters}`;
}
