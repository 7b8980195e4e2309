const SIGN = /^[[(]?\s*(\d{1,4}|[*∗†‡§¶‖#]{1,4})\s*[\])]?$/;
const LETTER = /^[[(]?\s*([a-zA-Z]{1,2}|[ivxlcdm]{1,6}|\d{1,4}[a-z])\s*[\])]?$/;

/** The number or sign of a note's marker, without brackets around it; null where the words are none. */
export function noteSign(words: string): string | null {
  return SIGN.exec(words.trim())?.[1] ?? null;
}

/** As `noteSign`, where it is known that a marker stands there: letters and “60a” may be one too. */
export function noteSignOrLetter(words: string): string | null {
  return noteSign(words) ?? LETTER.exec(words.trim())?.[1] ?? null;
}

/** The number that a note's key ends with where it is an id (`d121fn6`); else the key itself. */
export function numberOfKey(key: string): string {
  return /^[A-Za-z][\w.-]{0,30}fn(\d{1,4}[a-z]?)$/.exec(key)?.[1] ?? key;
}

/** A metre of any size; an inch, a foot and the like only behind their number, since “in” is a word. */
const UNIT = /(?:(?<![\p{L}.’'])[kcdmµ]?m|\d[\s\u00a0]?(?:ft|in|yd|mi))$/u;
const POWER_OF_TEN = /[×·]\s?10$/u;

/**
 * Whether a raised number is an exponent by what stands before it: “m” in m², “× 10” in 3 × 10⁶. Behind any other
 * word or number it may be a note's.
 */
export function isExponent(raised: string, before: string): boolean {
  return (/^[23]$/u.test(raised) && UNIT.test(before)) || (/^\d{1,2}$/u.test(raised) && POWER_OF_TEN.test(before));
}
