import type { Note } from "../../../pipeline/model/edition.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { BodySpan } from "./groups.ts";
import { markedCandidates } from "./marked.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";
import { signCode } from "./signs.ts";

/** “[^key]: ” directly before a body. */
const KEY = /\[\^([^\]\s]{1,60})\]:\s*$/u;
const LONGEST = 80;

/** A marker in the source whose key names its note. */
interface KeyedMarker {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** The markers that name their note by a key (`[^key]` in Markdown), in the order of the source. */
export function keyedMarkers(marks: readonly Mark[], { original }: View): KeyedMarker[] {
  return marks
    .flatMap((mark) =>
      mark.type === "note-marker" && original.slice(Math.max(0, mark.start - 2), mark.start) === "[^"
        ? [{ start: mark.start, end: mark.end, key: mark.number }]
        : [],
    )
    .sort((a, b) => a.start - b.start);
}

/**
 * Notes that a marker names by a key which no other note has: by the note's index its first marker.
 * Nothing has to be weighed for them, in whatever order the bodies stand.
 */
export function keyedPairs(
  notes: readonly Note[],
  bodies: readonly BodySpan[],
  runs: readonly Run[],
  markers: readonly KeyedMarker[],
  { original }: View,
): Map<number, MarkerCandidate> {
  const pairs = new Map<number, MarkerCandidate>();
  if (markers.length === 0) return pairs;
  const owners = new Map<string, number | null>();
  for (const [at, { start }] of bodies.entries()) {
    const key = KEY.exec(original.slice(Math.max(0, start - LONGEST), start))?.[1];
    if (key !== undefined) owners.set(key, owners.has(key) ? null : at);
  }
  const found = markedCandidates(
    runs,
    markers.map(({ start, end }, code) => ({ start, end, code })),
  );
  for (const candidate of found) {
    const key = markers[candidate.number]?.key;
    const note = key === undefined ? undefined : owners.get(key);
    if (note === undefined || note === null || pairs.has(note)) continue;
    const number = signCode(notes[note]?.number ?? "") ?? 0;
    pairs.set(note, { ...candidate, number, look: "the markup names the note by its key" });
  }
  return pairs;
}
