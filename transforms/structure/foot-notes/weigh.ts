import type { LabelStyle } from "./labels.ts";
import { countsOn, follows, isFirst } from "./order.ts";
import type { Entry } from "./pieces.ts";

/** What a form of label is worth, in odds: some are also those of lists, of numbered paragraphs, of bullets. */
const STYLE: Readonly<Record<LabelStyle, number>> = {
  colon: 4,
  raised: 3,
  arrow: 2,
  bracket: 1,
  sign: 0.5,
  paren: -2,
  closing: -2,
  stop: -2.5,
  bare: -3,
};
export const ODDS = {
  allCalled: 4,
  halfCalled: 2,
  noneCalled: -2,
  heading: 3,
  rule: 3,
  foot: 1.5,
  midPage: -3,
  ordered: 1,
  countsOn: 3,
  known: 2,
  bibliography: -8,
  disordered: -3,
};
const ENOUGH = 3;
/** Works in a list of literature are cited again and again, notes are called once. */
const CALLED_OFTEN = 1.5;

/** What the text before a group of notes shows. */
interface Before {
  /** How often each sign is called since the last notes of its kind. */
  readonly calls: ReadonlyMap<string, number>;
  /** The same where the works of a list of literature would be cited. */
  readonly cited: ReadonlyMap<string, number>;
  /** Forms of labels that notes of this document are known to have. */
  readonly known: ReadonlySet<LabelStyle>;
  /** The note before the group. */
  readonly before: Entry | null;
}

/**
 * What speaks for entries' being notes, in words; null where it is not enough.
 * @param place odds of the place where they stand, and `where` in words
 */
export function weigh(
  entries: readonly Entry[],
  { calls, cited, known, before }: Before,
  place: number,
  where: string,
): string | null {
  const [first] = entries;
  if (!first) return null;
  // arrows without numbers count in their order
  const signs = entries.map(({ label }, index) => label.sign ?? String(index + 1));
  const called = signs.filter((sign) => calls.has(sign)).length;
  let score = STYLE[first.label.style] + place + (known.has(first.label.style) ? ODDS.known : 0);
  score += calledOdds(called, signs.length);
  let often = 0;
  for (const sign of new Set(signs)) often += cited.get(sign) ?? 0;
  if (signs.length > 1 && often > signs.length * CALLED_OFTEN) score += ODDS.bibliography;
  const orderly = entries.every((entry, index) => index === 0 || follows(entries[index - 1] as Entry, entry));
  if (!orderly) score += ODDS.disordered;
  else if (before && countsOn(before, first)) score += ODDS.countsOn;
  // the count goes on from a page that the copy lacks
  else if (first.label.sign === null || isFirst(first) || (called === signs.length && signs.length > 1))
    score += ODDS.ordered;
  return score >= ENOUGH ? `${called} of ${entries.length} have a marker in the text before; ${where}` : null;
}

function calledOdds(called: number, notes: number): number {
  if (called === notes) return ODDS.allCalled;
  if (called === 0) return ODDS.noneCalled;
  return called * 2 >= notes ? ODDS.halfCalled : 0;
}
