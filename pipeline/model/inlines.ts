import type { Inline } from "./edition.ts";
import type { SourceSpan } from "./span.ts";

/** How many characters of a run's plain text a node makes: corrected readings count, notes, page breaks and hidden elements do not. */
export function inlineLength(node: Inline): number {
  switch (node.type) {
    case "text":
      return node.text.length;
    case "correction":
      return node.after.length;
    case "line-break":
      return 1;
    case "note":
    case "page-break":
      return 0;
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
      return inlinesLength(node.children);
    case "kept":
      return node.display === "hidden" ? 0 : inlinesLength(node.children);
  }
}

/** The length of a run's plain text. */
function inlinesLength(inlines: readonly Inline[]): number {
  let length = 0;
  for (const node of inlines) length += inlineLength(node);
  return length;
}

/**
 * The part of a run between two offsets of its plain text. Nodes that stretch over an edge are cut;
 * a correction is never cut and belongs to the part in which it begins. A node without length (a note,
 * a page break) belongs to the part that begins at its offset: slices that meet hold every node once,
 * and the last one ends at `Number.POSITIVE_INFINITY`.
 */
export function sliceInlines(inlines: readonly Inline[], start: number, end: number): Inline[] {
  const out: Inline[] = [];
  let at = 0;
  for (const node of inlines) {
    const length = inlineLength(node);
    const [from, to] = [at, at + length];
    at = to;
    if (from >= start && (length === 0 ? from < end : to < end)) out.push(node);
    // a node that only touches an edge may hold a node without length there
    else if (length > 0 && to >= start && from < end) out.push(...cut(node, start - from, end - from));
  }
  return out;
}

function cut(node: Inline, from: number, to: number): Inline[] {
  switch (node.type) {
    case "text": {
      const [first, last] = [Math.max(0, from), Math.min(node.text.length, to)];
      if (first >= last) return [];
      const text = node.text.slice(first, last);
      const { span } = node;
      return [
        span
          ? { ...node, text, span: { ...span, start: span.start + first, end: span.start + last } }
          : { ...node, text },
      ];
    }
    case "correction":
    case "line-break":
      return from <= 0 ? [node] : [];
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept": {
      const children = sliceInlines(node.children, from, to);
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    case "note":
    case "page-break":
      return [];
  }
}

/**
 * A run cut at ascending offsets of its plain text: the part before the first one, those between them, the part
 * behind the last one. The same as slices that meet, in one pass over the run.
 */
export function divideInlines(inlines: readonly Inline[], offsets: readonly number[]): Inline[][] {
  const edges = [Number.NEGATIVE_INFINITY, ...offsets, Number.POSITIVE_INFINITY];
  const starts = [0];
  for (const [index, node] of inlines.entries()) starts.push((starts[index] ?? 0) + inlineLength(node));
  const parts: Inline[][] = [];
  let first = 0;
  for (let edge = 1; edge < edges.length; edge++) {
    const [start, end] = [edges[edge - 1] ?? 0, edges[edge] ?? 0];
    while (first < inlines.length && (starts[first + 1] ?? 0) < start) first++;
    let behind = first;
    while (behind < inlines.length && (starts[behind] ?? 0) <= end) behind++;
    const from = starts[first] ?? 0;
    parts.push(sliceInlines(inlines.slice(first, behind), start - from, end - from));
  }
  return parts;
}

/**
 * A run with a stretch of its plain text replaced by other nodes (an insertion, where the stretch has no length).
 * Notes and page breaks inside the stretch are kept, behind what replaces it.
 */
export function replaceInlines(
  inlines: readonly Inline[],
  start: number,
  end: number,
  by: readonly Inline[],
): Inline[] {
  return [
    ...sliceInlines(inlines, Number.NEGATIVE_INFINITY, start),
    ...by,
    ...weightless(sliceInlines(inlines, start, end)),
    ...sliceInlines(inlines, end, Number.POSITIVE_INFINITY),
  ];
}

function weightless(inlines: readonly Inline[]): Inline[] {
  return inlines.flatMap(weightlessOf);
}

function weightlessOf(node: Inline): readonly Inline[] {
  switch (node.type) {
    case "note":
    case "page-break":
      return [node];
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
      return weightless(node.children);
    case "kept":
      return node.display === "hidden" ? [node] : weightless(node.children);
    case "text":
    case "correction":
    case "line-break":
      return [];
  }
}

/** Where a stretch of a run's plain text stands in the source; null where a part of it does not. */
export function spanOf(
  inlines: readonly Inline[],
  start = 0,
  end: number = Number.POSITIVE_INFINITY,
): SourceSpan | null {
  let first: SourceSpan | null = null;
  let last: SourceSpan | null = null;
  for (const node of sliceInlines(inlines, start, end)) {
    const span = spanOfNode(node);
    if (!span) continue;
    first ??= span;
    last = span;
  }
  return first && last && { source: first.source, start: first.start, end: last.end };
}

function spanOfNode(node: Inline): SourceSpan | null {
  switch (node.type) {
    case "text":
    case "correction":
      return node.span ?? null;
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
      return spanOf(node.children);
    case "note":
    case "page-break":
    case "line-break":
      return null;
  }
}

/** A run without the white space at its two ends; `text` is the run's plain text. */
export function trimInlines(inlines: readonly Inline[], text: string): Inline[] {
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
  return sliceInlines(inlines, start, end === text.length ? Number.POSITIVE_INFINITY : end);
}
