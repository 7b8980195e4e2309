import type { Converter } from "../converter.ts";
import { type CaseSet, type ConvertedSet, convertSet } from "./case-set.ts";
import { type CaseComparison, compareSet, type ScoreRow, scoreSet } from "./comparison.ts";
import type { Style } from "./targets.ts";

/** A set of cases converted and held against its gold. */
export interface Measurement {
  readonly name: string;
  readonly set: ConvertedSet;
  readonly scores: Readonly<Record<Style, ScoreRow>>;
  readonly cases: Readonly<Record<string, CaseComparison>>;
}

/** Converts a set in this process, scores it with `score.py`, and compares it case by case. */
export async function measure(shared: string, set: CaseSet, converter: Converter): Promise<Measurement> {
  const converted = await convertSet(set, converter);
  return {
    name: set.name,
    set: converted,
    scores: scoreSet(shared, converted),
    cases: compareSet(shared, converted),
  };
}
