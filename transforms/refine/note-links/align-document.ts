import { type Alignment, align, type Numbering } from "./align.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import { slippedNumberings } from "./numberings.ts";

/** A stretch that looks so much like a marker is one. */
const CLEAR_MARKER = 3;
/** Above this many ways to slip they are not tried: time would grow with the square of the notes. */
const MOST_SLIPS = 400;

/** Aligns by the plain numberings; where that leaves notes and clear markers over, or a marker misread, also by those with a slip. */
export function alignDocument(candidates: readonly MarkerCandidate[], numberings: readonly Numbering[]): Alignment {
  const plain = align(candidates, numberings);
  const used = new Set(plain.choices.map(({ candidate }) => candidate));
  const over = candidates.some(({ odds }, at) => odds >= CLEAR_MARKER && !used.has(at));
  const lost = plain.choices.some(({ candidate }) => candidate === null);
  const misread = plain.choices.some(
    ({ candidate }, at) => candidate !== null && candidates[candidate]?.number !== plain.numbering.numbers[at],
  );
  if (numberings.some(({ fixed }) => fixed)) return plain;
  return ((over && lost) || misread) && numberings.length * plain.choices.length <= MOST_SLIPS
    ? align(candidates, [...numberings, ...slippedNumberings(numberings)])
    : plain;
}
