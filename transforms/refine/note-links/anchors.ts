import type { Note } from "../../../pipeline/model/edition.ts";
import type { Alignment } from "./align.ts";
import type { TextPlace } from "./likely-place.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";

/** Where the linked notes stand, for those between them that have no marker. */
export function anchorsOf(
  notes: readonly Note[],
  runs: readonly Run[],
  candidates: readonly MarkerCandidate[],
  alignment: Alignment,
  least: number,
): (TextPlace | null)[] {
  return notes.map((note, at) => {
    const choice = alignment.choices[at];
    const candidate =
      choice && choice.candidate !== null && choice.probability >= least ? candidates[choice.candidate] : undefined;
    if (candidate) return { run: candidate.run, offset: candidate.end };
    return note.kind === "source" ? { run: 0, offset: runs[0]?.text.length ?? 0 } : null;
  });
}
