import type { Note } from "../../../pipeline/model/edition.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { BodySpan } from "./groups.ts";
import { markedCandidates } from "./marked.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";
import { signCode } from "./signs.ts";

/** A marker, or a body, in the source whose key says what it belongs to. */
interface Keyed {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** What the markup says belongs together: `[^key]` of Markdown, addresses and identifiers of HTML. */
export interface Keys {
  readonly markers: readonly Keyed[];
  readonly bodies: readonly Keyed[];
}

/** The markers and bodies that have a key, each in the order of the source. */
export function keysOf(marks: readonly Mark[]): Keys {
  const markers: Keyed[] = [];
  const bodies: Keyed[] = [];
  for (const mark of marks) {
    const { start, end } = mark;
    if (mark.type === "note-marker" && mark.key !== undefined) markers.push({ start, end, key: mark.key });
    else if (mark.type === "block" && mark.block.kind === "note-body" && mark.block.key !== undefined)
      bodies.push({ start, end, key: mark.block.key });
  }
  const inOrder = (a: Keyed, b: Keyed) => a.start - b.start;
  return { markers: markers.sort(inOrder), bodies: bodies.sort(inOrder) };
}

/** The markers of notes that have a key, by the notes' indexes. */
export interface KeyedPairs {
  /** The first marker of a note, where the note stands. */
  readonly first: ReadonlyMap<number, MarkerCandidate>;
  /** Later markers of it: they refer to the note. */
  readonly again: readonly { readonly note: number; readonly candidate: MarkerCandidate }[];
}

/**
 * Notes that a marker names by a key which no other note has. Nothing has to be weighed for them, in whatever
 * order the bodies stand and whatever numbers they have.
 */
export function keyedPairs(
  notes: readonly Note[],
  spans: readonly BodySpan[],
  runs: readonly Run[],
  { markers, bodies }: Keys,
  view: View,
): KeyedPairs {
  const first = new Map<number, MarkerCandidate>();
  const again: { note: number; candidate: MarkerCandidate }[] = [];
  if (markers.length === 0) return { first, again };
  const owners = new Map<string, number | null>();
  for (const [at, { start }] of spans.entries()) {
    const key = keyAt(bodies, start);
    if (key !== null) owners.set(key, owners.has(key) ? null : at);
  }
  const found = markedCandidates(
    runs,
    markers.map(({ start, end }, code) => ({ start, end, code })),
    view,
  );
  for (const candidate of found) {
    const note = owners.get(markers[candidate.number]?.key ?? "");
    if (note === undefined || note === null) continue;
    const number = signCode(notes[note]?.number ?? "") ?? 0;
    const named = { ...candidate, number, look: "the markup names the note by its key" };
    if (first.has(note)) again.push({ note, candidate: named });
    else first.set(note, named);
  }
  return { first, again };
}

/** The key of the body that holds an offset of the source; null where none does. */
function keyAt(bodies: readonly Keyed[], offset: number): string | null {
  let low = 0;
  let high = bodies.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bodies[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const body = bodies[low - 1];
  return body && offset < body.end ? body.key : null;
}
