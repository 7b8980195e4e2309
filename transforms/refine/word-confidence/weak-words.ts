import type { Layout, LayoutPage } from "../../../pipeline/model/layout.ts";
import type { View } from "../../../pipeline/model/view.ts";

/** A word of which the OCR was not sure, in source offsets. */
export interface WeakWord {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A page with words of which the OCR was not sure; `words` is how many it has whose confidence is known. */
export interface WeakPage {
  /** Its place in the file, from 1. */
  readonly place: number;
  readonly words: number;
  readonly weak: readonly WeakWord[];
}

const LETTER_OR_FIGURE = /[\p{L}\p{N}]/u;

/**
 * The words of a layout of which the OCR was less sure than `below` (0 to 1), page by page. Words that were taken out of the text, as running
 * heads are, and words without a letter or a figure do not count.
 */
export function weakPages(layout: Layout, view: View, below: number): WeakPage[] {
  return layout.pages.flatMap((page, at) => {
    const found = weakPage(layout, page, at + 1, view, below);
    return found.weak.length > 0 ? [found] : [];
  });
}

function weakPage(layout: Layout, page: LayoutPage, place: number, view: View, below: number): WeakPage {
  const weak: WeakWord[] = [];
  let words = 0;
  for (let line = page.firstLine; line < page.endLine; line++) {
    for (const { start, end, confidence } of layout.lines[line]?.words ?? []) {
      if (confidence === null) continue;
      words++;
      if (confidence >= below || !LETTER_OR_FIGURE.test(view.original.slice(start, end))) continue;
      if (view.offsetOf(start) < view.offsetOf(end)) weak.push({ start, end, confidence });
    }
  }
  return { place, words, weak };
}
