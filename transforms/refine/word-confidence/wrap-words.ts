import type { Inline, Text, Unclear } from "../../../pipeline/model/edition.ts";
import type { WeakWord } from "./weak-words.ts";

/** Below this confidence a word is read with low certainty, above it with a medium one. */
const LOW = 0.35;

/** A run with the words given as `unclear`, by their place in the source; in nested nodes too, not in notes. */
export function wrapWords(inlines: readonly Inline[], words: readonly WeakWord[]): readonly Inline[] {
  const out = inlines.flatMap((node) => wrapIn(node, words));
  return out.length === inlines.length && out.every((node, at) => node === inlines[at]) ? inlines : out;
}

function wrapIn(node: Inline, words: readonly WeakWord[]): readonly Inline[] {
  switch (node.type) {
    case "text":
      return wrapInText(node, words);
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept": {
      const children = wrapWords(node.children, words);
      return [children === node.children ? node : { ...node, children }];
    }
    case "note":
    case "page-break":
    case "correction":
    case "line-break":
      return [node];
  }
}

function wrapInText(node: Text, words: readonly WeakWord[]): readonly Inline[] {
  const { span } = node;
  if (!span) return [node];
  const out: Inline[] = [];
  const piece = (start: number, end: number): Text => ({
    ...node,
    text: node.text.slice(start - span.start, end - span.start),
    span: { ...span, start, end },
  });
  let at = span.start;
  for (let next = firstAfter(words, span.start); next < words.length; next++) {
    const word = words[next];
    if (!word || word.start >= span.end) break;
    const [start, end] = [Math.max(word.start, at), Math.min(word.end, span.end)];
    if (start > at) out.push(piece(at, start));
    const certainty: Unclear["certainty"] = word.confidence < LOW ? "low" : "medium";
    out.push({ type: "unclear", reason: "ocr", certainty, children: [piece(start, end)] });
    at = end;
  }
  if (at === span.start) return [node];
  if (at < span.end) out.push(piece(at, span.end));
  return out;
}

/** The first of the words that ends behind an offset. */
function firstAfter(words: readonly WeakWord[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
