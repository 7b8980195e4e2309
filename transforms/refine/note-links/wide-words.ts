import type { Inline } from "../../../pipeline/model/edition.ts";
import { spanOf } from "../../../pipeline/model/inlines.ts";
import { mayHoldMarker } from "../../../pipeline/model/swallowed-marker.ts";
import type { EditionContext } from "../../../pipeline/transform.ts";
import { CONTEXT, type MarkerCandidate, namesIn, UNREAD } from "./marker-candidates.ts";
import type { Run } from "./runs.ts";

const TOKEN = /\S+/gu;
/** Odds that such a word holds a marker, by how sure the OCR was of it. */
const ODDS = { unread: 2, unsure: 0 } as const;
const HARDLY_READ = 0.3;

/** The words of a scan that are wider than their letters, and may hold a raised number that the OCR did not read. */
export class WideWords {
  private readonly words: readonly { readonly start: number; readonly end: number; readonly confidence: number }[];

  constructor({ layout, view }: Pick<EditionContext<unknown>, "layout" | "view">) {
    const lines = layout && !layout.isExact ? layout.lines : [];
    this.words = lines
      .flatMap((line) =>
        (line.words ?? []).flatMap((word) => {
          const { start, end, confidence } = word;
          return mayHoldMarker(word, view.original.slice(start, end), line)
            ? [{ start, end, confidence: confidence ?? 1 }]
            : [];
        }),
      )
      .sort((a, b) => a.start - b.start);
  }

  /** Whether the word at an offset of a run's text is one of them. */
  has({ inlines }: Run, offset: number): boolean {
    if (this.words.length === 0) return false;
    const at = spanOf(inlines, offset, offset + 1)?.start;
    return at !== undefined && (this.firstBehind(at)?.start ?? Number.POSITIVE_INFINITY) <= at;
  }

  /** Places behind such words of a run, of no length: there is nothing to take out. */
  candidates(inlines: readonly Inline[], text: string, run: number): MarkerCandidate[] {
    const span = spanOf(inlines);
    const first = span && this.firstBehind(span.start);
    if (!span || !first || first.start >= span.end) return [];
    return [...text.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
      const at = spanOf(inlines, index, index + 1)?.start;
      const word = at === undefined ? undefined : this.firstBehind(at);
      if (at === undefined || !word || word.start > at) return [];
      const end = index + token.length;
      const candidate: MarkerCandidate = {
        run,
        start: end,
        end,
        number: UNREAD,
        odds: word.confidence < HARDLY_READ ? ODDS.unread : ODDS.unsure,
        exact: false,
        unread: true,
        stem: null,
        context: namesIn(text.slice(Math.max(0, end - CONTEXT), end)),
        endsHead: false,
        look: `“${token}” is wider than its letters, and may hold a raised number that was not read`,
      };
      return [candidate];
    });
  }

  /** The first of the words that ends behind an offset of the source. */
  private firstBehind(at: number): { readonly start: number; readonly confidence: number } | undefined {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle]?.end ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return this.words[low];
  }
}
