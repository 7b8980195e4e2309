import type { Block, Division, List, ListItem, Note } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { Layout } from "../../pipeline/model/layout.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { mapDocuments } from "./map-documents.ts";

/** Notes at the foot of printed pages: each goes to the document on its page that it belongs to. */
export const pageNotes: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "page-notes",
  defaults: {},
  rules: [],
  run(edition, { marks, profile, layout }) {
    const starts = new Set(
      marks.flatMap((mark) => (mark.type === "block" && mark.block.kind === "note-body" ? [mark.start] : [])),
    );
    if (!layout || starts.size === 0) return { edition, repairs: [], findings: [] };
    const documents: Division[] = [];
    mapDocuments(edition, (division) => {
      documents.push(division);
      return division;
    });
    const owned = shareOut(documents, starts, pageStarts(layout));
    const rewrite = (division: Division): Division => {
      const notes = (owned.get(division.id) ?? []).map((item, at) => noteOf(item, at, division.id, profile.sourceNote));
      const children = division.children.flatMap((child): (Division | Block)[] =>
        child.type === "list" && isMarked(child, starts)
          ? child.items.filter((item) => item.type === "page-break")
          : [child],
      );
      return { ...division, children, notes: [...division.notes, ...notes] };
    };
    return { edition: mapDocuments(edition, rewrite), repairs: [], findings: [] };
  },
};

/**
 * Which document each note belongs to. The notes at a page's foot stand behind all documents on the page:
 * where their count begins anew, those before belong to the document before.
 */
function shareOut(
  documents: readonly Division[],
  starts: ReadonlySet<number>,
  pages: readonly number[],
): ReadonlyMap<string, readonly ListItem[]> {
  const owned = documents.map((): ListItem[] => []);
  const begins = documents.map((document) => spanOf(document.head ?? [])?.start ?? 0);
  for (const [at, document] of documents.entries()) {
    for (const child of document.children) {
      if (child.type !== "list" || !isMarked(child, starts)) continue;
      const items = child.items.filter((item) => item.type === "item");
      const noteStart = spanOf(items[0]?.children ?? [])?.start ?? 0;
      const page = pages.findLast((start) => start <= noteStart) ?? 0;
      let first = at;
      while (first > 0 && (begins[first] ?? 0) >= page) first--;
      const groups = groupsOf(items);
      for (const [group, owner] of assign(groups, documents, owned, begins, first, at, page).entries())
        owned[owner]?.push(...(groups[group] ?? []));
    }
  }
  return new Map(documents.map((document, at) => [document.id, owned[at] ?? []]));
}

/** How well a group of notes fits a document that has text on their page: it goes on with its count, or begins it. */
function suits(
  group: readonly ListItem[],
  document: Division,
  owned: readonly ListItem[],
  beginsHere: boolean,
): number {
  const [first] = group;
  if (goesOn(first, owned.at(-1))) return 5;
  if (owned.length > 0) return -3;
  const opens = Number(first?.label) <= 1;
  const note = document.kind === "editorial-note" ? -1 : 0;
  return (opens && beginsHere ? 3 : opens ? 1 : -1) + note;
}

/** The owner of each group among the documents from `first` to `last`: in order, so that all together fit best. */
function assign(
  groups: readonly (readonly ListItem[])[],
  documents: readonly Division[],
  owned: readonly (readonly ListItem[])[],
  begins: readonly number[],
  first: number,
  last: number,
  page: number,
): number[] {
  let ways: { score: number; owners: number[] }[] = [{ score: 0, owners: [] }];
  for (const group of groups) {
    const next: { score: number; owners: number[] }[] = [];
    for (let owner = first; owner <= last; owner++) {
      const document = documents[owner] as Division;
      const score = suits(group, document, owned[owner] ?? [], (begins[owner] ?? 0) >= page);
      let best: { score: number; owners: number[] } | null = null;
      for (const way of ways) {
        const before = way.owners.at(-1) ?? first;
        // two counts for one document are a slip of the print
        const whole = way.score + score - (way.owners.length > 0 && before === owner ? 4 : 0);
        if (before <= owner && (!best || whole > best.score)) best = { score: whole, owners: [...way.owners, owner] };
      }
      if (best) next.push(best);
    }
    ways = next;
  }
  return ways.reduce((best, way) => (way.score > best.score ? way : best), {
    score: Number.NEGATIVE_INFINITY,
    owners: [] as number[],
  }).owners;
}

/** Where the pages of the source begin, in order. */
function pageStarts(layout: Layout): number[] {
  return layout.pages.map((page) => page.start);
}

function goesOn(item: ListItem | undefined, last: ListItem | undefined): boolean {
  return item !== undefined && last !== undefined && Number(item.label) === Number(last.label) + 1;
}

/** Runs of items whose numbers count up. */
function groupsOf(items: readonly ListItem[]): ListItem[][] {
  const groups: ListItem[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && (goesOn(item, last.at(-1)) || !/^\d+$/u.test(item.label ?? ""))) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function noteOf(item: ListItem, at: number, division: string, sourceNote: string | null): Note {
  const isSource = at === 0 && sourceNote !== null && plainText(item.children).trimStart().startsWith(sourceNote);
  return {
    type: "note",
    kind: isSource ? "source" : "footnote",
    id: `${division}fnm${at + 1}`,
    number: item.label ?? String(at + 1),
    certainty: "low",
    children: [{ type: "paragraph", children: item.children }],
  };
}

function isMarked(list: List, starts: ReadonlySet<number>): boolean {
  const items = list.items.filter((item) => item.type === "item");
  return (
    items.length > 0 && items.every((item) => item.label !== null && starts.has(spanOf(item.children)?.start ?? -1))
  );
}
