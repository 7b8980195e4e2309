import { type MarkerCandidate, namesIn } from "./marker-candidates.ts";

/** What OCR reads in place of a small raised number, behind a word or a stop and before a space. */
const SIGN = /(?<=[\p{L}\p{N}.,;:)\]”’"'?])[ \u00a0]?([‘’'"“”°º*®©?!¢£¥•«»†‡§^~|>]{1,2})(?=[\s.,;:)\]—]|$)/gu;
const CONTEXT = 60;

/** A number of five digits is no note's. */
const UNREAD = 99_999;

/** Odds that a sign stands for a marker, by what it is and what stands around it. */
const ODDS = {
  strange: 4,
  unopened: 3,
  opening: 3.5,
  possessive: 0,
  insideSentence: 2.5,
  endsHead: 3,
  exclamation: 1,
} as const;

/** Signs in the text of a scan that may be note markers whose number the OCR could not read. */
export function misreadSigns(text: string, run: number, isHead: boolean): MarkerCandidate[] {
  const end = text.trimEnd().length;
  return [...text.matchAll(SIGN)].flatMap((match) => {
    const sign = match[1] ?? "";
    const start = match.index;
    const stop = start + match[0].length;
    const odds =
      isHead && stop === end ? ODDS.endsHead : oddsOf(sign, text.slice(0, stop - sign.length), text.slice(stop));
    if (odds === null) return [];
    const candidate: MarkerCandidate = {
      run,
      start,
      end: stop,
      number: UNREAD,
      odds,
      exact: false,
      unread: true,
      stem: null,
      context: namesIn(text.slice(Math.max(0, start - CONTEXT), start)),
      endsHead: isHead && stop === end,
      look: `“${sign}” behind “${text.slice(0, start).split(/\s/u).at(-1) ?? ""}” may be a raised number that was misread`,
    };
    return [candidate];
  });
}

function oddsOf(sign: string, before: string, after: string): number | null {
  const last = before.trimEnd().at(-1) ?? "";
  if (/[“‘]$/u.test(sign)) return ODDS.opening;
  if (/[”"]$/u.test(sign)) return isOpen(before, /[“"]/gu, /[”"]/gu) ? null : ODDS.unopened;
  if (/[’']$/u.test(sign)) {
    if (isOpen(before, /(?<![\p{L}\p{N}])[‘']/gu, /[’'](?![\p{L}\p{N}])/gu)) return null;
    return /s/iu.test(last) && /^\s\p{Ll}/u.test(after) ? ODDS.possessive : ODDS.unopened;
  }
  if (sign.endsWith("?")) return /[.,;:)]/u.test(last) || /^\s\p{Ll}/u.test(after) ? ODDS.insideSentence : null;
  if (sign.endsWith("!")) return ODDS.exclamation;
  if (/[°º]$/u.test(sign) && /\d/u.test(last)) return null;
  return ODDS.strange;
}

/** Whether a quotation is open at the end of a stretch of text. */
function isOpen(before: string, opening: RegExp, closing: RegExp): boolean {
  return (before.match(opening)?.length ?? 0) > (before.match(closing)?.length ?? 0);
}
