import type { Lexicon } from "../../../pipeline/model/lexicon.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import { closesCompounds, formsOf, type Vocabulary } from "./vocabulary.ts";

/** A hyphen at a line's end, with the letters on its two sides. */
export interface LineEndHyphen {
  readonly sign: string;
  /** The word, or its last part, before the hyphen; empty where no letter stands there. */
  readonly left: string;
  /** The word, or its first part, at the start of the next line; empty where that begins with a digit. */
  readonly right: string;
  /** Whether another hyphen stands before `left` or behind `right` ("up-to-", "to-date"). */
  readonly isChain: boolean;
}

/**
 * What becomes of a hyphen at a line's end, and why: it goes (`join`), it stays and only the line's end goes (`keep`; `doubt`
 * where the hyphen may be the line's), or it stays with a space behind it (`part`: "pre- and post-war").
 */
export interface HyphenVerdict {
  readonly kind: "join" | "keep" | "doubt" | "part";
  readonly certainty: Certainty;
  readonly evidence: string;
}

const SIGN = /[-\u2010\u00ad¬]$/u;
const LETTERS_LAST = /\p{L}+$/u;
const FIRST_WORD = /^(?:\p{L}+|(?=\d))/u;
/** No word is longer; what stands further left is not looked at. */
const LONGEST = 60;

