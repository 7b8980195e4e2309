import { spanOf } from "../../../pipeline/model/inlines.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import { offsetInRun, type Run } from "./runs.ts";
import { signCode } from "./signs.ts";

/** Odds of a marker that the source's own markup says is one. */
const MARKED_ODDS = 6;

/** A marker that the markup names: where in the source, and its code. */
interface MarkedMarker {
  readonly start: number;
  readonly end: number;
  readonly code: number;
}

/** The markers that the markup of the source names, in order. */
export function markedMarkers(marks: readonly Mark[]): MarkedMarker[] {
  return marks
    .flatMap((mark) => {
      const code = mark.type === "note-marker" ? signCode(mark.number) : null;
      return code === null ? [] : [{ start: mark.start, end: mark.end, code }];
    })
    .sort((a, b) => a.start - b.start);
}

/** Candidates among the markers that the markup names. */
export function markedCandidates(runs: readonly Run[], markers: readonly MarkedMarker[]): MarkerCandidate[] {
  if (markers.length === 0) return [];
  const candidates: MarkerCandidate[] = [];
  for (const [run, { inlines, text, isHead }] of runs.entries()) {
    const span = spanOf(inlines);
    if (!span) continue;
    for (let index = firstFrom(markers, span.start); index < markers.length; index++) {
      const marker = markers[index] as MarkedMarker;
      if (marker.start >= span.end) break;
      const at = offsetInRun(inlines, marker.start);
      if (at === null) continue;
      const end = at + (marker.end - marker.start);
      const start = /[ \u00a0]/u.test(text[at - 1] ?? "") ? at - 1 : at;
      candidates.push({
        run,
        start,
        end,
        number: marker.code,
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

/** Index of the first marker at or behind a source offset. */
function firstFrom(markers: readonly MarkedMarker[], offset: number): number {
  let low = 0;
  let high = markers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((markers[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
