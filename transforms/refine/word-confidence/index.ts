import type { Finding } from "../../../pipeline/model/ledger.ts";
import { rewriteInlines } from "../../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../../pipeline/transform.ts";
import { type WeakPage, weakPages } from "./weak-words.ts";
import { wrapWords } from "./wrap-words.ts";

/** `below`: of which words the OCR was not sure, from 0 to 1. `mark`: whether the editions show them as unclear. */
export interface WordConfidenceOptions {
  readonly below: number;
  readonly mark: boolean;
}

/** A page with so many words in doubt is read badly, if it has so many at least. */
const BAD_SHARE = 0.1;
const BAD_WORDS = 10;
/** So many words are named. */
const NAMED = 5;

/** Words of which the OCR itself was not sure: one finding for each page, and on demand an `unclear` for each word (TEI 12.3.3.1). */
export const wordConfidence: RefineTransform<WordConfidenceOptions> = {
  phase: "refine",
  name: "word-confidence",
  defaults: { below: 0.5, mark: false },
  rules: [
    {
      id: "word-confidence/low",
      tier: "flag",
      summary: "Reports for each page how many of its words the OCR was not sure of, and the least sure ones.",
      example: { before: "<span class='ocrx_word' title='x_wconf 31'>harhour</span>", after: null },
      rationale:
        "The OCR's own measure says where to look, not what is wrong. With the option “mark” the words are unclear in the editions.",
    },
  ],
  run(edition, { layout, view, source, options }) {
    const pages = layout ? weakPages(layout, view, options.below) : [];
    const findings = pages.map((page) => finding(page, view.original, source, options.below));
    if (!options.mark || pages.length === 0) return { edition, repairs: [], findings };
    const words = pages.flatMap(({ weak }) => weak).sort((a, b) => a.start - b.start);
    return { edition: rewriteInlines(edition, (run) => wrapWords(run, words)), repairs: [], findings };
  },
};

function finding({ place, words, weak }: WeakPage, text: string, source: string, below: number): Finding {
  const least = [...weak].sort((a, b) => a.confidence - b.confidence || a.start - b.start).slice(0, NAMED);
  const named = least.map(({ start, end, confidence }) => `“${text.slice(start, end)}” (${percent(confidence)})`);
  const rest = weak.length > NAMED ? ` and ${weak.length - NAMED} more` : "";
  const isBad = weak.length >= BAD_WORDS && weak.length >= words * BAD_SHARE;
  const first = weak[0];
  return {
    rule: "word-confidence/low",
    severity: isBad ? "warning" : "info",
    message: `of the ${words} words of page ${place} of the file the OCR was less than ${percent(below)} sure of ${weak.length}: ${named.join(", ")}${rest}`,
    span: first ? { source, start: first.start, end: first.end } : null,
    hint: isBad
      ? "Hold the page against its image, or read it again from a better one."
      : "Hold these words against the image of the page.",
  };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
