/** A line is never set in by more steps: farther in it stands for another reason. */
const DEEPEST = 20;

/**
 * How far the lines of a stanza are set in, in steps, from the columns in which they begin. A step is the smallest
 * difference between two of them; the lines farthest to the left have none.
 */
export function verseIndents(columns: readonly number[]): number[] {
  const levels = [...new Set(columns)].sort((a, b) => a - b);
  const [margin = 0] = levels;
  let step = Number.POSITIVE_INFINITY;
  for (const [at, level] of levels.slice(1).entries()) step = Math.min(step, level - (levels[at] ?? 0));
  return columns.map((column) => (column === margin ? 0 : Math.min(DEEPEST, Math.round((column - margin) / step))));
}
