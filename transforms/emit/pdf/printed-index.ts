import type { Edition, Inline, List } from "../../../pipeline/model/edition.ts";
import { allNodes, plainText } from "../../../pipeline/model/walk.ts";
import type { OriginalRange } from "./data.ts";
import { isIndex, pointerOf, spaced } from "./index-term.ts";
import type { Labels } from "./labels.ts";

/** An entry of the index that the original prints. */
export interface PrintedEntry {
  readonly head: string;
  /** What the name at its beginning stands for (`#p_AK1`), where the source says so. */
  readonly pointer: string | null;
  readonly pages: readonly OriginalRange[];
  /** The entries that it sends its reader to. */
  readonly see: readonly string[];
  readonly entries: readonly PrintedEntry[];
}

/** The entries of the indices that an edition's source prints (TEI 3.8: lists of the type `index`). */
export function printedEntries(edition: Edition, labels: Labels): PrintedEntry[] {
  const found: PrintedEntry[] = [];
  for (const node of allNodes(edition))
    if (node.type === "list" && isIndex(node)) found.push(...entriesOf(node, labels));
  return found;
}

function entriesOf(list: List, labels: Labels): PrintedEntry[] {
  return list.items.flatMap((item): PrintedEntry[] => {
    if (item.type !== "item") return [];
    const below = item.blocks.flatMap((block) => (block.type === "list" ? entriesOf(block, labels) : []));
    const [first] = item.children;
    return [
      {
        ...entryOf(item.children, labels),
        pointer: first?.type === "kept" ? pointerOf(first) : null,
        entries: below,
      },
    ];
  });
}

/** An entry's line: the heading up to its first page, its pages, and where else to look. */
function entryOf(inlines: readonly Inline[], labels: Labels): Pick<PrintedEntry, "head" | "pages" | "see"> {
  const pages: { from: string; until: string | null }[] = [];
  let head = "";
  let between = "";
  for (const inline of inlines) {
    const words = plainText([inline]);
    const page = inline.type === "reference" ? labels.page(words.trim()) : null;
    if (page === null) {
      if (pages.length === 0) head += words;
      else between += words;
      continue;
    }
    const last = pages.at(-1);
    if (last !== undefined && /^\s*[-–—]\s*$/.test(between)) last.until = page.next;
    else pages.push({ from: page.label, until: page.next });
    between = "";
  }
  const { words, see } = parted(head);
  return { head: words.replace(/[\s,;:.]+$/, ""), pages, see: [...see, ...parted(between).see] };
}

/** What a reference to other entries begins with. */
const SEE = /(?:^|[(.,;]\s{0,4})see\s/i;

/** A heading, and the entries that “see”, “see also” behind it name. */
function parted(text: string): { words: string; see: string[] } {
  const line = spaced(text);
  const at = line.search(SEE);
  if (at < 0) return { words: line, see: [] };
  const named = line
    .slice(at)
    .replace(/^[(.,;]?\s?see\s(?:also\s)?/i, "")
    .replace(/[).,\s]+$/, "");
  return {
    words: line.slice(0, at).trim(),
    see: named
      .split(";")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  };
}
