import { matchesOf } from "../../../pipeline/model/matches.ts";
import { superscripts } from "./raised-digits.ts";

/** A stretch of running text that may be the marker of a note. */
export interface MarkerCandidate {
  /** Which run of the document, and where in its plain text; `start` takes in white space before the marker. */
  readonly run: number;
  readonly start: number;
  readonly end: number;
  /** The number that the marker shows. */
  readonly number: number;
  /** How much its look alone speaks for a marker: natural logarithm of odds. */
  readonly odds: number;
  /** Whether only the very number expected at this place can make it a marker (digits behind other digits). */
  readonly exact: boolean;
  /** The number that the digits are glued to ("864" of "8644"), where they are; a note may name it. */
  readonly stem: string | null;
  /** Names and numbers shortly before it, the nearest last: a note often takes them up. */
  readonly context: readonly string[];
  /** Whether it stands at the end of the document's heading, where the source note has its marker. */
  readonly endsHead: boolean;
  readonly look: string;
  /** Whether it shows no number at all: a sign that the OCR read in place of one. */
  readonly unread?: boolean;
  /** Of one that shows no number: whether the sign is round, as a 0 is and a 1 is not. */
  readonly round?: boolean;
  /** Whether it may as well be text: it stays there until an editor decides. */
  readonly doubtful?: boolean;
  /** Where the markup of the source has it, with references and tags inside it. */
  readonly source?: { readonly start: number; readonly end: number };
}

