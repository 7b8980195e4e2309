/** What stands behind a link's label. */
export interface LinkTarget {
  /** Offset behind the closing parenthesis. */
  readonly end: number;
  /** The address; null where it is empty or names no place (`#`). */
  readonly target: string | null;
}

/** Parentheses inside an address deeper than this are not followed, as in CommonMark's own parser. */
const DEEPEST = 32;

const POINTED = /<((?:[^<>\\\n\r]|\\.)*)>/y;
const TITLE = /[ \t]+(?:"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|\((?:[^()\\\n\r]|\\.)*\))/y;
const BLANK = /[ \t]*/y;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/**
 * Reads an inline link's address and title (CommonMark 6.3), which here have to stand on one line.
 * @param at offset of the opening parenthesis
 * @returns null where it is no address
 */
export function readLinkTarget(text: string, at: number): LinkTarget | null {
  if (text[at] !== "(") return null;
  let next = skip(BLANK, text, at + 1);
  let address: string;
  POINTED.lastIndex = next;
  const pointed = POINTED.exec(text);
  if (pointed) {
    address = pointed[1] ?? "";
    next = POINTED.lastIndex;
  } else {
    const end = addressEnd(text, next);
    if (end === null) return null;
    address = text.slice(next, end);
    next = end;
  }
  if (address !== "") next = skip(TITLE, text, next);
  next = skip(BLANK, text, next);
  if (text[next] !== ")") return null;
  const target = address.replace(ESCAPE, "$1");
  return { end: next + 1, target: target === "" || target === "#" ? null : target };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function addressEnd(text: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x3c) return depth === 0 ? at : null;
    if (code === 0x5c) at++;
    else if (code === 0x28 && ++depth > DEEPEST) return null;
    else if (code === 0x29 && depth-- === 0) return at;
  }
  return null;
}
