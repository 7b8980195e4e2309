import type { IndexData, IndexEntryData, OriginalRange } from "./data.ts";
import { keyOf, type MetTerm } from "./index-term.ts";
import type { Lettering } from "./lettering.ts";
import type { PrintedEntry } from "./printed-index.ts";

/** An entry while the index is put together. */
interface Entry {
  readonly head: string;
  key: string | null;
  readonly pages: OriginalRange[];
  readonly see: string[];
  readonly entries: Map<string, Entry>;
}

const TITLES = [
  { index: "persons", title: "Index of Persons" },
  { index: "subjects", title: "Index of Terms" },
] as const;

/**
 * The indices of a book; one that has nothing is left out. What the source's printed index says of a person whom the text
 * mentions, the sub-entries and where else to look, stands below that person.
 */
export function indexData(terms: Iterable<MetTerm>, printed: readonly PrintedEntry[], letters: Lettering): IndexData[] {
  const all = [...terms];
  return TITLES.flatMap(({ index, title }) => {
    const entries = entriesOf(all.filter((term) => term.index === index));
    if (entries.size === 0) return [];
    if (index === "persons") addPrinted(entries, printed);
    return [{ title: letters(title), entries: ordered(entries, letters) }];
  });
}

function entriesOf(terms: readonly MetTerm[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { index, key, path } of terms) {
    let level = entries;
    for (const [depth, head] of path.entries()) {
      const isLast = depth === path.length - 1;
      const entry = entryAt(level, isLast ? key : keyOf(index, path.slice(0, depth + 1)), head);
      if (isLast) entry.key = key;
      level = entry.entries;
    }
  }
  return entries;
}

function entryAt(level: Map<string, Entry>, place: string, head: string): Entry {
  const known = level.get(place);
  if (known !== undefined) return known;
  const entry: Entry = { head, key: null, pages: [], see: [], entries: new Map() };
  level.set(place, entry);
  return entry;
}

function addPrinted(entries: Map<string, Entry>, printed: readonly PrintedEntry[]): void {
  const byHead = new Map([...entries.values()].map((entry) => [filed(entry.head), entry]));
  const isHere = (head: string): boolean => byHead.has(filed(head));
  for (const { head, pointer, see, pages, entries: below } of printed) {
    const entry = (pointer === null ? undefined : entries.get(`persons ${pointer}`)) ?? byHead.get(filed(head));
    const goals = see.filter(isHere);
    if (entry !== undefined) {
      entry.see.push(...goals);
      addBelow(entry, below);
    } else if (goals.length > 0 && pages.length === 0 && below.length === 0)
      entryAt(entries, keyOf("persons", [head]), head).see.push(...goals);
  }
}

function addBelow(entry: Entry, printed: readonly PrintedEntry[]): void {
  for (const { head, pages, entries } of printed) {
    if (head === "" || (pages.length === 0 && entries.length === 0)) continue;
    const sub = entryAt(entry.entries, head, head);
    sub.pages.push(...pages);
    addBelow(sub, entries);
  }
}

function ordered(entries: ReadonlyMap<string, Entry>, letters: Lettering): IndexEntryData[] {
  const sorted = [...entries].map(([place, entry]) => ({ place, entry, order: filed(entry.head) }));
  sorted.sort((a, b) => compare(a.order, b.order) || compare(a.entry.head, b.entry.head) || compare(a.place, b.place));
  return sorted.map(({ entry, order }, at) => ({
    head: letters(entry.head),
    key: entry.key,
    pages: entry.pages,
    see: [...new Set(entry.see)].map(letters),
    entries: ordered(entry.entries, letters),
    initial: at > 0 && order.charAt(0) !== sorted[at - 1]?.order.charAt(0),
  }));
}

/** How a head is filed: by its letters and figures, whatever their case and accents; in no language's own order. */
function filed(head: string): string {
  return head
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}\s,]/gu, "")
    .toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
