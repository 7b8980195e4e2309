import type { MarkerCandidate } from "./marker-candidates.ts";

/** How often markers are read rightly in damaged copies, and misread: then they may show any other digit. */
const RIGHT = Math.log(0.97);
/** How often the OCR of a scan reads a raised number as some sign. */
const UNREAD = Math.log(0.3);
const MISREAD = Math.log(0.015 / 9);
/** How often a stretch that is no marker happens to show one given number. */
const CHANCE = Math.log(0.05);

/**
 * How much the number that a candidate shows, or the sign in its place, speaks for its being the marker of a number: odds.
 * @param named whether the note names the number that the candidate is glued to, which may then be misread too
 */
export function likeness(candidate: MarkerCandidate, number: number, named: boolean): number {
  if (candidate.number === number) return candidate.odds + RIGHT - CHANCE;
  if (candidate.unread) return candidate.odds + UNREAD - CHANCE + shapeOdds(candidate, number);
  if (candidate.exact && !named) return Number.NEGATIVE_INFINITY;
  return candidate.odds + MISREAD - CHANCE;
}

/** What the shape of a sign says of the number it was read in place of: odds. */
const SHAPE = { zeroRound: 1, zeroOther: -1.5, straightRound: -1.5 } as const;

function shapeOdds({ round = false }: MarkerCandidate, number: number): number {
  if (number === 0) return round ? SHAPE.zeroRound : SHAPE.zeroOther;
  return round && /^[12347]+$/u.test(String(number)) ? SHAPE.straightRound : 0;
}