/** The hyphen at the end of a line; null where there is none, or where it is a dash. */
export function lineEndHyphen(above: string, below: string): LineEndHyphen | null {
  const sign = SIGN.exec(above.slice(-1))?.[0];
  const right = FIRST_WORD.exec(below)?.[0];
  if (sign === undefined || right === undefined) return null;
  const before = above.slice(-LONGEST, -1);
  const token = before.slice(before.search(/\S+$/u));
  if (!/[\p{L}\p{N}.’')\]]$/u.test(token)) return null;
  const left = LETTERS_LAST.exec(token)?.[0] ?? "";
  const isChain = token.at(-1 - left.length) === "-" || /^-\p{L}/u.test(below.slice(right.length));
  return { sign, left, right, isChain };
}

/** Words behind a hyphen that belongs to a word further on ("two- and three-year"), in languages of Europe. */
const CONJUNCTIONS = new Set(["and", "or", "to", "nor", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en"]);

/** Words behind which a hyphen makes a noun, which was written with it longer than dictionaries have it ("cut-off", "world-wide"). */
const PARTICLES = new Set(
  "all away back by down end fire in keeping like maker makers making minded mongering off on out over through time up war wide year".split(
    " ",
  ),
);
/** Words that are grown together with a particle ("without", "throughout"). */
const GROWN = new Set("any every here how mean more some there through what when where who with".split(" "));

/** First parts that are written with and without a hyphen. */
const EITHER_WAY = new Set("anti non post semi self quasi counter".split(" "));
const SHORTEST_BASE = 4;
/** “Over-” is written with a hyphen before long words (“over-confidence”), and seldom before short ones (“overcome”). */
const OVER = "over";
const LONG_BASE = 8;

/** Where these meet, many print a hyphen between the two vowels ("re-examine", "co-operate", "pre-empt"). */
const VOWELS_MEET = /^(?:re|pre|de)e|^co[eo]|^(?:anti|semi)i/iu;

/** A word and an unknown one of these lengths may be a compound of another language ("aide-mémoire"). */
const LONG_LEFT = 4;
const LONG_RIGHT = 5;

/**
 * Whether a hyphen belongs to its word ("long-term") or to the line's end ("mili-tary").
 * The document's own words decide; then the word list; then how compounds are written. What stays in doubt keeps its hyphen.
 * @param lexicon asked only where the document's words do not decide
 * @param language BCP 47 tag
 */
export function judgeHyphen(
  hyphen: LineEndHyphen,
  vocabulary: Vocabulary,
  lexicon: () => Lexicon | null,
  language: string,
): HyphenVerdict {
  const { sign, left, right } = hyphen;
  if (sign === "\u00ad" || sign === "¬") return join("high", "the sign stands for the hyphen of a line’s end alone");
  if (left === "" || right === "") return keep("high", "no letters stand on its two sides");
  return (
    byTheDocument(left, right, vocabulary) ??
    byItsForm(hyphen) ??
    byTheWordList(hyphen, vocabulary, lexicon(), language)
  );
}

function join(certainty: Certainty, evidence: string): HyphenVerdict {
  return { kind: "join", certainty, evidence };
}

function keep(certainty: Certainty, evidence: string): HyphenVerdict {
  return { kind: "keep", certainty, evidence };
}

function doubt(evidence: string): HyphenVerdict {
  return { kind: "doubt", certainty: "low", evidence };
}

/** One form must stand so many times as often as the other to decide. */
const CLEARLY = 3;

function byTheDocument(left: string, right: string, vocabulary: Vocabulary): HyphenVerdict | null {
  const joined = countOf(vocabulary, left + right);
  const parted = countOf(vocabulary, `${left}-${right}`);
  if (joined === 0 && parted === 0) return null;
  if (joined >= parted * CLEARLY) return join("high", `the document has “${left}${right}”`);
  if (parted >= joined * CLEARLY) return keep("high", `the document has “${left}-${right}”`);
  return doubt(`the document has both “${left}${right}” and “${left}-${right}”`);
}

function countOf({ words }: Vocabulary, word: string): number {
  return formsOf(word.toLowerCase()).reduce((count, form) => count + (words.get(form) ?? 0), 0);
}

const isUpper = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();

function byItsForm({ left, right }: LineEndHyphen): HyphenVerdict | null {
  if (/^\p{Lu}/u.test(right) && !(isUpper(left) && isUpper(right)))
    return left === "Mc" ? join("high", "“Mc” begins a name") : keep("high", "a capital stands behind the hyphen");
  if (isUpper(left) && !isUpper(right)) return keep("high", "it stands behind capitals");
  if (left.length === 1 || right.length === 1)
    return keep("high", "no word is parted behind or before a single letter");
  return null;
}

function byTheWordList(
  { left, right, isChain }: LineEndHyphen,
  { words }: Vocabulary,
  lexicon: Lexicon | null,
  language: string,
): HyphenVerdict {
  const [small, base] = [left.toLowerCase(), right.toLowerCase()];
  const isWord = (word: string) => words.has(word.toLowerCase()) || lexicon?.has(word) === true;
  const [leftIsWord, rightIsWord] = [isWord(left), isWord(right)];
  const compound = `“${left}” and “${right}” are words`;
  if (lexicon?.has(left + right)) {
    const whole = `the word list has “${left}${right}”`;
    if (isChain && leftIsWord && rightIsWord) return keep("medium", "it stands in a chain of hyphens");
    if (VOWELS_MEET.test(left + right) && VOWELS_MEET.exec(left + right)?.[0].length === left.length + 1)
      return doubt(`${whole}, but two vowels meet at the hyphen`);
    if (rightIsWord && EITHER_WAY.has(small) && base.length >= SHORTEST_BASE)
      return doubt(`${whole}, but “${left}-” is written with and without a hyphen`);
    if (rightIsWord && small === OVER && base.length >= LONG_BASE)
      return doubt(`${whole}, but “${left}-” is written with and without a hyphen`);
    if (leftIsWord && PARTICLES.has(base) && !GROWN.has(small))
      return doubt(`${whole}, but “-${right}” is often written with a hyphen`);
    return join("high", whole);
  }
  if (isChain && rightIsWord) return keep("medium", "it stands in a chain of hyphens");
  if (CONJUNCTIONS.has(base)) return { kind: "part", certainty: "medium", evidence: `“${right}” stands behind it` };
  if (!leftIsWord || !rightIsWord) {
    if (rightIsWord && EITHER_WAY.has(small)) return keep("medium", `“${left}-” makes compounds`);
    const part = `“${leftIsWord ? right : left}” alone is no word`;
    const isLong = left.length >= LONG_LEFT && right.length >= LONG_RIGHT;
    return leftIsWord && isLong && left === small ? doubt(`${part}, but “${left}” is`) : join("medium", part);
  }
  if (closesCompounds(language)) return join("medium", "compounds are written without a hyphen before a small letter");
  const isName = /^\p{Lu}/u.test(left) && !isUpper(left);
  return lexicon && !isName ? keep("medium", `${compound}, “${left}${right}” is none`) : doubt(compound);
}
