const SIGN = /^\s*[[(]?\s*(\d{1,4}|[*∗†‡§¶‖#]{1,4})\s*[\])]?\s*$/;
const LETTER = /^\s*[[(]?\s*([a-zA-Z]{1,2}|[ivxlcdm]{1,6}|\d{1,4}[a-z])\s*[\])]?\s*$/;

/** The number or sign of a note's marker, without brackets around it; null where the words are none. */
export function noteSign(words: string): string | null {
  return SIGN.exec(words)?.[1] ?? null;
}

/** As `noteSign`, where it is known that a marker stands there: letters and “60a” may be one too. */
export function noteSignOrLetter(words: string): string | null {
  return noteSign(words) ?? LETTER.exec(words)?.[1] ?? null;
}
