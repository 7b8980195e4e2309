import { CONTEXT, type MarkerCandidate, namesIn } from "./marker-candidates.ts";
import { kindOf, type SignKind, signCode } from "./signs.ts";

/** Which forms of markers a document's notes give reason to look for, besides digits. */
export interface Forms {
  /** Whether the text is that of a scan, where raised numbers are read as signs. */
  readonly misread: boolean;
  readonly kinds: ReadonlySet<SignKind>;
  /** Numbers in square brackets. */
  readonly brackets: boolean;
  /** Numbers in parentheses: the notes' own labels stand so. */
  readonly parentheses: boolean;
  /** Numbers with a letter behind: “60a”. */
  readonly lettered: boolean;
}

/** Odds of a marker by its look. What stands in brackets and is glued to a word is nearly always one. */
const ODDS = {
  bracketGlued: 6,
  bracketSpaced: 3.5,
  letterSpaced: 0,
  parenGlued: 3.5,
  parenSpaced: 0.5,
  parenBehindStop: 2.5,
  enumerating: -4,
  caret: 6,
  signGlued: 5.5,
  signSpaced: 2,
  lettered: 3,
} as const;

const BRACKETS = /[ \u00a0]?\[\^?([\p{L}\p{N}*∗†‡§‖¶#|]{1,4})\]/gu;
const PARENTHESES = /[ \u00a0]?\(([\p{L}\p{N}*∗†‡§‖¶#|]{1,4})\)/gu;
const CARET = /[ \u00a0]?\^([a-z])(?![\p{L}\p{N}])/gu;
const LETTERED = /(?<=[\p{L}.,;:!?”’"')\]])\^?(\d{1,3}[a-z])(?![\p{L}\p{N}])/gu;
const SIGN = /(?<![*∗†‡§‖¶#|[(])[ \u00a0]?(?:[*∗†‡§‖¶]{1,4}|\|\|)(?![*∗†‡§‖¶#|\])])/gu;
/** What a sign of multiplication, of a paragraph, of a date of death stands before. */
const NO_MARKER = /^\s?\d/u;

/** Every stretch of a run's plain text that may be a marker of these forms, in order. */
export function signCandidates(text: string, run: number, isHead: boolean, forms: Forms): MarkerCandidate[] {
  const end = text.trimEnd().length;
  const out: MarkerCandidate[] = [];
  const add = (match: RegExpExecArray, sign: string, odds: number, exact: boolean, look: string) => {
    const number = signCode(sign);
    if (number === null || !forms.kinds.has(kindOf(number))) return;
    const to = match.index + match[0].length;
    out.push({
      run,
      start: match.index,
      end: to,
      number,
      odds,
      exact,
      stem: null,
      context: namesIn(text.slice(Math.max(0, match.index - CONTEXT), match.index)),
      endsHead: isHead && to === end,
      look,
    });
  };
  const glued = (match: RegExpExecArray) => /^\S/u.test(match[0]) && match.index > 0;
  if (forms.brackets)
    for (const match of text.matchAll(BRACKETS)) {
      const sign = match[1] ?? "";
      const letter = /^\p{L}/u.test(sign);
      const odds = glued(match) ? ODDS.bracketGlued : letter ? ODDS.letterSpaced : ODDS.bracketSpaced;
      add(match, sign, odds, letter, `“${match[0].trim()}” stands in brackets`);
    }
  if (forms.parentheses)
    for (const match of text.matchAll(PARENTHESES))
      add(
        match,
        match[1] ?? "",
        glued(match) ? ODDS.parenGlued : parenOdds(text.slice(Math.max(0, match.index - 5), match.index)),
        true,
        `“${match[0].trim()}” stands in parentheses`,
      );
  if (forms.lettered)
    for (const match of text.matchAll(LETTERED))
      add(match, match[1] ?? "", ODDS.lettered, true, `“${match[1]}” is glued to a word`);
  if (forms.kinds.has("letter"))
    for (const match of text.matchAll(CARET)) add(match, match[1] ?? "", ODDS.caret, true, `“^${match[1]}” is raised`);
  if (forms.kinds.has("sign"))
    for (const match of text.matchAll(SIGN)) {
      const sign = match[0].trim();
      const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 2);
      if (match.index === 0 || NO_MARKER.test(behind)) continue;
      const odds = glued(match) && !/^\p{L}/u.test(behind) ? ODDS.signGlued : ODDS.signSpaced;
      add(match, sign, odds, false, `“${sign}” stands behind a word`);
    }
  return out;
}

/** “as follows: (1) … and (2) …” counts points; “at noon. (2)” is a marker. */
function parenOdds(before: string): number {
  if (before.trim() === "" || /[:;,]$|\b(?:and|or)$/u.test(before)) return ODDS.enumerating;
  return /[.?!”"’]$/u.test(before) ? ODDS.parenBehindStop : ODDS.parenSpaced;
}
