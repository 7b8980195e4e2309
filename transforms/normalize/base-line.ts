import type { LayoutLine } from "../../pipeline/model/layout.ts";

/** The line that words stand on: the middle of their lower edges, for single letters hang below it. */
export function baseOf({ box, words }: LayoutLine): number {
  if (!words || words.length === 0) return box.top;
  const bottoms = words.map((word) => word.box.bottom).sort((a, b) => a - b);
  return bottoms[Math.floor((bottoms.length - 1) / 2)] ?? box.bottom;
}
