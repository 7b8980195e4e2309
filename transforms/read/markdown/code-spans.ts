/** Backticks around a word or phrase: offsets of the opening and the closing run. */
interface CodeSpan {
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

const RUN = /`+/g;

/**
 * Code spans of a paragraph (CommonMark 6.1), by the offset of their opening run. Stricter than the
 * specification: the runs touch what they enclose and nothing that is a letter, all on one line.
 */
export function codeSpans(text: string): ReadonlyMap<number, CodeSpan> {
  const spans = new Map<number, CodeSpan>();
  if (!text.includes("`")) return spans;
  // for each length of run, the last one that may still open
  const open = new Map<number, number>();
  let lineEnd = text.indexOf("\n");
  for (const { index, 0: run } of text.matchAll(RUN)) {
    const size = run.length;
    const left = text[index - 1] ?? "\n";
    const right = text[index + size] ?? "\n";
    if (lineEnd !== -1 && lineEnd < index) {
      open.clear();
      lineEnd = text.indexOf("\n", index);
    }
    const opener = open.get(size);
    if (opener !== undefined && /\S/.test(left) && !/[\p{L}\p{N}]/u.test(right) && opener + size < index) {
      spans.set(opener, { start: opener, end: index + size, size });
      open.clear();
    } else if (/\S/.test(right) && !/[\p{L}\p{N}\\]/u.test(left)) open.set(size, index);
  }
  return spans;
}
