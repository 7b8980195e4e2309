import type { CaseComparison } from "./comparison.ts";

/** A case with what went wrong in it. */
export interface WorstCase {
  /** `<set>/<style>/<case>`. */
  readonly key: string;
  /** Things of the gold that were missed, and things that the gold does not have; of all columns. */
  readonly wrong: number;
  /** Things in the gold. */
  readonly things: number;
  /** By column: missed and invented. */
  readonly columns: readonly { readonly column: string; readonly missed: number; readonly invented: number }[];
  readonly wrongLetters: number;
}

/** The cases with the most things wrong; of equal ones those with fewer things, in which it weighs more. */
export function worstCases(
  sets: readonly { readonly name: string; readonly cases: Readonly<Record<string, CaseComparison>> }[],
  count: number,
): WorstCase[] {
  const all = sets.flatMap(({ name, cases }) =>
    Object.entries(cases).map(([key, comparison]) => inOneCase(`${name}/${key}`, comparison)),
  );
  return all
    .filter(({ wrong, wrongLetters }) => wrong > 0 || wrongLetters > 0)
    .sort((a, b) => b.wrong - a.wrong || a.things - b.things || (a.key < b.key ? -1 : 1))
    .slice(0, count);
}

function inOneCase(key: string, { columns, wrongLetters }: CaseComparison): WorstCase {
  const parts = Object.entries(columns).map(([column, [gold, found, both]]) => ({
    column,
    missed: gold - both,
    invented: found - both,
  }));
  return {
    key,
    wrong: parts.reduce((sum, { missed, invented }) => sum + missed + invented, 0),
    things: Object.values(columns).reduce((sum, [gold]) => sum + gold, 0),
    columns: parts.filter(({ missed, invented }) => missed + invented > 0),
    wrongLetters,
  };
}
