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
