import type { Inline } from "../../../pipeline/model/edition.ts";
import { divideInlines, replaceInlines } from "../../../pipeline/model/inlines.ts";
import type { KeyedPairs } from "./keyed.ts";
import type { Placement } from "./ledger.ts";
import type { Run } from "./runs.ts";

/** What takes the place of a stretch of a run. */
export interface Insertion {
  readonly run: number;
  readonly start: number;
  readonly end: number;
  /** @param words what stands there */
  nodes(words: readonly Inline[]): readonly Inline[];
}

/** A note in place of its marker; other notes and page breaks there stay. */
export function noteInsertion({ run, start, end, note }: Placement): Insertion {
  const nodes = (words: readonly Inline[]) =>
    replaceInlines(words, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, [note]);
  return { run, start, end, nodes };
}

/** Later markers of a note that stands at its first one: references to it, their words being kept. */
export function laterMarkers(
  { again }: KeyedPairs,
  ids: ReadonlyMap<number, string>,
  placements: readonly Placement[],
  runs: readonly Run[],
): Insertion[] {
  if (again.length === 0) return [];
  const taken = new Set(placements.map(({ run, end }) => `${run}:${end}`));
  return again.flatMap(({ note, candidate: { run, start: from, end } }): Insertion[] => {
    const id = ids.get(note);
    if (id === undefined || taken.has(`${run}:${end}`)) return [];
    const start = from + (/\s/u.test(runs[run]?.text[from] ?? "") ? 1 : 0);
    return [{ run, start, end, nodes: (children) => [{ type: "reference", target: `#${id}`, children }] }];
  });
}

/** The runs with the notes, and the references to them, at their places. One pass over each run. */
export function withInsertions(runs: readonly Run[], insertions: readonly Insertion[]): (readonly Inline[])[] {
  const byRun = new Map<number, Insertion[]>();
  for (const insertion of insertions) {
    const others = byRun.get(insertion.run);
    if (others) others.push(insertion);
    else byRun.set(insertion.run, [insertion]);
  }
  return runs.map(({ inlines }, index) => {
    const own = byRun.get(index);
    if (!own) return inlines;
    const sorted = apart(own.sort((a, b) => a.start - b.start || a.end - b.end));
    const parts = divideInlines(
      inlines,
      sorted.flatMap(({ start, end }) => [start, end]),
    );
    const [first = []] = parts;
    const rest = sorted.map(({ nodes }, at) => [...nodes(parts[2 * at + 1] ?? []), ...(parts[2 * at + 2] ?? [])]);
    return [first, ...rest].flat();
  });
}

/** Insertions in their order, of which none begins inside the one before it. */
function apart(sorted: readonly Insertion[]): Insertion[] {
  let reach = 0;
  return sorted.map((one) => {
    const start = Math.max(one.start, reach);
    reach = Math.max(reach, one.end);
    return { ...one, start, end: Math.max(start, one.end) };
  });
}
