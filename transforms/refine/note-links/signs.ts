/** What notes of one series are counted by: numbers (“60a” too), printers' signs, letters. */
export type SignKind = "number" | "sign" | "letter";

const SIGNS = "*†‡§‖¶#";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BELOW_SIGNS = 1000;
/** The letter behind a number counts as hundredths: 60a is 60.01. */
const PARTS = 100;

/**
 * A marker's number or sign as a number of its own, so that the search for the best pairing compares numbers
 * only: numbers stand for themselves, signs and letters lie below zero. Null for what is none of these.
 */
export function signCode(sign: string): number | null {
  const digits = /^(\d{1,4})([a-z]?)$/u.exec(sign);
  if (digits) return Number(digits[1]) + (digits[2] ? (LETTERS.indexOf(digits[2]) + 1) / PARTS : 0);
  const folded = sign.replaceAll("∗", "*").replaceAll("||", "‖").replaceAll(" ", "");
  const at = SIGNS.indexOf(folded[0] ?? "#none");
  if (at >= 0 && [...folded].every((one) => one === folded[0])) return -(at + 1 + SIGNS.length * (folded.length - 1));
  if (!/^[A-Za-z]{1,6}$/u.test(sign)) return null;
  let code = 0;
  for (const letter of sign) code = code * (LETTERS.length + 1) + LETTERS.indexOf(letter) + 1;
  return -(BELOW_SIGNS + code);
}

/** Which kind of series a code belongs to. */
export function kindOf(code: number): SignKind {
  if (code >= 0) return "number";
  return code > -BELOW_SIGNS ? "sign" : "letter";
}

/** A number as print shows it: 60.01 is “60a”. For signs and letters the note's own label stands. */
export function numberOf(code: number): string {
  const part = Math.round((code % 1) * PARTS);
  return `${Math.floor(code)}${part > 0 ? (LETTERS[part - 1] ?? "") : ""}`;
}
