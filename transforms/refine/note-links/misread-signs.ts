import { matchesOf } from "../../../pipeline/model/matches.ts";
import { CONTEXT, type MarkerCandidate, namesIn, UNREAD } from "./marker-candidates.ts";

/** What OCR reads in place of a small raised number, behind a word or a stop and before a space. */
const SIGN = /(?<=[\p{L}\p{N}.,;:)\]”’"'?])[ \u00a0]?([‘’'"“”°º*®©?!¢£¥•«»†‡§^~|>]{1,2})(?=[\s.,;:)\]—]|$)/gu;

/** Odds that a sign stands for a marker, by what it is and what stands around it. */
const ODDS = {
  strange: 4,
  unopened: 3,
  opening: 3.5,
  possessive: 0,
  insideSentence: 2.5,
  endsHead: 3,
  exclamation: 1,
  question: -1.5,
  spaced: 3,
} as const;

/** A signature, whose name asks nothing. */
const NAME_ALONE = /^\p{Lu}[\p{L}.’'-]{0,20}(?: \p{Lu}[\p{L}.’'-]{0,20}){0,3}$/u;

/** Signs that are round, as a raised 0 is. */
const ROUND = /[°º®©]/u;

/**
 * Signs in the text of a scan that may be note markers whose number the OCR could not read.
 * @param isQuoted whether a run before has opened a quotation that is not closed yet
 */
export function misreadSigns(text: string, run: number, isHead: boolean, isQuoted: boolean): MarkerCandidate[] {
  const end = text.trimEnd().length;
  const quotations = new Quotations(text);
  return [...matchesOf(SIGN, text)].flatMap((match) => {
    const sign = match[1] ?? "";
    const start = match.index;
    const stop = start + match[0].length;
    const read =
      isHead && stop === end
        ? { odds: ODDS.endsHead }
        : isQuoted && stop === end && /[”"]$/u.test(sign)
          ? null
          : weigh(sign, text.slice(0, stop - sign.length), text.slice(stop), match[0] !== sign, quotations);
    if (read === null) return [];
    const candidate: MarkerCandidate = {
      run,
      start,
      end: stop,
      number: UNREAD,
      ...read,
      exact: false,
      unread: true,
      round: ROUND.test(sign),
      stem: null,
      context: namesIn(text.slice(Math.max(0, start - CONTEXT), start)),
      endsHead: isHead && stop === end,
      look: `“${sign}” behind “${lastWord(text, start)}” may be a raised number that was misread`,
    };
    return [candidate];
  });
}

/** What speaks for a sign's being a marker, and whether it may as well be text; null where it surely is text. */
function weigh(
  sign: string,
  before: string,
  after: string,
  isSpaced: boolean,
  quotations: Quotations,
): { odds: number; doubtful?: boolean } | null {
  const last = before.trimEnd().at(-1) ?? "";
  const inSentence = /^[,;:]?\s\p{Ll}/u.test(after);
  if (/[“‘]$/u.test(sign)) return { odds: ODDS.opening };
  if (/[”"]$/u.test(sign)) return quotations.isOpen("double", before.length) ? null : { odds: ODDS.unopened };
  if (/[’']$/u.test(sign)) {
    if (quotations.isOpen("single", before.length)) return null;
    const possessive = /s/iu.test(last) && /^\s\p{Ll}/u.test(after);
    return possessive ? { odds: ODDS.possessive, doubtful: true } : { odds: ODDS.unopened };
  }
  // no space stands before a question or exclamation mark
  if (/[?!]$/u.test(sign) && isSpaced) return { odds: ODDS.spaced };
  if (sign.endsWith("?") && after.trim() === "" && NAME_ALONE.test(before)) return { odds: ODDS.strange };
  if (sign.endsWith("?"))
    return /[.,;:]/u.test(last) || inSentence ? { odds: ODDS.insideSentence } : { odds: ODDS.question, doubtful: true };
  if (sign.endsWith("!")) return { odds: ODDS.exclamation, doubtful: !/[.,;:]/u.test(last) && !inSentence };
  if (/[°º]$/u.test(sign) && /\d/u.test(last)) return null;
  return { odds: ODDS.strange };
}

/** A word longer than this is shown by its end. */
const LONGEST_SHOWN = 60;

/** The word that ends at an offset. */
function lastWord(text: string, end: number): string {
  return (
    text
      .slice(Math.max(0, end - LONGEST_SHOWN), end)
      .split(/\s/u)
      .at(-1) ?? ""
  );
}

/** The signs that open and close quotations; a straight one does both. */
const QUOTATION_SIGNS = {
  double: { opening: /(?<![^\s([—])[“"]/gu, closing: /[”"]/gu },
  single: { opening: /(?<![^\s([—“"])[‘']/gu, closing: /[’'](?![\p{L}\p{N}])/gu },
} as const;

/** Where quotations open and close in a text, found when it is asked for. */
class Quotations {
  private readonly text: string;
  private readonly places = new Map<RegExp, readonly number[]>();

  constructor(text: string) {
    this.text = text;
  }

  /** Whether a quotation is open at an offset: the last mark before it opens one, or more marks open than close. */
  isOpen(kind: keyof typeof QUOTATION_SIGNS, end: number): boolean {
    const { opening, closing } = QUOTATION_SIGNS[kind];
    const [opened, closed] = [this.before(opening, end), this.before(closing, end)];
    return opened.count > closed.count || opened.last > closed.last;
  }

  /** How often a sign stands before an offset, and where the last time; -1 where it does not. */
  private before(sign: RegExp, end: number): { readonly count: number; readonly last: number } {
    let places = this.places.get(sign);
    if (!places) {
      places = Array.from(matchesOf(sign, this.text), ({ index }) => index);
      this.places.set(sign, places);
    }
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[middle] ?? 0) < end) low = middle + 1;
      else high = middle;
    }
    return { count: low, last: places[low - 1] ?? -1 };
  }
}

/** For each run whether a quotation that an earlier one began stands open: its paragraphs all begin with a mark, the last ends with one. */
export function openQuotations(texts: readonly string[]): boolean[] {
  let open = false;
  return texts.map((text) => {
    const before = open;
    const [opened, closed] = [text.match(/“/gu)?.length ?? 0, text.match(/”/gu)?.length ?? 0];
    if (/^\s*“/u.test(text)) open = opened > closed;
    else if (closed > opened) open = false;
    return before;
  });
}
