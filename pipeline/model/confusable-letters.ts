/** Letters and pairs that OCR takes for each other, each with the form that stands for all of them. */
const CONFUSED: readonly (readonly [RegExp, string])[] = [
  [/rn/gu, "m"],
  [/vv/gu, "w"],
  [/c[l1i|]/gu, "d"],
  [/[1i|!]/gu, "l"],
  [/0/gu, "o"],
  [/5/gu, "s"],
];

/** One other letter in so many is misread; in fewer it makes another word. */
const SHORTEST_BY_LETTER = 7;

/** Words in the form in which letters that OCR confuses (`l 1 I`, `0 O`, `rn m`) are equal; for comparing, never for text. */
function foldConfusable(words: string): string {
  return CONFUSED.reduce((folded, [pattern, form]) => folded.replace(pattern, form), words.toLowerCase());
}

/** Whether two words are the same but for letters that OCR confuses, or for one letter in seven. */
export function sameButForOcr(read: string, known: string): boolean {
  // folding makes one letter of two at the most, so a paragraph is told from a label by its length
  if (read.length > 2 * known.toLowerCase().length) return false;
  const [a, b] = [foldConfusable(read), foldConfusable(known)];
  if (a === b) return true;
  if (a.length !== b.length || a.length < SHORTEST_BY_LETTER) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing++;
  return differing * SHORTEST_BY_LETTER <= a.length;
}
