import type { Inline } from "../../pipeline/model/edition.ts";
import { divideInlines, trimInlines } from "../../pipeline/model/inlines.ts";
import { plainText } from "../../pipeline/model/walk.ts";

/** The lines of a run as the source has them; null where a part of the run lies inside other nodes, or line ends cannot be seen. */
export function sourceLines(inlines: readonly Inline[], original: string): Inline[][] | null {
  const starts: number[] = [];
  let at = 0;
  let last: number | null = null;
  for (const node of inlines) {
    if (node.type !== "text" || !node.span) return null;
    const { start, end } = node.span;
    if (last !== null && original.slice(last, start).includes("\n")) starts.push(at);
    for (let index = start; index < end; index++) if (original[index] === "\n") starts.push(at + index + 1 - start);
    at += node.text.length;
    last = end;
  }
  return divideInlines(inlines, starts)
    .map((line) => trimInlines(line, plainText(line)))
    .filter((line) => line.length > 0);
}
