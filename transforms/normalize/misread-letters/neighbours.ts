import { misreadingsOf } from "./confusions.ts";
import { VERBS_OF_I } from "./first-person.ts";
import type { Reading } from "./unknown-word.ts";
import type { ReadWord, WordIndex } from "./word-index.ts";

/** Two words must stand side by side so often that a single other one in their place is a misreading. */
const OFTEN = 4;
/** A longer word is rarely another one by chance: one neighbour is enough, where the text has the other word so often. */
const LONG = 6;
const MORE_OFTEN = 8;
/** How much clearer the best word must be than the next. */
const CLEARLY = 3;
/** At least two signs, of which only the first may be a capital: no abbreviation, no enumerator. */
const LOW = /^[\p{L}\d|][\p{Ll}\d|]+$/u;

/** For what may be a misreading of them: the words that a text has often. */
export type LikeWords = ReadonlyMap<string, readonly string[]>;

/** The words of a text that stand often, by what OCR may read for each. */
export function likeWordsOf(index: WordIndex): LikeWords {
  const found = new Map<string, string[]>();
  for (const word of index.wordsAtLeast(OFTEN)) {
    for (const misreading of misreadingsOf(word)) {
      if (index.count(misreading) === 0) continue;
      const others = found.get(misreading);
      if (others) others.push(word);
      else found.set(misreading, [word]);
    }
  }
  return found;
}

/**
 * What print had for a word that is one itself, or a single letter (“bad” for “had”, “arid” for “and”, “l” for “I”): a word of like shape that the
 * text often has with the same neighbours, while it has the word read with neither. Null where the text does not show it.
 */
export function readByNeighbours(
  word: ReadWord,
  before: ReadWord | undefined,
  after: ReadWord | undefined,
  index: WordIndex,
  likeWords: LikeWords,
): Reading | null {
  if (word.text === "|") return readStroke(word, after, index);
  const candidates = likeWords.get(word.text);
  if (!candidates) return null;
  const isLong = word.text.length >= LONG;
  if (isLong && index.count(word.text) > 1) return null;
  const left = word.follows ? before?.text : undefined;
  const right = after?.follows ? after.text : undefined;
  const isWord = index.isKnown(word.text) || !LOW.test(word.text);
  if (isWord && !isLong && (left === undefined || right === undefined)) return null;
  const pairs = (text: string) =>
    [
      left === undefined ? 0 : index.pairCount(left, text),
      right === undefined ? 0 : index.pairCount(text, right),
    ] as const;
  if (Math.max(...pairs(word.text)) > 1) return null;
  let best: { word: string; times: number } | null = null;
  let next = 0;
  for (const candidate of candidates) {
    const [one, two] = pairs(candidate);
    const times = one + two;
    const shows = isWord
      ? times >= OFTEN && (isLong ? index.count(candidate) >= MORE_OFTEN : one > 1 && two > 1)
      : times > 1 && index.isKnown(candidate) && index.count(candidate) >= OFTEN;
    if (!shows) continue;
    if (times > (best?.times ?? 0)) {
      next = best?.times ?? 0;
      best = { word: candidate, times };
    } else next = Math.max(next, times);
  }
  if (!best || best.times < next * CLEARLY) return null;
  return {
    after: best.word,
    certainty: "low",
    evidence: `beside these neighbours the text has “${best.word}” ${best.times} times, and “${word.text}” nowhere else`,
  };
}

/** A stroke before a small letter is the “I” of a text that has this word often; a rule of the print stands between lines or columns. */
function readStroke(stroke: ReadWord, after: ReadWord | undefined, index: WordIndex): Reading | null {
  const times = index.count("I");
  if (!after?.follows || !/^\p{Ll}/u.test(after.text)) return null;
  if (times >= OFTEN && index.count(stroke.text) <= times)
    return { after: "I", certainty: "high", evidence: `a small letter follows, and the text has “I” ${times} times` };
  return VERBS_OF_I.has(after.text) ? { after: "I", certainty: "medium", evidence: `“${after.text}” follows` } : null;
}
