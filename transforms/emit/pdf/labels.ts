import type { Edition, Node } from "../../../pipeline/model/edition.ts";
import { childNodes, plainText } from "../../../pipeline/model/walk.ts";
import { nearestGoals } from "../link-goals.ts";
import { isDocumentKind } from "./data.ts";

/** What a link leads to. */
interface Goal {
  readonly label: string;
  /** The id of the innermost division that it is or stands in; null for a page of the original. */
  readonly division: string | null;
}

/** The goals of links: ids as they stand in the edition, each given out once. */
export interface Labels {
  /** The label of the node that is set now; null where the id is empty or has been given out. */
  claim(id: string): string | null;
  /** What a reference's target leads to; null where the edition has no such goal. */
  goal(target: string): Goal | null;
  /** The words of an element that a name or a term refers to (`#p_KJF1`); null where there are none. */
  entry(target: string): string | null;
  /** The label of a page of the original by its number, and of the page after it; null where the edition has it not. */
  page(number: string): { readonly label: string; readonly next: string | null } | null;
}

/** Collects the ids of divisions, notes and page breaks, and of the names and terms that lists explain. */
export function labels(edition: Edition): Labels {
  const known = new Map<string, string | null>();
  const entries = new Map<string, string>();
  const pages: { number: string; id: string }[] = [];
  const visit = (node: Node, division: string): void => {
    const within = node.type === "division" && (isDocumentKind(node.kind) || division === "") ? node.id : division;
    if (node.type === "division" || node.type === "note") known.set(node.id, node.type === "note" ? within : node.id);
    if (node.type === "page-break") {
      if (node.id !== "" && !known.has(node.id)) pages.push(node);
      known.set(node.id, null);
    }
    if (node.type === "kept") {
      const id = node.attributes?.find(({ name }) => name === "xml:id")?.value;
      const words = id === undefined ? "" : spaced(plainText(node.children));
      if (id !== undefined && words !== "" && !entries.has(id)) entries.set(id, words);
    }
    for (const child of childNodes(node)) visit(child, within);
  };
  for (const division of edition.children) visit(division, "");
  known.delete("");
  const nearest = nearestGoals(edition);
  const places = new Map<string, number>();
  for (const [at, { number }] of pages.entries()) if (!places.has(number)) places.set(number, at);
  const claimed = new Set<string>();
  return {
    claim(id) {
      if (!known.has(id) || claimed.has(id)) return null;
      claimed.add(id);
      return `id:${id}`;
    },
    goal(target) {
      const wanted = target.startsWith("#") ? target.slice(1) : "";
      const id = known.has(wanted) ? wanted : (nearest.get(wanted) ?? "");
      const division = known.get(id);
      return division === undefined ? null : { label: `id:${id}`, division };
    },
    entry: (target) => (target.startsWith("#") ? (entries.get(target.slice(1)) ?? null) : null),
    page(number) {
      const at = places.get(number);
      const [page, next] = at === undefined ? [] : [pages[at], pages[at + 1]];
      return page === undefined ? null : { label: `id:${page.id}`, next: next === undefined ? null : `id:${next.id}` };
    },
  };
}

function spaced(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
