import type { Inline, Paragraph } from "../../pipeline/model/edition.ts";
import { spanOf, trimInlines } from "../../pipeline/model/inlines.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";

const BLANK_LINE = /\n[^\S\n]*\n/u;

/** A note's words as paragraphs: a blank line between two of its nodes parts them. */
export function paragraphsOf(children: readonly Inline[], view: View): Paragraph[] {
  const parts: Inline[][] = [[]];
  let end: number | null = null;
  for (const node of children) {
    const span = spanOf([node]);
    const gap = span && end !== null ? view.text.slice(view.offsetOf(end - 1), view.offsetOf(span.start)) : "";
    if (BLANK_LINE.test(gap)) parts.push([]);
    parts.at(-1)?.push(node);
    if (span) end = span.end;
  }
  return parts
    .map((part) => trimInlines(part, plainText(part)))
    .filter((part) => part.length > 0)
    .map((part) => ({ type: "paragraph", children: part }));
}
