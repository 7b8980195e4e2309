/** A stretch of a source: UTF-16 code units, half open, `source` being the source's name. */
export interface SourceSpan {
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

/** A place a person can find: one-based line and column (UTF-16 code units). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Answers "which line and column is this offset" in logarithmic time, for one text. */
export interface LineIndex {
  position(offset: number): Position;
}

/**
 * Indexes the line starts of a text once.
 * A line ends with LF, CR LF or CR, as in a text editor; a form feed does not end one.
 */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  if (text.includes("\r")) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
    }
  } else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return {
    position(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
  };
}
