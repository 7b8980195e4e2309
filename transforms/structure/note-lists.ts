import type { Block, Division, Inline, Note } from "../../pipeline/model/edition.ts";
import type { Repair } from "../../pipeline/model/ledger.ts";
import type { SourceSpan } from "../../pipeline/model/span.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { enumeratorOf } from "./enumerator.ts";
import { joinCut } from "./join-cut.ts";
import { mapDocuments } from "./map-documents.ts";
import { MarkedNotes } from "./marked-notes.ts";

/** One numbered entry at a document's end, which may be a note. */
interface Entry {
  readonly number: number;
  readonly sign: string;
  readonly block: number;
  readonly rest: readonly Inline[];
  /** The enumerator in the source; null where the markup gave the number. */
  readonly label: SourceSpan | null;
  readonly listed: boolean;
  /** Paragraphs without a number that follow it. */
  readonly more: { readonly block: number; readonly children: readonly Inline[] }[];
}

const OPEN_END = /[\p{L}\p{N},–—-]\s*$/u;
const TYPICAL =
  /^(?:see|ibid|not printed|for texts?|reference is|printed|document|telegram|dated|not found|attached|brackets|ellips[ie]s|the source text)\b/iu;

/** A number that is raised, in brackets, or glued to a word or a mark of punctuation. */
const CALLED = /[⁰¹²³⁴-⁹]|\^\w|[[(]\d{1,3}[\])]|[\p{L}.,;:!?”"’)\]]\s?\d{1,3}(?![\p{L}\p{N}]|[.,:–-]\d)/u;

/** The notes that stand below each document, counted off by a list: they become note bodies, to be linked later. */
export const noteLists: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "note-lists",
  defaults: {},
  rules: [
    {
      id: "note-lists/label",
      tier: "auto",
      summary: "Takes the list's number off a note: the note gets the number of its marker.",
      example: { before: "  7. Ellipsis in the source text.", after: "Ellipsis in the source text." },
      rationale:
        "Copies count notes anew from 1, whatever number the print gave them; the number printed stands at the marker.",
    },
    {
      id: "note-lists/heading",
      tier: "auto",
      summary: "Takes out a heading such as “Notes” where all below it are notes that the source's markup marks.",
      example: { before: "Notes\n\n[^1]: See the Pilots' Book.", after: "See the Pilots' Book." },
      rationale: "The edition sets the notes at their markers; the heading would stand over nothing.",
    },
    {
      id: "note-lists/cut",
      tier: "auto",
      summary: "Joins a note that was cut in two where a sheet of the copy ended.",
      example: {
        before: "are from Dulles' Daily\n\nAppointment Book.",
        after: "are from Dulles' Daily Appointment Book.",
      },
      rationale: "The first part ends without a stop, the second has no number, and the list goes on behind it.",
    },
  ],
  run(edition, { profile, source, view, marks }) {
    const repairs: Repair[] = [];
    const marked = new MarkedNotes(marks, view, profile.sourceNote);
    const rewrite = (division: Division) => takeNotes(marked.take(division), profile.sourceNote, source, view, repairs);
    return { edition: mapDocuments(edition, rewrite), repairs: [...marked.repairs, ...repairs], findings: [] };
  },
};

function takeNotes(
  division: Division,
  sourceNote: string | null,
  source: string,
  view: View,
  repairs: Repair[],
): Division {
  // notes that the source marks as such leave no list to be found
  if (division.notes.length > 0) return division;
  const blocks = division.children.filter((child): child is Block => child.type !== "division");
  const entries = entriesAtEnd(blocks);
  const first = firstNote(entries, sourceNote);
  const begin = entries[first]?.block ?? 0;
  const called = () =>
    [division.head ?? [], ...blocks.slice(0, begin).map((block) => [block])].some((nodes) =>
      CALLED.test(plainText(nodes)),
    );
  if (first < 0 || !isNoteList(entries.slice(first), sourceNote, view, called)) return division;
  const notes = entries
    .slice(first)
    .map((entry, at) => noteOf(entry, at, division.id, sourceNote, source, view, repairs));
  const taken = new Set(
    entries.slice(first).flatMap((entry) => [entry.block, ...entry.more.map((part) => part.block)]),
  );
  const shared = entries.slice(0, first).filter((entry) => taken.has(entry.block)).length;
  const children = blocks.flatMap((block, at): Block[] => {
    if (!taken.has(at)) return [block];
    // a list whose first items are text and whose last are notes
    if (block.type === "list" && shared > 0 && at === entries[first]?.block)
      return [{ ...block, items: block.items.slice(0, shared) }];
    return [];
  });
  return { ...division, children, notes: [...division.notes, ...notes] };
}

