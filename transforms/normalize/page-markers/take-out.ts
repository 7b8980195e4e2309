/** What is put in place of a stretch of text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  /** How the words around it come to stand. */
  readonly seam: "apart" | "glued" | "hyphen";
}

const WHITE = /\s/;
const LETTER = /[\p{L}\p{N}]/u;
/** “mili-” before a page's end and “tary” behind it; a hyphen before “and” is one of several words'. */
const WORD_CUT = /\p{L}-\s{0,60}$/u;
const WORD_GOES_ON = /^\s{0,60}(?!(?:and|or|to)\s)\p{Ll}/u;

/**
 * How a page marker goes out of the text: words that stood apart stay apart, a word that was cut with a hyphen is
 * whole again, and a line that held nothing else goes with its line end, so that the paragraph around it goes on.
 * @param wholeLine whether nothing else stands in the marker's line, and the line is to go too
 */
export function takeOut(text: string, start: number, end: number, wholeLine: boolean): Replacement {
  const left = text.slice(Math.max(0, start - 64), start);
  const right = text.slice(end, end + 64);
  if (WORD_CUT.test(left) && WORD_GOES_ON.test(right))
    return {
      start: start - (left.length - left.trimEnd().length),
      end: end + (right.length - right.trimStart().length),
      after: "",
      seam: "hyphen",
    };
  const before = start === 0 ? "\n" : (text[start - 1] ?? "");
  const behind = text[end] ?? "\n";
  if (LETTER.test(before) && LETTER.test(behind)) return { start, end, after: " ", seam: "glued" };
  if (wholeLine) return { start, end: lineEnd(text, end), after: "", seam: "apart" };
  return { start, end: WHITE.test(before) && behind === " " ? end + 1 : end, after: "", seam: "apart" };
}

/** The offset behind the line end that follows, where text stands in the very next line; else `end`. */
function lineEnd(text: string, end: number): number {
  const rest = /^[ \t]{0,200}\r?\n(?=[ \t]*\S)/.exec(text.slice(end, end + 400));
  return rest ? end + rest[0].length : end;
}
