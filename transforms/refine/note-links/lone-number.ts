import type { Note } from "../../../pipeline/model/edition.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";
import { signCode } from "./signs.ts";

/**
 * Whether digits stand between words, where pages have many, and look little like a marker or show another number
 * than the note's: “June 3 and 4” in a scan.
 */
export function isLoneNumber(note: Note, candidate: MarkerCandidate, runs: readonly Run[]): boolean {
  if (candidate.unread || candidate.endsHead) return false;
  const isSpaced = /\s/u.test(runs[candidate.run]?.text[candidate.start] ?? "");
  return isSpaced && (candidate.odds < 0 || candidate.number !== signCode(note.number));
}
