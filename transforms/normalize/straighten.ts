import type { Box, Layout, LayoutLine } from "../../pipeline/model/layout.ts";

/** Of fewer lines no slant can be told. */
const FEWEST_LINES = 6;
/** A page is not laid down more crookedly than this (two degrees and a half). */
const STEEPEST = 0.045;
/** Where half of the pairs differ by more from the middle, the page has no edge to go by. */
const AGREEING = 0.004;
/** Lines are compared with those this part of the page below them: far enough that a pixel more or less says nothing. */
const PARTS = [1 / 2, 1 / 3] as const;

/**
 * The lines of a page as they would stand had the page been laid down straight. A page turned by a degree
 * moves the left edge by a line's height from its top to its bottom, which is more than an indent.
 */
export function straighten(lines: readonly LayoutLine[], unit: Layout["unit"]): readonly LayoutLine[] {
  const slant = unit === "character" ? 0 : slantOf(lines);
  if (slant === 0) return lines;
  const turned = (box: Box): Box => {
    const across = slant * box.top;
    const down = (slant * (box.left + box.right)) / 2;
    return {
      left: box.left - across,
      right: box.right - across,
      top: box.top + down,
      bottom: box.bottom + down,
    };
  };
  return lines.map((line) => ({
    ...line,
    box: turned(line.box),
    ...(line.words ? { words: line.words.map((word) => ({ ...word, box: turned(word.box) })) } : {}),
  }));
}

/**
 * How far the edges of a page's lines move to the right for each unit downwards: the middle of what pairs of
 * lines say (Theil and Sen), so that indents and short lines do not count.
 */
function slantOf(lines: readonly LayoutLine[]): number {
  if (lines.length < FEWEST_LINES) return 0;
  const slants: number[] = [];
  for (const part of PARTS) {
    const step = Math.floor(lines.length * part);
    for (let at = 0; at + step < lines.length; at++) {
      const [above, below] = [lines[at]?.box, lines[at + step]?.box];
      const down = above && below ? below.top - above.top : 0;
      if (!above || !below || down <= 0) continue;
      for (const moved of [below.left - above.left, below.right - above.right])
        if (Math.abs(moved) <= STEEPEST * down) slants.push(moved / down);
    }
  }
  if (slants.length < FEWEST_LINES) return 0;
  const slant = middleOf(slants);
  return middleOf(slants.map((one) => Math.abs(one - slant))) <= AGREEING ? slant : 0;
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
