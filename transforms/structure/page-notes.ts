import type { Block, Division, List, ListItem, Note } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { Layout } from "../../pipeline/model/layout.ts";
import type { Repair } from "../../pipeline/model/ledger.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { Mark, StructureTransform } from "../../pipeline/transform.ts";
import { joinCut } from "./join-cut.ts";
import { mapDocuments } from "./map-documents.ts";

/** Notes at the foot of printed pages: each goes to the document on its page that it belongs to. */
export const pageNotes: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "page-notes",
  defaults: {},
  rules: [
    {
      id: "page-notes/continued",
      tier: "auto",
      summary: "Joins a note that a page's end cuts in two, its rest standing at the foot of the next page.",
      example: {
        before: "1 See the letter of the\f…\nharbour master.",
        after: "1 See the letter of the harbour master.",
      },
      rationale:
        "The rest stands first at its page's foot, without a label, and the note before it ends in mid-phrase.",
    },
  ],
  run(edition, { marks, profile, layout, source, view }) {
    const bodies = noteBodies(marks);
    const starts = new Set(bodies.keys());
    if (!layout || starts.size === 0) return { edition, repairs: [], findings: [] };
    const repairs: Repair[] = [];
    const documents: Division[] = [];
    mapDocuments(edition, (division) => {
      documents.push(division);
      return division;
    });
    const parted = partedWords(marks);
    const owned = shareOut(documents, bodies, pageStarts(layout));
    const rewrite = (division: Division): Division => {
      const whole = (owned.get(division.id) ?? []).map((part) => joined(part, parted, source, view, repairs));
      const notes = whole.map((item, at) => noteOf(item, at, division.id, profile.sourceNote));
      const children = division.children.flatMap((child): (Division | Block)[] =>
        child.type === "list" && isMarked(child, starts)
          ? child.items.filter((item) => item.type === "page-break")
          : [child],
      );
      return { ...division, children, notes: [...division.notes, ...notes] };
    };
    return { edition: mapDocuments(edition, rewrite), repairs, findings: [] };
  },
};

/** A note of a document: its first part, and those that go on with it on later pages. */
interface OwnedNote {
  readonly item: ListItem;
  readonly more: ListItem[];
}

/** Where the bodies of notes begin, and whether each goes on with the one before. */
function noteBodies(marks: readonly Mark[]): ReadonlyMap<number, boolean> {
  return new Map(
    marks.flatMap((mark) =>
      mark.type === "block" && mark.block.kind === "note-body" ? [[mark.start, mark.block.goesOn === true]] : [],
    ),
  );
}

/** Where a word is parted between two pages. */
function partedWords(marks: readonly Mark[]): ReadonlySet<number> {
  return new Set(marks.flatMap((mark) => (mark.type === "page-turn" && mark.goesOn === "word" ? [mark.start] : [])));
}

/** A note in one piece. */
function joined(
  { item, more }: OwnedNote,
  parted: ReadonlySet<number>,
  source: string,
  view: View,
  repairs: Repair[],
): ListItem {
  let whole = item;
  for (const { children } of more) {
    const isParted = parted.has(spanOf(children)?.start ?? -1);
    const evidence = isParted
      ? "a word is parted between the feet of two pages"
      : "it stands first at the foot of its page, without a label, and the note before is open";
    const join = joinCut(whole.children, children, source, view, "page-notes/continued", evidence, [], isParted);
    if (!join) continue;
    repairs.push(join.repair);
    whole = { ...whole, children: join.children };
  }
  return whole;
}

/**
 * Which document each note belongs to. The notes at a page's foot stand behind all documents on the page:
 * where their count begins anew, those before belong to the document before.
 */
function shareOut(
  documents: readonly Division[],
  bodies: ReadonlyMap<number, boolean>,
  pages: readonly number[],
): ReadonlyMap<string, readonly OwnedNote[]> {
  const owned = documents.map((): OwnedNote[] => []);
  const starts = new Set(bodies.keys());
  let last: OwnedNote | null = null;
  const begins = documents.map((document) => spanOf(document.head ?? [])?.start ?? 0);
  for (const [at, document] of documents.entries()) {
    for (const child of document.children) {
      if (child.type !== "list" || !isMarked(child, starts)) continue;
      const all = child.items.filter((item) => item.type === "item");
      const items: ListItem[] = [];
      for (const item of all) {
        if (last && items.length === 0 && bodies.get(spanOf(item.children)?.start ?? -1) === true) last.more.push(item);
        else items.push(item);
      }
      if (items.length === 0) continue;
      const noteStart = spanOf(items[0]?.children ?? [])?.start ?? 0;
      const page = pages.findLast((start) => start <= noteStart) ?? 0;
      let first = at;
      while (first > 0 && (begins[first] ?? 0) >= page) first--;
      const groups = groupsOf(items);
      for (const [group, owner] of assign(groups, documents, owned, begins, first, at, page).entries())
        for (const item of groups[group] ?? []) {
          last = { item, more: [] };
          owned[owner]?.push(last);
        }
    }
  }
  return new Map(documents.map((document, at) => [document.id, owned[at] ?? []]));
}

/** How well a group of notes fits a document that has text on their page: it goes on with its count, or begins it. */
function suits(
  group: readonly ListItem[],
  document: Division,
  owned: readonly OwnedNote[],
  beginsHere: boolean,
): number {
  const [first] = group;
  if (goesOn(first, owned.at(-1)?.item)) return 5;
  if (owned.length > 0) return -3;
  const opens = Number(first?.label) <= 1;
  const note = document.kind === "editorial-note" ? -1 : 0;
  return (opens && beginsHere ? 3 : opens ? 1 : -1) + note;
}

/** The owner of each group among the documents from `first` to `last`: in order, so that all together fit best. */
function assign(
  groups: readonly (readonly ListItem[])[],
  documents: readonly Division[],
  owned: readonly (readonly OwnedNote[])[],
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
