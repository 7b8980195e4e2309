import { spanOf } from "../../../pipeline/model/inlines.ts";
import type { Layout } from "../../../pipeline/model/layout.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { TextPlace } from "./likely-place.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";

/** On which page notes and text stand: a note at the foot of a page has its marker on that page. */
export class FootPages {
  private readonly layout: Layout | null;
  private readonly noteStarts: ReadonlySet<number>;

  constructor(layout: Layout | null, marks: readonly Mark[]) {
    this.layout = layout;
    this.noteStarts = new Set(
      marks.flatMap((mark) => (mark.type === "block" && mark.block.kind === "note-body" ? [mark.start] : [])),
    );
  }

  /** The page of a note at a page's foot; null for any other note. */
  ofNote(start: number): number | null {
    return this.noteStarts.has(start) ? this.pageAt(start) : null;
  }

  /** The candidate with the page that it stands on. */
  place(candidate: MarkerCandidate, runs: readonly Run[]): MarkerCandidate {
    const span = this.layout && spanOf(runs[candidate.run]?.inlines ?? [], candidate.start, candidate.end);
    const page = span ? this.pageAt(span.start) : null;
    return page === null ? candidate : { ...candidate, page };
  }

  /** Where the text of a page begins and ends in a document's runs; null where none of it stands there. */
  extent(page: number, runs: readonly Run[]): { readonly from: TextPlace; readonly to: TextPlace } | null {
    const bounds = this.layout?.pages[page];
    if (!bounds) return null;
    let from: TextPlace | null = null;
    let to: TextPlace | null = null;
    for (const [run, { inlines, text }] of runs.entries()) {
      const span = spanOf(inlines);
      if (!span || span.end <= bounds.start || span.start >= bounds.end) continue;
      from ??= { run, offset: span.start < bounds.start ? offsetOf(inlines, text.length, bounds.start) : 0 };
      to = { run, offset: span.end > bounds.end ? offsetOf(inlines, text.length, bounds.end) : text.length };
    }
    return from && to && { from, to };
  }

  private pageAt(offset: number): number | null {
    const pages = this.layout?.pages ?? [];
    let low = 0;
    let high = pages.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((pages[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return pages.length > 0 ? low : null;
  }
}

/** The offset in a run's text from which on it comes from behind a place of the source. */
function offsetOf(inlines: Run["inlines"], length: number, place: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spanOf(inlines, middle, length);
    if (span && span.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
