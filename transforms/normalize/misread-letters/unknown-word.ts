import type { Certainty } from "../../../pipeline/model/rule.ts";
import { type Candidate, candidatesFor } from "./confusions.ts";
import type { WordIndex } from "./word-index.ts";

/** What a word was in print, as far as can be told. */
export interface Reading {
  readonly after: string;
  readonly certainty: Certainty;
  readonly evidence: string;
}

/** A reading by the words of the text itself, or by the word list alone. */
export interface WordReading extends Reading {
  readonly isByText: boolean;
}

/** A word must stand so many times as often as its misreading. */
const MORE_OFTEN = 4;
/** The same for words of up to three letters, which are abbreviations and words of other languages too. */
const SHORT_MORE_OFTEN = 15;
const SHORT = 3;
/** A word that the text has nowhere else must have this length to be proposed by the word list alone. */
const LONG_ENOUGH = 6;
/** A word that stands more often than this is no misreading, unless its right form is the rule. */
const MOST = 2;
/** How much clearer the best candidate must be than the next. */
const CLEARLY = 5;

const HAS_SIGN = /[\d|]/u;
const LETTERS = /\p{L}/gu;
const NOTE_BEHIND = /^(\p{L}+)\d+$/u;
const CAPITAL_INSIDE = /^.+\p{Lu}/u;

/**
 * What print had for a word that neither the word list nor the text itself knows: a word that differs by letters of like
 * shape at one place. The text's own words come first; the word list alone decides only for common nouns and verbs, never for
 * names. Null where nothing is clear enough.
 */
export function readUnknownWord(word: string, index: WordIndex): WordReading | null {
  const letters = word.match(LETTERS)?.length ?? 0;
  const hasSign = HAS_SIGN.test(word);
  if (letters < 2 || word.length > 30 || index.isKnown(word)) return null;
  if (hasSign && (letters < word.length - letters || index.isKnown(NOTE_BEHIND.exec(word)?.[1] ?? ""))) return null;
  if (CAPITAL_INSIDE.test(word) && !isShouted(word) && !hasSign) return null;
  const count = index.count(word);
  const byText: Weighed[] = [];
  const byList: Weighed[] = [];
  for (const candidate of inOneCaseEach(candidatesFor(word), index)) {
    const times = index.countInAnyCase(candidate.word);
    const isKnown = index.isKnown(candidate.word);
    if (times >= (letters <= SHORT ? SHORT_MORE_OFTEN : MORE_OFTEN) * count && times >= (isKnown ? 2 : 3))
      byText.push({ ...candidate, times });
    else if (isKnown && !candidate.isWeak) byList.push({ ...candidate, times });
  }
  byText.sort((a, b) => b.times - a.times);
  const [best, next] = byText;
  // of several short words the neighbours decide
  if (best && next && letters <= SHORT) return null;
  if (best && (!next || best.times >= next.times * CLEARLY)) return fromText(best, count);
  const [only, other] = byList;
  if (best || !only || other || count > MOST || (!hasSign && letters < LONG_ENOUGH)) return null;
  return /^\p{Lu}/u.test(word) && !hasSign && only.times === 0 ? null : fromList(only);
}

/** Candidates that differ from each other in more than their case. */
function inOneCaseEach(candidates: readonly Candidate[], index: WordIndex): Candidate[] {
  const forms = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const small = candidate.word.toLowerCase();
    const other = forms.get(small);
    if (!other || isRather(candidate, other, index)) forms.set(small, candidate);
  }
  return [...forms.values()];
}

/** Whether one of two forms in different case is the likelier: by its letters' shape, then by the text; a figure is as high as a capital. */
function isRather(one: Candidate, other: Candidate, index: WordIndex): boolean {
  if (one.isWeak !== other.isWeak) return !one.isWeak;
  const isHigh = /^\d$/u.test(one.read) && /^\p{Lu}/u.test(one.word) && index.count(one.word) > 0;
  return isHigh || index.count(one.word) > index.count(other.word);
}

interface Weighed extends Candidate {
  readonly times: number;
}

function isShouted(word: string): boolean {
  return word.length >= LONG_ENOUGH && word === word.toUpperCase();
}

function fromText({ word, times, read, printed }: Weighed, count: number): WordReading {
  const certainty = times >= MORE_OFTEN * MORE_OFTEN * count ? "high" : "medium";
  return {
    isByText: true,
    after: word,
    certainty,
    evidence: `the text has “${word}” ${times} times; “${printed}” is read as “${read}”`,
  };
}

function fromList({ word, read, printed }: Candidate): WordReading {
  return {
    isByText: false,
    after: word,
    certainty: "medium",
    evidence: `the word list has “${word}”; “${printed}” is read as “${read}”`,
  };
}
