import type { Line } from "./lines.ts";

/** A list item's bullet: offsets of the line's begin and of the item's words. */
export interface Bullet {
  readonly sign: string;
  /** Columns of white space before the bullet; a tab counts as four. */
  readonly indent: number;
  readonly content: number;
}

const BULLET = /([ \t]*)([-*+])[ \t]+(?=\S)/y;
// “- 12 -” is a page number; “* * *” and “- - -” are rules between parts
const NO_ITEM = /^\s*(?:-\s*\S{1,8}\s*-|(?:[-*+]\s*)+)\s*$/;

/** Reads the bullet at a line's begin; null where there is none. */
export function readBullet(text: string, line: Line): Bullet | null {
  BULLET.lastIndex = line.from;
  const match = BULLET.exec(text);
  if (!match || BULLET.lastIndex > line.to || NO_ITEM.test(text.slice(line.from, Math.min(line.to, line.from + 200))))
    return null;
  const indent = (match[1] ?? "").replaceAll("\t", "    ").length;
  return { sign: match[2] ?? "", indent, content: BULLET.lastIndex };
}

/** Whether another item with the same sign follows the item in line `at`, with no more than one blank line between them. */
export function hasFellow(text: string, lines: readonly Line[], at: number, sign: string): boolean {
  let next = at + 1;
  while (lines[next] && lines[next]?.blank === false && /[ \t]/.test(text[lines[next]?.from ?? 0] ?? "")) {
    if (readBullet(text, lines[next] as Line)?.sign === sign) return true;
    next++;
  }
  if (lines[next]?.blank) next++;
  const line = lines[next];
  return line !== undefined && readBullet(text, line)?.sign === sign;
}