/** The numbered entries that end a document, with unnumbered paragraphs between or behind them that go on with one. */
function entriesAtEnd(blocks: readonly Block[]): Entry[] {
  // from the last one back
  const groups: (readonly Entry[])[] = [];
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at] as Block;
    if (block.type === "page-break") continue;
    const found = entriesOf(block, at);
    if (found) {
      groups.push(found);
      continue;
    }
    if (block.type !== "paragraph") break;
    const before = previousSolid(blocks, at);
    const owner = before < 0 ? null : entriesOf(blocks[before] as Block, before);
    const open = owner && OPEN_END.test(plainText((owner.at(-1) as Entry).rest));
    const first = groups.at(-1)?.[0];
    if (!owner || !(open || (first?.listed && first.number <= (owner.at(-1) as Entry).number + 1))) break;
    if (!open && groups.length === 0) break;
    (owner.at(-1) as Entry).more.push({ block: at, children: block.children });
    groups.push(owner);
    at = before;
  }
  return groups.reverse().flat();
}

function previousSolid(blocks: readonly Block[], at: number): number {
  let before = at - 1;
  while (before >= 0 && blocks[before]?.type === "page-break") before--;
  return before;
}

/** The entries of one block; null where any part of it has no number. */
function entriesOf(block: Block, at: number): Entry[] | null {
  if (block.type === "paragraph") {
    const enumerated = enumeratorOf(block.children);
    return enumerated && [{ ...enumerated, sign: String(enumerated.number), block: at, listed: false, more: [] }];
  }
  if (block.type !== "list" || block.kind !== "simple") return null;
  const entries: Entry[] = [];
  for (const item of block.items) {
    if (item.type !== "item" || item.blocks.length > 0) return null;
    const enumerated = enumeratorOf(item.children);
    if (item.label !== null && /^\d+/u.test(item.label))
      entries.push({
        number: Number.parseInt(item.label, 10),
        sign: item.label,
        block: at,
        rest: item.children,
        label: null,
        listed: true,
        more: [],
      });
    else if (enumerated)
      entries.push({ ...enumerated, sign: String(enumerated.number), block: at, listed: true, more: [] });
    else return null;
  }
  return entries;
}

/** Where the notes begin among the entries: the last place from which numbers count up from 1 (or 0) to the end. */
function firstNote(entries: readonly Entry[], sourceNote: string | null): number {
  let first = -1;
  for (let at = entries.length - 1; at >= 0; at--) {
    const { number } = entries[at] as Entry;
    const next = entries[at + 1];
    if (next && next.number !== number + 1 && !(next.number === number && first === at + 1)) break;
    if (number > 1) continue;
    // a list may count 1, 1, 2: its first number stands for a marker 0
    if (first < 0 || (number === entries[first]?.number && isSource(entries[at] as Entry, sourceNote))) first = at;
    else if (number === 0) first = at;
    if (first !== at) break;
  }
  return first;
}

function isSource(entry: Entry, sourceNote: string | null): boolean {
  return sourceNote !== null && plainText(entry.rest).trimStart().startsWith(sourceNote);
}

/**
 * Whether enough speaks for notes, rather than for the last numbered paragraphs of the text.
 * @param called whether anything in the text looks like the marker of a note
 */
function isNoteList(entries: readonly Entry[], sourceNote: string | null, view: View, called: () => boolean): boolean {
  const [first] = entries;
  if (!first) return false;
  let score = 0;
  if (isSource(first, sourceNote)) score += 4;
  else if (first.label !== null && !leadsBack(first.label, view) && !called()) return false;
  if (first.label === null || (first.listed && entries.length > 1)) score += 2;
  if (
    first.label &&
    /(?:^|\n) {2,6}$/u.test(view.original.slice(Math.max(0, first.label.start - 7), first.label.start))
  )
    score += 2;
  if (entries.filter((entry) => TYPICAL.test(plainText(entry.rest))).length * 2 > entries.length) score += 2;
  return score >= 2;
}

/** Whether the source has an arrow behind a label that leads back to the note's marker. */
function leadsBack({ end }: SourceSpan, view: View): boolean {
  return /^\s*[↑^]/u.test(view.original.slice(end, end + 6));
}

function noteOf(
  entry: Entry,
  at: number,
  division: string,
  sourceNote: string | null,
  source: string,
  view: View,
  repairs: Repair[],
): Note {
  if (entry.label)
    repairs.push({
      rule: "note-lists/label",
      kind: "artefact",
      span: entry.label,
      before: view.original.slice(entry.label.start, entry.label.end),
      after: "",
      certainty: "high",
      evidence: `entry ${entry.sign} of the list of notes below the document`,
    });
  const paragraphs: (readonly Inline[])[] = [entry.rest];
  for (const part of entry.more) {
    const last = paragraphs.at(-1) ?? [];
    const joined = OPEN_END.test(plainText(last))
      ? joinCut(
          last,
          part.children,
          source,
          view,
          "note-lists/cut",
          "the note ends without a stop, and what follows has no number",
        )
      : null;
    if (joined) {
      paragraphs[paragraphs.length - 1] = joined.children;
      repairs.push(joined.repair);
    } else paragraphs.push(part.children);
  }
  return {
    type: "note",
    kind: at === 0 && isSource(entry, sourceNote) ? "source" : "footnote",
    id: `${division}fn-${at + 1}`,
    number: entry.sign,
    certainty: "low",
    children: paragraphs.map((children) => ({ type: "paragraph", children })),
  };
}
