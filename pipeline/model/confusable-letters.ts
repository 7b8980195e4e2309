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

/** Known words in that form: labels and headings, which are compared with line after line. */
const foldedKnown = new Map<string, string>();

function folded(known: string): string {
  let form = foldedKnown.get(known);
  if (form === undefined) {
    form = foldConfusable(known);
    foldedKnown.set(known, form);
  }
  return form;
}

/** Whether two words are the same but for letters that OCR confuses, or, where they are long, for one letter. */
export function sameButForOcr(read: string, known: string): boolean {
  return isOneButForOcr(read, [known]);
}

/** Whether a word is the same as one of those that are known, in the sense of `sameButForOcr`. */
export function isOneButForOcr(read: string, known: readonly string[]): boolean {
  const { length } = read.toLowerCase();
  let own: string | null = null;
  for (const word of known) {
    // folding makes one letter of two at the most, and no text longer: a paragraph is told from a label by its length
    if (read.length > 2 * word.toLowerCase().length) continue;
    const form = folded(word);
    if (length < form.length) continue;
    own ??= foldConfusable(read);
    if (isSameForm(own, form)) return true;
  }
  return false;
}

function isSameForm(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length || a.length < SHORTEST_BY_LETTER) return false;
  let differing = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) differing++;
  return differing === 1;
}
