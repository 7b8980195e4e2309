import type { ChangeList } from "../change-list.ts";

/** Two spaces or more before a line end inside a paragraph (CommonMark 6.7). */
const BREAK = /(?<=\S) {2,200}(?:\r\n|\n|\r)(?=[ \t]{0,200}\S)/g;
/** A line of running text that a converter filled; its end says nothing, whatever spaces are left there. */
const FULL_LINE = 60;
const GOES_ON = /^[ \t]{0,200}[^\p{L}\n]?\p{Ll}/u;

/** Marks the line breaks of a paragraph that two spaces at a line's end ask for; ends of filled lines are none. */
export function markHardBreaks(text: string, base: number, changes: ChangeList): void {
  if (!text.includes("  ")) return;
  for (const { index, 0: whole } of text.matchAll(BREAK)) {
    const end = index + whole.length;
    const isFull = index >= FULL_LINE && !/[\r\n]/.test(text.slice(index - FULL_LINE, index));
    if (isFull && GOES_ON.test(text.slice(end, end + 210))) continue;
    changes.mark({ type: "line-break", start: base + index, end: base + end });
  }
}
