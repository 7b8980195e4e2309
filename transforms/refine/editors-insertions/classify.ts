import type { EditorialKind } from "../../../pipeline/model/edition.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";

/** What stands between two brackets, and how it is set. */
export interface Bracketed {
  readonly words: string;
  /** Whether all of it is in italics, and whether its surroundings are too, so that this says nothing. */
  readonly italic: boolean;
  readonly amidItalics: boolean;
}

/** What an insertion means; null where nothing says that the edition's editors made it. */
export interface Meaning {
  readonly kind: EditorialKind;
  readonly doubtful: boolean;
}

/** An insertion of words is short; whoever puts in more says what it is. */
const MOST_WORDS = 25;
const MOST_WORDS_OF_GAP = 9;

const SIC = /^sic\b/iu;
const NOT_DECLASSIFIED = /\bnot\s+declas\w{2,8}ied\b/iu;
const LOST =
  /\b(?:illegible|unintelligible|inaudible|indecipherable|undecipherable|undeciphered|unreadable|garbled?|garbling)\b/iu;
/** What happened to the paper, or to the writing on it. */
const DAMAGED =
  /\b(?:torn|mutilated|obliterated|damaged|defaced|blotted|burn(?:ed|t)|worm-?eaten|stained|faded|frayed|cut (?:off|away)|worn away|rubbed out|hole in)\b/iu;
/** Words with which an edition tells how much is lost; any other sentence with such a word is text. */
const OF_LOSS =
  /^(?:\d+|an?|one|two|three|four|five|six|several|few|some|apparent|words?|lines?|groups?|letters?|pages?|paragraphs?|passages?|names?|text|paper|ms\.?|manuscript|remainder|rest|signature|portion|sections?|of|is|are|here|the|in|original|source|or|and|about|away|lost|missing|gone)$/iu;
const HERE_FOLLOWS = /^here\s+follow(?:s|ed)?\b/iu;
const LEFT_OUT = /(?:^|\s)(?:omitted|omission|not printed|not reproduced)\.?$/iu;
const ELLIPSIS = /^(?:\.\s?){3,4}$|^…$/u;
const REMARK =
  /^(?:footnote in (?:the )?(?:source|original)|source:|(?:editor|ed)s?\.?(?:['’]s?)? notes?\b|eds?[.:]|blank(?: space)?$|space left blank$)|[—–-]\s?eds?\.?$/iu;
/** What is no insertion of words, whatever brackets it has: markers of pages and notes, numbers, addresses. */
const NO_WORDS = /^(?:(?:page|pp?\.|pg\.?|fn|footnote|note)\s?\w{1,6}|[\divxlc]{1,6}|[*†‡§]+|\W+|\S*[/@]\S*)$/iu;

/** What an insertion in brackets means: by its own words, else by the house style's use of type. */
export function meaningOf(
  bracketed: Bracketed,
  insertions: Profile["insertions"],
  hasItalics: boolean,
): Meaning | null {
  const words = bracketed.words.replace(/\s+/gu, " ").trim();
  const doubtful = words.endsWith("?");
  const own = kindByWords(words);
  if (own) return { kind: own, doubtful };
  if (words === "?") return { kind: "comment", doubtful };
  if (!insertions || words.split(" ").length > MOST_WORDS || !/[\p{L}\d]/u.test(words)) return null;
  const told = hasItalics && !bracketed.amidItalics;
  if (NO_WORDS.test(words) && !(told && bracketed.italic)) return null;
  if (!told) return { kind: "insertion", doubtful };
  return { kind: bracketed.italic ? insertions.italic : insertions.roman, doubtful };
}

function kindByWords(words: string): EditorialKind | null {
  if (SIC.test(words)) return "sic";
  if (NOT_DECLASSIFIED.test(words)) return "not-declassified";
  if (HERE_FOLLOWS.test(words) || ELLIPSIS.test(words)) return "omitted";
  if (REMARK.test(words)) return "comment";
  const count = words.split(" ").length;
  if (count <= MOST_WORDS_OF_GAP && LEFT_OUT.test(words)) return "omitted";
  if (count > MOST_WORDS_OF_GAP) return null;
  const cause = LOST.test(words) ? LOST : DAMAGED.test(words) ? DAMAGED : null;
  if (cause === null) return null;
  const rest = words.replace(cause, "").replace(/[^\p{L}\d. ]/gu, "");
  if (!rest.split(" ").every((word) => word === "" || OF_LOSS.test(word))) return null;
  return cause === LOST ? "illegible" : "damaged";
}
