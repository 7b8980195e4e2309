import type { Lexicon } from "../../../pipeline/model/lexicon.ts";

/** A word of the text as it was read, in view offsets. */
export interface ReadWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether only white space stands between it and the word before. */
  readonly follows: boolean;
  /** Whether a hyphen or an apostrophe makes it a part of a longer word; a genitive's “’s” does not. */
  readonly isPart: boolean;
}

const WORD = /[\p{L}\p{N}\p{M}|]+/gu;
const LONGEST = 40;
const JOINT = /[-\u2010'’]/u;
const REST = /^(?:[-\u2010]|['’](?!s\b))\p{L}/u;
/** More different words than any source has: the base of the number of a pair. */
const MOST_WORDS = 2 ** 26;
const LIGATURES = /[\ufb00-\ufb06]/gu;

/** The words of a text: how often each stands, which stand side by side, and which of them the word list has. */
export class WordIndex {
  readonly words: readonly ReadWord[];
  /** Of each word of the text its number and how often it stands. */
  private readonly entries = new Map<string, { readonly number: number; count: number }>();
  private readonly pairs = new Map<number, number>();
  private readonly known = new Map<string, boolean>();
  private readonly lexicon: Lexicon | null;

  constructor(text: string, lexicon: Lexicon | null) {
    this.lexicon = lexicon;
    const words: ReadWord[] = [];
    let before: ReadWord | null = null;
    let lastNumber = 0;
    for (const match of text.matchAll(WORD)) {
      const [start, end] = [match.index, match.index + match[0].length];
      const follows = before !== null && start - before.end <= 3 && text.slice(before.end, start).trim() === "";
      const isPart = JOINT.test(text.charAt(start - 1)) || REST.test(text.slice(end, end + 3));
      const word: ReadWord = { text: match[0], start, end, follows, isPart };
      words.push(word);
      const number = this.add(word.text);
      if (follows) {
        const pair = lastNumber * MOST_WORDS + number;
        this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
      }
      before = word;
      lastNumber = number;
    }
    this.words = words;
  }

  /** How often a word stands in the text, letter for letter. */
  count(word: string): number {
    return this.entries.get(word)?.count ?? 0;
  }

  /** The words that stand so often at least. */
  wordsAtLeast(times: number): string[] {
    return [...this.entries].filter(([, { count }]) => count >= times).map(([word]) => word);
  }

  /** How often a word stands in the text, with a small initial, a capital one or in capitals. */
  countInAnyCase(word: string): number {
    const small = word.toLowerCase();
    const forms = new Set([word, small, small.charAt(0).toUpperCase() + small.slice(1), word.toUpperCase()]);
    let count = 0;
    for (const form of forms) count += this.count(form);
    return count;
  }

  /** How often two words stand side by side. */
  pairCount(first: string, second: string): number {
    const [one, two] = [this.entries.get(first), this.entries.get(second)];
    return one && two ? (this.pairs.get(one.number * MOST_WORDS + two.number) ?? 0) : 0;
  }

  /** Whether the word list has a word; without a word list none is known. */
  isKnown(word: string): boolean {
    let known = this.known.get(word);
    if (known === undefined) {
      known =
        word.length <= LONGEST && this.lexicon?.has(word.replace(LIGATURES, (sign) => sign.normalize("NFKC"))) === true;
      this.known.set(word, known);
    }
    return known;
  }

  private add(text: string): number {
    const entry = this.entries.get(text);
    if (!entry) {
      this.entries.set(text, { number: this.entries.size, count: 1 });
      return this.entries.size - 1;
    }
    entry.count++;
    return entry.number;
  }
}
