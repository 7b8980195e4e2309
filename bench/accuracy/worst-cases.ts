import type { CaseComparison } from "./comparison.ts";

/** A case with what went wrong in it. */
export interface WorstCase {
  /** The case's name: that of its first document. */
  readonly name: string;
  /** Which conversion of it was the worst: `<set>/<style>`. */
  readonly where: string;
  /** Conversions of it, and those in which something went wrong. */
  readonly conversions: number;
  readonly bad: number;
  /** Things of the gold that were missed, and things that the gold does not have; of all columns. */
  readonly wrong: number;
  /** Things in the gold. */
  readonly things: number;
  /** By column: missed and invented. */
  readonly columns: readonly { readonly column: string; readonly missed: number; readonly invented: number }[];
  readonly wrongLetters: number;
}

/** What one conversion of a case got wrong. */
type BadConversion = Omit<WorstCase, "conversions" | "bad">;

/**
 * The cases with the most things wrong; of equal ones those with fewer things, in which it weighs more. A case that is in
 * several sets, or in both styles, is listed once, as it was converted worst.
 */
export function worstCases(
  sets: readonly { readonly name: string; readonly cases: Readonly<Record<string, CaseComparison>> }[],
  count: number,
): WorstCase[] {
  const byName = new Map<string, BadConversion[]>();
  for (const { name: set, cases } of sets)
    for (const [key, comparison] of Object.entries(cases)) {
      const [style = "", name = ""] = key.split("/");
      const one = inOneCase(name, `${set}/${style}`, comparison);
      byName.set(name, [...(byName.get(name) ?? []), one]);
    }
  return [...byName.values()]
    .flatMap((all) => {
      const bad = all.filter(({ wrong, wrongLetters }) => wrong > 0 || wrongLetters > 0).sort(byWrong);
      const [worst] = bad;
      return worst ? [{ ...worst, conversions: all.length, bad: bad.length }] : [];
    })
    .sort(byWrong)
    .slice(0, count);
}

function byWrong(a: BadConversion, b: BadConversion): number {
  return b.wrong - a.wrong || a.things - b.things || (a.name + a.where < b.name + b.where ? -1 : 1);
}

function inOneCase(name: string, where: string, { columns, wrongLetters }: CaseComparison): BadConversion {
  const parts = Object.entries(columns).map(([column, [gold, found, both]]) => ({
    column,
    missed: gold - both,
    invented: found - both,
  }));
  return {
    name,
    where,
    wrong: parts.reduce((sum, { missed, invented }) => sum + missed + invented, 0),
    things: Object.values(columns).reduce((sum, [gold]) => sum + gold, 0),
    columns: parts.filter(({ missed, invented }) => missed + invented > 0),
    wrongLetters,
  };
}
