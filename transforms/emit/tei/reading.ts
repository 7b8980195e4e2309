import type { Edition, Inline, KeptInline, Node } from "../../../pipeline/model/edition.ts";
import { allNodes, childNodes } from "../../../pipeline/model/walk.ts";
import { rewriteNodes } from "./rewrite.ts";

/**
 * Which readings the TEI shows: `both`, each marked; the `reading` text, with what was corrected and without what
 * stands beside it; or the `diplomatic` text, with what the source has.
 */
export type TextView = "both" | "reading" | "diplomatic";

/** An edition with one of its two texts only. Notes and page breaks stay in both. */
export function viewOf(edition: Edition, view: TextView): Edition {
  if (view === "both") return edition;
  return rewriteNodes(edition, (node) => (view === "reading" ? asRead(node) : asPrinted(node)));
}

function asRead(node: Node): readonly Node[] | null {
  if (node.type === "correction") return textOf(node.after);
  if (node.type !== "kept") return null;
  if (node.display === "hidden") return [];
  if (isChoice(node)) return node.children.flatMap((child) => (child.type === "kept" ? child.children : [child]));
  return node.element === "del" && !holdsAnchor(node) ? [] : null;
}

function asPrinted(node: Node): readonly Node[] | null {
  if (node.type === "correction") return textOf(node.before);
  // letters that a rule sets in italics are not so in the source
  if (node.type === "emphasis" && node.rule !== undefined) return node.children;
  if (node.type !== "kept" || node.element !== "choice") return null;
  const printed = node.children.filter((child) => child.type === "kept" && PRINTED.has(child.element));
  if (printed.length === 0) return null;
  const others = node.children.filter((child) => !printed.includes(child));
  return [...printed.flatMap((child) => (child.type === "kept" ? child.children : [])), ...others.flatMap(anchorsIn)];
}

/** What the source has of two readings (TEI 3.5). */
const PRINTED: ReadonlySet<string> = new Set(["sic", "orig", "abbr"]);

function isChoice({ element }: KeptInline): boolean {
  return element === "choice";
}

function textOf(text: string): readonly Node[] {
  return text === "" ? [] : [{ type: "text", text }];
}

function holdsAnchor(node: Node): boolean {
  return childNodes(node).some((child) => isAnchor(child) || holdsAnchor(child));
}

/** The notes and page breaks in a node that is left out otherwise. */
function anchorsIn(node: Inline): readonly Node[] {
  if (isAnchor(node)) return [node];
  const division = {
    type: "division",
    kind: "text",
    id: "",
    number: null,
    head: [node],
    children: [],
    notes: [],
  } as const;
  const all = allNodes({ metadata: { title: "", language: "", provenance: [] }, children: [division] });
  return [...all].filter(isAnchor);
}

function isAnchor({ type }: Node): boolean {
  return type === "note" || type === "page-break";
}
