/** The pairs of letters that follow one another in words, without regard to case and signs. */
export function letterPairs(words: string): ReadonlySet<string> {
  const letters = words.toLowerCase().replace(/[^\p{L}]/gu, "");
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

/** The Dice coefficient of two sets of letter pairs; 0 where they are too few to say anything. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < 4 || b.size < 4) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
