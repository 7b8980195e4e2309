const SIGN = /^\s*\[?\s*(\d{1,4}|[*∗†‡§¶‖#]{1,4}|[a-z])\s*\]?\s*$/;

/** The number or sign of a note's marker, without brackets around it; null where the words are none. */
export function noteSign(words: string): string | null {
  return SIGN.exec(words)?.[1] ?? null;
}
