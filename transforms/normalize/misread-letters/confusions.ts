/**
 * Letters and pairs of like shape that OCR takes for each other, each way. From the lists in the literature on correcting OCR,
 * without pairs that also part spellings of older print (“e” and “o”: “shew”, “show”). Those that part two spellings now
 * and then are `weak`: alone they prove nothing.
 */
const ALIKE: readonly (readonly [string, string])[] = [
  ["rn", "m"],
  ["in", "m"],
  ["ni", "m"],
  ["cl", "d"],
  ["li", "h"],
  ["ii", "u"],
  ["vv", "w"],
  ["ti", "ü"],
  ["c", "e"],
  ["h", "b"],
  ["t", "f"],
  ["u", "n"],
  ["g", "q"],
  ["I", "l"],
  ["C", "G"],
  ["1", "l"],
  ["1", "I"],
  ["1", "i"],
  ["|", "l"],
  ["|", "I"],
  ["|", "i"],
  ["0", "o"],
  ["0", "O"],
  ["5", "s"],
  ["5", "S"],
  ["8", "B"],
  ["6", "b"],
  ["9", "g"],
];
const WEAKLY_ALIKE: readonly (readonly [string, string])[] = [
  ["ri", "n"],
  ["fi", "fl"],
  ["a", "o"],
  ["f", "s"],
  ["u", "v"],
  ["i", "l"],
  ["t", "l"],
  ["I", "T"],
];

/** Letters that print had, and what is read for them. */
interface Confusion {
  readonly read: string;
  readonly printed: string;
  readonly isWeak: boolean;
}

/** By the first letter read, and by the first letter printed. */
const BY_READ = new Map<string, Confusion[]>();
const BY_PRINTED = new Map<string, Confusion[]>();

function addConfusions(pairs: typeof ALIKE, isWeak: boolean): void {
  for (const [one, other] of pairs) {
    for (const [read, printed] of [
      [one, other],
      [other, one],
    ] as const) {
      // print has no figure or stroke within a word, and letters that differ by case alone are the same word
      if (/[\d|]/u.test(printed) || read.toLowerCase() === printed.toLowerCase()) continue;
      const confusion = { read, printed, isWeak };
      for (const [map, first] of [
        [BY_READ, read.charAt(0)],
        [BY_PRINTED, printed.charAt(0)],
      ] as const)
        map.set(first, [...(map.get(first) ?? []), confusion]);
    }
  }
}
addConfusions(ALIKE, false);
addConfusions(WEAKLY_ALIKE, true);

/** A word that may stand in print where another was read; `read` and `printed` are the letters that differ. */
export interface Candidate extends Confusion {
  readonly word: string;
}

const CAPITAL = /\p{Lu}/u;
const SMALL = /\p{Ll}/u;

/** Every word that print may have had, if OCR confused letters at one place of the word that it read. */
export function candidatesFor(word: string): Candidate[] {
  const found: Candidate[] = [];
  const hasSmall = SMALL.test(word);
  for (let at = 0; at < word.length; at++) {
    for (const confusion of BY_READ.get(word.charAt(at)) ?? []) {
      const { read, printed } = confusion;
      if (!word.startsWith(read, at) || (at > 0 && hasSmall && CAPITAL.test(printed))) continue;
      found.push({ ...confusion, word: word.slice(0, at) + printed + word.slice(at + read.length) });
    }
  }
  return found;
}

/** Every word that OCR may read for one of print, if it confuses letters at one place: the inverse of `candidatesFor`. */
export function misreadingsOf(word: string): string[] {
  const found: string[] = [];
  const hasSmall = SMALL.test(word);
  for (let at = 0; at < word.length; at++) {
    for (const { read, printed } of BY_PRINTED.get(word.charAt(at)) ?? []) {
      if (!word.startsWith(printed, at) || (at > 0 && hasSmall && CAPITAL.test(printed))) continue;
      found.push(word.slice(0, at) + read + word.slice(at + printed.length));
    }
  }
  return found;
}
