/**
 * As `text.matchAll(pattern)`, without the copy of the pattern that it makes at each call: for patterns that are
 * tried on many short texts. The pattern is global or sticky; it may be used elsewhere between two matches.
 */
export function* matchesOf(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let at = 0; at <= text.length; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match[0] === "" ? behind(text, match.index, pattern.unicode) : pattern.lastIndex;
    // where others begin with it
    pattern.lastIndex = 0;
    yield match;
  }
}

/**
 * As `matchesOf` for a sticky pattern that begins with `^`: it is tried where lines begin instead of at every character.
 * @param starts the text's `lineStarts`
 */
export function* matchesAtLines(
  pattern: RegExp,
  text: string,
  starts: readonly number[] = lineStarts(text),
): Generator<RegExpExecArray> {
  let end = 0;
  for (const start of starts) {
    if (start < end) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    pattern.lastIndex = 0;
    end = start + match[0].length;
    yield match;
  }
}

/** Where the lines of a text begin as `^` sees them: behind LF, CR, U+2028 and U+2029, also between CR and LF. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  const others = [...OTHER_LINE_ENDS].filter((sign) => text.includes(sign));
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  for (const sign of others)
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) starts.push(at + 1);
  return others.length === 0 ? starts : starts.sort((a, b) => a - b);
}

const OTHER_LINE_ENDS = "\r\u2028\u2029";

/** The offset behind the character at an offset; a pattern with the flag `u` takes a surrogate pair for one. */
function behind(text: string, at: number, isUnicode: boolean): number {
  return at + (isUnicode && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** Whether a pattern can match only where a line begins: it starts with `^` and has no alternative to that. */
export function isAtLines(source: string): boolean {
  if (!source.startsWith("^")) return false;
  let depth = 0;
  let isClass = false;
  for (let at = 1; at < source.length; at++) {
    const sign = source[at];
    if (sign === "\\") at++;
    else if (isClass) isClass = sign !== "]";
    else if (sign === "[") isClass = true;
    else if (sign === "(") depth++;
    else if (sign === ")") depth--;
    else if (sign === "|" && depth === 0) return false;
  }
  return true;
}
