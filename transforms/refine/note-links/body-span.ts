import type { Node, Note } from "../../../pipeline/model/edition.ts";
import type { SourceSpan } from "../../../pipeline/model/span.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";

/** Where a note's body stands in the source, from its first word to its last; zeros where it is not in the source. */
export function bodyOf(note: Note): SourceSpan {
  const first = edgeOf(note, false);
  const last = edgeOf(note, true);
  return { source: first?.source ?? "", start: first?.start ?? 0, end: last?.end ?? 0 };
}

function edgeOf(node: Node, last: boolean): SourceSpan | null {
  if (node.type === "text" || node.type === "correction") return node.span ?? null;
  const children = childNodes(node);
  for (let at = 0; at < children.length; at++) {
    const span = edgeOf(children[last ? children.length - 1 - at : at] as Node, last);
    if (span) return span;
  }
  return null;
}

/**
 * The parts of a note's body in the source: one, or more where it goes on at the foot of a later page.
 * @param pages where the pages of the source begin, ascending
 */
export function bodyParts(note: Note, pages: readonly number[]): readonly SourceSpan[] {
  const parts: SourceSpan[] = [];
  let page = 0;
  for (const { source, start, end } of leafSpans(note)) {
    const last = parts.at(-1);
    while (last && (pages[page] ?? start + 1) < last.end) page++;
    if (last && start >= last.end && (pages[page] ?? start + 1) > start) parts[parts.length - 1] = { ...last, end };
    else parts.push({ source, start, end });
  }
  return parts.length > 0 ? parts : [bodyOf(note)];
}

function* leafSpans(node: Node): Generator<SourceSpan> {
  if ((node.type === "text" || node.type === "correction") && node.span) yield node.span;
  else for (const child of childNodes(node)) yield* leafSpans(child);
}
