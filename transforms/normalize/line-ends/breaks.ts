import {
  type Column,
  ENDED,
  isApart,
  isCentred,
  isFull,
  isIndented,
  isSetRight,
  type LiveLine,
  leavesRoom,
  type Setting,
} from "./measure.ts";

/** What stands between two lines of a page: nothing (the text runs on), or the end of a paragraph, with the reason. */
export type Turn = { readonly ends: false } | { readonly ends: true; readonly evidence: string };

/** Runs of lines narrower than this part of the full width are not lines of a paragraph. */
const NARROWEST = 0.92;

/** So many lines, and no more, may all be last lines of paragraphs. */
const SHORT_RUN = 2;

/** A line that ends this near to the edge, as a part of the width, is full. */
const NEAR_EDGE = 0.04;

/** What stands before each of several points that are set below one another. */
const POINT = /^(?:[—–•▪●*-]\s?\S|(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[A-Z][.)])\s)/u;
const BEFORE_POINT = /(?:[.;:,?!—][”"’)\]]*|\b(?:and|or))$/u;

/**
 * What stands between each line of a page and the next. First the signs that part lines whatever they hold:
 * a space, an indent, a line set to the right. Between these the lines must fill their own measure, for not
 * all lines of a page are set to one.
 * @param isLast whether the text ends with these lines
 */
export function turnsOf(lines: readonly LiveLine[], column: Column, setting: Setting, isLast: boolean): Turn[] {
  const turns = lines.slice(1).map((line, at): Turn => {
    const reason = parted(lines[at] as LiveLine, line, lines[at + 2], column, setting);
    return reason ? { ends: true, evidence: reason } : { ends: false };
  });
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < turns.length && turns[to]?.ends === false) to++;
    const right = rightEdge(lines.slice(from, to + 1), column, setting);
    for (let at = from; at < to; at++) {
      const [above, line] = [lines[at] as LiveLine, lines[at + 1] as LiveLine];
      if (leavesRoom(above, line, right, setting) && !isOfHeading(above, line, column, setting))
        turns[at] = { ends: true, evidence: "the next word would have had room on the line above" };
    }
    const [above, last] = [lines[to - 1], lines[to]];
    if (above && last && to > from && (to + 1 < lines.length || isLast) && isSignature(above, last, column, setting))
      turns[to - 1] = { ends: true, evidence: "a name stands alone below a sentence that has ended" };
    from = to + 1;
  }
  return turns;
}

/** Where the lines of a run end that fill it: at the column's edge where the print fills its lines, unless the run keeps well within it. */
function rightEdge(run: readonly LiveLine[], column: Column, { width, justified }: Setting): number {
  const indent = (run[0]?.line.box.left ?? 0) - column.left;
  const widest = Math.max(...run.map(({ line }, at) => line.box.right - (at === 0 ? Math.max(0, indent) : 0)));
  const edge = column.left + width;
  if (justified && (run.length <= SHORT_RUN || run.some(({ line }) => line.box.right >= edge - width * NEAR_EDGE)))
    return edge;
  return Math.max(widest, column.left + width * NARROWEST);
}

const NAME_ALONE = /^\p{Lu}[\p{L}’'-]*\.?(?: \p{Lu}[\p{L}’'-]*\.?){0,3}$/u;

/** Whether the last line of a run is a signature: a short name behind a sentence that has ended, where no paragraph ends without a stop. */
function isSignature(above: LiveLine, { line, text }: LiveLine, column: Column, { width }: Setting): boolean {
  const short = line.box.right - column.left < width * 0.4;
  return short && ENDED.test(above.text) && NAME_ALONE.test(text) && !ENDED.test(text);
}

/** Whether a line goes on with a heading that is set in the middle. */
function isOfHeading(above: LiveLine, line: LiveLine, column: Column, setting: Setting): boolean {
  if (isCentred(line, column, setting, above))
    return isCentred(above, column, setting) || isFull(above, column, setting) || isUnder(above, line, column, setting);
  return isUnder(above, line, column, setting);
}

/** Whether a line stands in the middle below a longer one that ends no sentence, where print fills its lines. */
function isUnder(above: LiveLine, line: LiveLine, { chance }: Column, { width, justified }: Setting): boolean {
  if (!justified || ENDED.test(above.text)) return false;
  const [before, behind] = [line.line.box.left - above.line.box.left, above.line.box.right - line.line.box.right];
  return Math.min(before, behind) > chance && Math.abs(before - behind) < width * 0.02;
}

/** The sign that parts two lines whatever they hold, in words; null where there is none. */
function parted(
  above: LiveLine,
  line: LiveLine,
  below: LiveLine | undefined,
  column: Column,
  setting: Setting,
): string | null {
  const { width, unit, indents } = setting;
  if (isApart(above.line, line.line, column, unit)) return "a space stands between the lines";
  if (isOfHeading(above, line, column, setting)) return null;
  const [aboveRight, lineRight] = [isSetRight(above.line, column, width), isSetRight(line.line, column, width)];
  if (aboveRight && !lineRight) return "the line above is set to the right";
  if (isCentred(above, column, setting) && Math.abs(line.line.box.left - column.left) <= column.chance)
    return "the line above is set in the middle";
  if (!aboveRight && lineRight) return "the line is set to the right";
  if (!isIndented(line.line, column, width)) return null;
  if (Math.abs(line.line.box.left - above.line.box.left) > column.chance) return "the line is indented";
  if (POINT.test(line.text) && BEFORE_POINT.test(above.text)) return "the line begins a point of several";
  const opens = below && below.line.box.left - column.left <= column.chance;
  return indents && opens ? "the line is indented" : null;
}
