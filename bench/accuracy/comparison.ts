import { readFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../bench-folder.ts";
import type { ConvertedSet } from "./case-set.ts";
import { ownScript, python } from "./python.ts";
import { type Figures, STYLES, type Style } from "./targets.ts";

/** The figures of `score.py` for one style. */
export type ScoreRow = Figures & { readonly cases: number; readonly missing: number };

/** One note of a converted case against the gold: is its body one of the gold's, does it stand where the gold has it? */
interface NoteComparison {
  readonly id: string;
  readonly right: boolean;
  readonly body: boolean;
  readonly number: boolean;
  /** The letters before the note, and those before it in the gold. */
  readonly before: string;
  readonly wanted?: string;
}

/** One case against the gold: by column how many things the gold has, the conversion has, both have. */
export interface CaseComparison {
  readonly columns: Readonly<Record<string, readonly [number, number, number]>>;
  readonly wrongLetters: number;
  readonly letters: number;
  readonly notes: readonly NoteComparison[];
}

/** The figures of a set, as `score.py` gives them. */
export function scoreSet(shared: string, set: ConvertedSet): Readonly<Record<Style, ScoreRow>> {
  const file = join(freshFolder(`score-${set.name}`), "score.json");
  python(join(shared, "frusbench/score.py"), [set.cases, set.converted, "--json", file]);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Every case of a set on its own, by `<style>/<case>`. */
export function compareSet(shared: string, set: ConvertedSet): Readonly<Record<string, CaseComparison>> {
  return JSON.parse(python(ownScript("compare.py"), [join(shared, "frusbench"), set.cases, set.converted, ...STYLES]));
}
