import type { Inline, Note } from "../../../pipeline/model/edition.ts";
import { inlineLength } from "../../../pipeline/model/inlines.ts";
import type { TextPlace } from "./likely-place.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";
import { kindOf, type SignKind, signCode } from "./signs.ts";

/** Notes of one kind that stand together in the source, and the stretch of text in which their markers are. */
export interface NoteGroup {
  readonly kind: SignKind;
  /** Indexes of the notes, in the order of the source. */
  readonly notes: readonly number[];
  readonly from: TextPlace;
  readonly to: TextPlace;
  /** Whether text of the document follows the notes: the foot of a page, below a paragraph, a chapter's end. */
  readonly insideText: boolean;
}

/** A note's place in the source; zeros where it is not in the source. */
export type BodySpan = { readonly start: number; readonly end: number };

/**
 * Groups notes by kind and by the text between them: each page's notes, each chapter's, or all at the end.
 * The markers of a group stand before it and behind the group of the same kind before it.
 * @param isPaired whether a note's marker is known already
 */
export function groupsOf(
  notes: readonly Note[],
  bodies: readonly BodySpan[],
  runs: readonly Run[],
  isPaired: (note: number) => boolean,
): NoteGroup[] {
  const places = new Places(runs);
  const groups: NoteGroup[] = [];
  for (const kind of ["number", "sign", "letter"] as const) {
    const own = notes.flatMap((note, at) => (!isPaired(at) && kindOf(signCode(note.number) ?? 0) === kind ? [at] : []));
    own.sort((a, b) => (bodies[a]?.start ?? 0) - (bodies[b]?.start ?? 0) || a - b);
    let from: TextPlace = { run: 0, offset: 0 };
    for (let at = 0; at < own.length; ) {
      const first = bodies[own[at] as number] as BodySpan;
      let to = at + 1;
      const starts = places.behind(first.start);
      while (to < own.length && same(places.behind((bodies[own[to] as number] as BodySpan).start), starts)) to++;
      groups.push({ kind, notes: own.slice(at, to), from, to: starts ?? places.end, insideText: starts !== null });
      from = starts ?? places.end;
      at = to;
    }
  }
  return groups;
}

/** The candidates that stand in a group's stretch of text and are of its kind; they are sorted by run and end. */
export function within(candidates: readonly MarkerCandidate[], { kind, from, to }: NoteGroup): MarkerCandidate[] {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { run, end } = candidates[middle] as MarkerCandidate;
    if (run < from.run || (run === from.run && end <= from.offset)) low = middle + 1;
    else high = middle;
  }
  const out: MarkerCandidate[] = [];
  for (let at = low; at < candidates.length; at++) {
    const candidate = candidates[at] as MarkerCandidate;
    const { run, start, end, number } = candidate;
    if (run > to.run || (run === to.run && end > to.offset)) break;
    if (kindOf(number) === kind && (run > from.run || start >= from.offset)) out.push(candidate);
  }
  return out;
}

/**
 * A group before which no marker of its own can be found has most likely been parted from the one before it
 * by words that belong to the notes: the two are one.
 */
export function mergeStranded(
  groups: readonly NoteGroup[],
  notes: readonly Note[],
  candidates: readonly MarkerCandidate[],
): NoteGroup[] {
  const out: NoteGroup[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    const codes = new Set(group.notes.map((at) => signCode(notes[at]?.number ?? "")));
    const stranded =
      last?.kind === group.kind &&
      group.notes.length > 1 &&
      !within(candidates, group).some(({ number, odds, unread }) => odds > 0 && (unread === true || codes.has(number)));
    if (last && stranded) out[out.length - 1] = { ...group, notes: [...last.notes, ...group.notes], from: last.from };
    else out.push(group);
  }
  return out;
}

function same(a: TextPlace | null, b: TextPlace | null): boolean {
  return a === null || b === null ? a === b : a.run === b.run && a.offset === b.offset;
}

/** Finds the places in runs that stand behind an offset of the source. */
class Places {
  readonly end: TextPlace;
  private readonly starts: { readonly source: number; readonly place: TextPlace }[] = [];

  constructor(runs: readonly Run[]) {
    for (const [run, { inlines }] of runs.entries()) this.add(inlines, run, 0);
    this.starts.sort((a, b) => a.source - b.source);
    this.end = { run: Math.max(0, runs.length - 1), offset: runs.at(-1)?.text.length ?? 0 };
  }

  private add(inlines: readonly Inline[], run: number, from: number): void {
    let offset = from;
    for (const node of inlines) {
      switch (node.type) {
        case "text":
        case "correction":
          if (node.span) this.starts.push({ source: node.span.start, place: { run, offset } });
          break;
        case "emphasis":
        case "editorial":
        case "reference":
        case "date":
        case "place":
        case "margin-note":
        case "unclear":
        case "kept":
          this.add(node.children, run, offset);
          break;
        case "note":
        case "page-break":
        case "line-break":
          break;
      }
      offset += inlineLength(node);
    }
  }

  /** The first place whose text stands behind an offset of the source; null where none does. */
  behind(source: number): TextPlace | null {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle]?.source ?? 0) < source) low = middle + 1;
      else high = middle;
    }
    return this.starts[low]?.place ?? null;
  }
}
