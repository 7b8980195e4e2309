import type { Block, Division, List, ListItem, Note } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { mapDocuments } from "./map-documents.ts";

/** Notes that the layout or the markup of the source marks as such, wherever they stand in a document. */
export const markedNotes: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "marked-notes",
  defaults: {},
  rules: [],
  run(edition, { marks, profile }) {
    const starts = new Set(marks.flatMap((mark) => (mark.type === "block" && mark.block.kind === "note-body" ? [mark.start] : [])));
    if (starts.size === 0) return { edition, repairs: [], findings: [] };
    const documents: Division[] = [];
    mapDocuments(edition, (division) => {
      documents.push(division);
      return division;
    });
    const owned = shareOut(documents, starts);
    const rewrite = (division: Division): Division => {
      const notes = (owned.get(division.id) ?? []).map((item, at) => noteOf(item, at, division.id, profile.sourceNote));
      const children = division.children.flatMap((child): (Division | Block)[] => (child.type === "list" && isMarked(child, starts) ? child.items.filter((item) => item.type === "page-break") : [child]));
      return { ...division, children, notes: [...division.notes, ...notes] };
    };
    return { edition: mapDocuments(edition, rewrite), repairs: [], findings: [] };
  },
};

/**
 * Which document each note belongs to. The notes at a page's foot stand behind all documents on the page:
 * where their count begins anew, those before belong to the document before.
 */
function shareOut(documents: readonly Division[], starts: ReadonlySet<number>): ReadonlyMap<string, readonly ListItem[]> {
  const owned = documents.map((): ListItem[] => []);
  for (const [at, document] of documents.entries()) {
    for (const child of document.children) {
      if (child.type !== "list" || !isMarked(child, starts)) continue;
      const groups = groupsOf(child.items.filter((item) => item.type === "item"));
      const opens = goesOn(groups[0]?.[0], owned[at]?.at(-1)) ? at : firstOpen(groups, owned, at);
      for (const [step, group] of groups.entries()) owned[Math.min(at, opens + step)]?.push(...group);
    }
  }
  return new Map(documents.map((document, at) => [document.id, owned[at] ?? []]));
}

/** The document that the first group belongs to: the one whose count it goes on with, or so that the last group is the page's last document's. */
function firstOpen(groups: readonly (readonly ListItem[])[], owned: readonly (readonly ListItem[])[], at: number): number {
  for (let before = at - 1; before >= Math.max(0, at - groups.length); before--) if (goesOn(groups[0]?.[0], owned[before]?.at(-1))) return before;
  return Math.max(0, at - groups.length + 1);
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
  return items.length > 0 && items.every((item) => item.label !== null && starts.has(spanOf(item.children)?.start ?? -1));
}