/** Digits, and what a raised number begins with. */
const DIGITS_OR_RAISED = /\d+|[⁰¹²³⁴⁵⁶⁷⁸⁹^]/g;
export const CONTEXT = 60;
/** The number of a marker that shows none; a number of five digits is no note's. */
export const UNREAD = 99_999;
const NAME = /(?:\p{Lu}[\p{L}’'-]{2,}|\d{2,})/gu;
const COMMON = new Set(
  "The This That These Those For See Not Regarding Reference Text Note Document Department State Central Files Secretary President Ambassador Government Soviet United States Source".split(
    " ",
  ),
);
/** What stands before and behind digits between words. */
const BEFORE_SPACED = /(?:[\p{L}.,;”"’)]|(?<!\d)1[5-9]\d\d) $/u;
const BEHIND_SPACED = /[ ,;)]|(?!st\b|nd\b|rd\b|th\b|s\b)\p{Ll}{2}/uy;
const LONGEST_SPACED = 2;
/** Words that a number belongs to: “Article 4”, “December 5”, “of 3”. */
const NUMBER_WORD =
  /\b(?:\p{L}{1,3}|article|part|chapter|section|paragraph|para|point|item|tab|annex|appendix|number|nos?\.|phase|page|pages|pp\.|p\.|vol\.|volume|document|footnote|title|class|group|lot|box|about|only|over|under|than|some|least|most|nearly|almost|another|approximately|between|within|after|before|until|these|those|other|first|last|next|past|with|from|telegram|action|resolution|january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)\.?$/iu;
/** What is counted behind a number: “4 planes”, “10 percent”, “5 p.m.”. */
const COUNTED =
  /^,? (?:(?!(?:as|is|was|has|its|this|thus|does)\b)\p{Ll}+s\b|percent|per cent|million|billion|thousand|hundred|[ap]\.m|o’clock|men|\d|January|February|March|April|May|June|July|August|September|October|November|December)/u;
const SPACED_AT_END = /(?<=\S)[ \u00a0](\d{1,3})$/u;
/** A character, a space and digits. */
const LONGEST_AT_END = 5;
const MONTH_BEFORE =
  /(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) $/u;

/** “21 Nov 58” */
const SHORT_DATE = new RegExp(`(?<!\\d)\\d{1,2} ${MONTH_BEFORE.source}`, "u");
const DAY_BEFORE = new RegExp(`${MONTH_BEFORE.source.slice(0, -1)}\\d{1,2},$`, "u");

const YEAR_BEFORE = /(?<!\d)(?:1[5-9]|20)\d\d,$/u;
/** Words that a telegram's number follows: “mytel 755”, “Secto 353”, “Department’s 747”. */
const TELEGRAM_BEFORE =
  /(?:tel|telegrams?|despatch|airgram|NSC|Secto|Tosec|Polto|Topol|Cahto|Tocah|Toica|Nos?\.|[’']s|and) $/u;

/** Odds of a marker by its look, from counts on published volumes. */
const ODDS = {
  lowercase: 5,
  capitalized: 2.5,
  capitals: 0.5,
  singleLetter: -2,
  stop: 4.5,
  closing: 4.5,
  quotedYear: -1,
  dayAndComma: 2.5,
  numberBefore: -4.5,
  numberBeforeStop: -7,
  yearAndComma: 2,
  numberThenSentence: 3,
  afterYear: 0,
  afterDate: 3,
  afterDay: -7.5,
  afterImpossibleDay: 3,
  afterNumber: -7,
  afterTelegramNumber: -5,
  spacedInHead: 4,
  spacedBehindStop: 2,
  spaced: 0,
  alone: -3.5,
  aloneBehindStop: -2.5,
  gluedToNext: 1,
  counting: -6.5,
} as const;

type Found = Omit<MarkerCandidate, "run" | "endsHead" | "context" | "unread" | "source">;

const DIGIT = /^\d/;

/** Digits in a run's plain text, with none before and behind them. */
interface DigitStretch {
  readonly digits: string;
  readonly start: number;
}

/** Every stretch of a run's plain text that may be a note marker, in order. */
export function markerCandidates(text: string, run: number, isHead: boolean): MarkerCandidate[] {
  const end = text.trimEnd().length;
  const stretches: DigitStretch[] = [];
  let isRaised = false;
  for (const { index, 0: sign } of matchesOf(DIGITS_OR_RAISED, text)) {
    if (DIGIT.test(sign)) stretches.push({ digits: sign, start: index });
    else isRaised = true;
  }
  if (stretches.length === 0 && !isRaised) return [];
  const found: Found[] = [
    ...(isRaised ? superscripts(text) : []),
    ...gluedDigits(text, stretches),
    ...spacedDigits(text, stretches),
    ...spacedAtEnd(text, isHead),
  ];
  return found
    .sort((a, b) => a.end - b.end || b.start - a.start)
    .map((candidate) => ({
      ...candidate,
      run,
      context: namesIn(text.slice(Math.max(0, candidate.start - CONTEXT), candidate.start)),
      endsHead: isHead && candidate.end === end,
    }));
}

/** Digits that stand alone between words: "reported by Malik 4 in New York". Most such numbers are numbers. */
function* spacedDigits(text: string, stretches: readonly DigitStretch[]): Generator<Found> {
  for (const { digits, start: first } of stretches) {
    const start = first - 1;
    const end = first + digits.length;
    if (digits.length > LONGEST_SPACED || text[start] !== " ") continue;
    BEHIND_SPACED.lastIndex = end;
    if (!BEHIND_SPACED.test(text) || !BEFORE_SPACED.test(text.slice(Math.max(0, start - 5), first))) continue;
    const before = text.slice(Math.max(0, start - 20), start);
    if (MONTH_BEFORE.test(`${before} `)) continue;
    const behind = text.slice(end, end + 24);
    const counts = NUMBER_WORD.test(before) || COUNTED.test(behind);
    const glued = /^\p{Ll}/u.test(behind);
    yield {
      start,
      end,
      number: Number(digits),
      odds: counts
        ? ODDS.counting
        : glued
          ? ODDS.gluedToNext
          : /[.”"’)]$/u.test(before)
            ? ODDS.aloneBehindStop
            : ODDS.alone,
      exact: true,
      stem: null,
      look: `“${digits}” stands alone`,
    };
  }
}

/** Names and numbers of a stretch of text, as a note may take them up. */
export function namesIn(text: string): string[] {
  const names: string[] = [];
  for (const [word] of matchesOf(NAME, text)) if (!COMMON.has(word)) names.push(word);
  return names;
}

/** Digits behind a space at the very end of a run: "to the Department of State 1". */
function* spacedAtEnd(text: string, isHead: boolean): Generator<Found> {
  const end = text.trimEnd().length;
  const digits = SPACED_AT_END.exec(text.slice(Math.max(0, end - LONGEST_AT_END), end))?.[1];
  if (digits === undefined) return;
  const start = end - digits.length - 1;
  yield {
    start,
    end,
    number: Number(digits),
    odds: isHead
      ? ODDS.spacedInHead
      : /[.?!:”"’)\]]/u.test(text[start - 1] ?? "")
        ? ODDS.spacedBehindStop
        : ODDS.spaced,
    exact: false,
    stem: null,
    look: `“${digits}” stands alone at the end`,
  };
}

function* gluedDigits(text: string, stretches: readonly DigitStretch[]): Generator<Found> {
  for (const { digits, start } of stretches) {
    const end = start + digits.length;
    // a number that goes on, or that a word or a unit follows, is no marker
    const behind = text.slice(end, end + 3);
    const before = text.slice(Math.max(0, start - 14), start);
    if (digits.length > 8 || (GOES_ON.test(behind) && !isSentenceEnd(before, behind))) continue;
    const candidate = (from: number, odds: number, exact: boolean, look: string): Found => ({
      start: from,
      end,
      number: Number(text.slice(from, end)),
      odds,
      exact,
      stem: exact ? text.slice(start, from) : null,
      look,
    });
    if (digits.length <= 3) {
      const odds = oddsBehind(before, text.slice(end, end + 3));
      if (odds !== null && !(digits.length > 1 && digits.startsWith("0")))
        yield candidate(start, odds, false, `“${digits}” is glued to “${before.trim().split(/\s/u).at(-1) ?? ""}”`);
    }
    if (!/[\p{L}.,;:)\]”’"'?!/–-]$/u.test(before)) yield* digitsBehindNumber(digits, start, before, candidate);
  }
}

/** A number goes on, or a word or a unit follows. */
const GOES_ON = /^(?:[\p{L}%°]|[.,:]\d|[–-][\p{L}\d]|\/)/u;

function isSentenceEnd(before: string, behind: string): boolean {
  return /^(?:\p{Lu}\p{Ll}|\p{Lu} )/u.test(behind) && /(?:\p{L}[.?!]|…|\.\.\.)["”’']?$/u.test(before);
}

/** Odds of digits that stand directly behind a word or a mark of punctuation; null where they do not. */
function oddsBehind(before: string, after: string): number | null {
  const last = before.at(-1) ?? "";
  if (/\p{L}/u.test(last)) {
    const word = /[\p{L}’'-]+$/u.exec(before)?.[0] ?? last;
    if (/\p{Ll}{2}$/u.test(word)) return ODDS.lowercase;
    if (/^\p{L}$/u.test(word)) return ODDS.singleLetter;
    return /\p{Ll}$/u.test(word) ? ODDS.capitalized : ODDS.capitals;
  }
  if (/[’']$/u.test(last))
    return /\p{L}[’']$/u.test(before) || /[.,][’']$/u.test(before) ? ODDS.closing : ODDS.quotedYear;
  if (/[)\]”"?!]/u.test(last)) return ODDS.closing;
  if (/[.,;:]/u.test(last)) {
    if (!/\d.$/u.test(before)) return ODDS.stop;
    if (last === "," && DAY_BEFORE.test(before)) return ODDS.dayAndComma;
    if (last === "," && YEAR_BEFORE.test(before)) return ODDS.yearAndComma;
    if (last === "." && after.startsWith(".")) return ODDS.numberBeforeStop;
    return /^(?:\s+[\p{Lu}“"[]|$)/u.test(after) ? ODDS.numberThenSentence : ODDS.numberBefore;
  }
  return last === "—" ? ODDS.capitals : null;
}

/** A marker glued to a number: a year, a day of a month or another number, and the marker's digits behind it. */
function* digitsBehindNumber(
  digits: string,
  start: number,
  before: string,
  candidate: (from: number, odds: number, exact: boolean, look: string) => Found,
): Generator<Found> {
  const isDated = DAY_BEFORE.test(before.trimEnd());
  if (/^(?:1[5-9]|20)\d\d\d{1,2}$/u.test(digits))
    yield candidate(
      start + 4,
      isDated ? ODDS.afterDate : ODDS.afterYear,
      !isDated,
      `“${digits.slice(4)}” is glued to the year ${digits.slice(0, 4)}`,
    );
  else if (SHORT_DATE.test(before) && /^\d{3}$/u.test(digits))
    yield candidate(
      start + 2,
      ODDS.afterDate,
      false,
      `“${digits.slice(2)}” is glued to the year ${digits.slice(0, 2)}`,
    );
  else if (MONTH_BEFORE.test(before) && !/^(?:1[5-9]|20)\d\d$/u.test(digits)) {
    for (let size = Math.min(2, digits.length - 1); size >= 1; size--) {
      const day = Number(digits.slice(0, size));
      if (day >= 1 && day <= 31 && digits.length - size <= 2 && digits[size] !== "0")
        yield candidate(
          start + size,
          Number(digits) > 31 ? ODDS.afterImpossibleDay : ODDS.afterDay,
          true,
          `“${digits.slice(size)}” is glued to the day ${day}`,
        );
    }
  } else if (digits.length >= 2 && digits.length <= 5 && !/^(?:1[5-9]\d|20[0-2])\d$/u.test(digits)) {
    for (let size = 1; size <= 2 && size < digits.length; size++)
      if (digits[digits.length - size] !== "0")
        yield candidate(
          start + digits.length - size,
          TELEGRAM_BEFORE.test(before) ? ODDS.afterTelegramNumber : ODDS.afterNumber,
          true,
          `“${digits.slice(-size)}” is glued to a number`,
        );
  }
}
