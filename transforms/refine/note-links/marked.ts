import { spanOf } from "../../../pipeline/model/inlines.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import { offsetInRun, type Run } from "./runs.ts";

/** Odds of a marker that the source's own markup says is one. */
const MARKED_ODDS = 6;

/** Candidates that the markup of the source names as note markers. */
export function markedCandidates(runs: readonly Run[], marks: readonly Mark[]): MarkerCandidate[] {
  const markers = marks.filter((mark) => mark.type === "note-marker");
  if (markers.length === 0) return [];
  const candidates: MarkerCandidate[] = [];
  for (const [run, { inlines, text, isHead }] of runs.entries()) {
    const span = spanOf(inlines);
    if (!span) continue;
    for (const marker of markers) {
      if (marker.start < span.start || marker.start >= span.end || !/^\d+$/u.test(marker.number)) continue;
      const at = offsetInRun(inlines, marker.start);
      if (at === null) continue;
      const end = at + (marker.end - marker.start);
      const start = /[ \u00a0]/u.test(text[at - 1] ?? "") ? at - 1 : at;
      candidates.push({
        run,
        start,
        end,
        number: Number(marker.number),
        odds: MARKED_ODDS,
        exact: false,
        stem: null,
        context: [],
        endsHead: isHead && end === text.trimEnd().length,
        look: "the markup says that it is a marker",
      });
    }
  }
  return candidates;
}
