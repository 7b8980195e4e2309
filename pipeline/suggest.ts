/** The known words that a mistyped word may stand for, the nearest first. */
export function suggest(word: string, known: Iterable<string>): string[] {
  const typed = word.toLowerCase();
  const near: { word: string; distance: number }[] = [];
  for (const candidate of known) {
    const isBeginning = typed.length > 2 && candidate.toLowerCase().startsWith(typed);
    const distance = isBeginning ? 0 : editDistance(typed, candidate.toLowerCase());
    if (distance <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)))
      near.push({ word: candidate, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((entry) => entry.word);
}

/** “Did you mean …?” for a mistyped word; null where nothing is near. */
export function didYouMean(word: string, known: Iterable<string>): string | null {
  const near = suggest(word, known);
  return near.length > 0 ? `Did you mean ${near.join(" or ")}?` : null;
}

/** Levenshtein's distance, a swap of neighbours counting as one change. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let best = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, at(beforeLast, column - 2) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
