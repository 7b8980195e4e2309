import { spanOf } from "../../../pipeline/model/inlines.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import { type Run, type SpannedText, spannedTexts } from "./runs.ts";
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
export function markedCandidates(
  runs: readonly Run[],
  markers: readonly MarkedMarker[],
  view: View,
): MarkerCandidate[] {
  if (markers.length === 0) return [];
  const candidates: MarkerCandidate[] = [];
  for (const [run, { inlines, text, isHead }] of runs.entries()) {
    const span = spanOf(inlines);
    if (!span) continue;
    const texts = spannedTexts(inlines);
    for (let index = firstFrom(markers, span.start); index < markers.length; index++) {
      const marker = markers[index] as MarkedMarker;
      if (marker.start >= span.end) break;
      const place = placeOf(marker, texts, view);
      if (place === null) continue;
      const { at, end } = place;
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
        source: { start: marker.start, end: marker.end },
      });
    }
  }
  return candidates;
}

/** Where a marker stands in a run's plain text; null where nothing of it stands there letter for letter. */
function placeOf(
  marker: MarkedMarker,
  texts: readonly SpannedText[],
  view: View,
): { readonly at: number; readonly end: number } | null {
  const from = firstFrom(texts, marker.start);
  // the text before may reach into the marker
  let index = from > 0 && (texts[from - 1]?.end ?? 0) > marker.start ? from - 1 : from;
  const first = texts[index];
  if (!first || first.start >= marker.end) return null;
  while ((texts[index + 1]?.start ?? marker.end) < marker.end) index++;
  const last = texts[index] ?? first;
  const start = Math.max(first.start, marker.start);
  const stop = Math.min(last.end, marker.end);
  // what the source has as references stands beside what it has letter for letter
  return {
    at: first.at + start - first.start - (view.offsetOf(start) - view.offsetOf(marker.start)),
    end: last.at + stop - last.start + view.offsetOf(marker.end) - view.offsetOf(stop),
  };
}

/** Index of the first one that begins at or behind a source offset. */
function firstFrom(sorted: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
