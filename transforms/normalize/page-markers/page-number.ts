/** A page's number as a copy writes it, and its place in the count. */
export interface PageNumber {
  readonly printed: string;
  readonly value: number;
  readonly roman: boolean;
}

const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
const WELL_FORMED = /^m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i;

/** Reads an Arabic or Roman page number; null where the letters make none ("iiv", "mild"). */
export function pageNumber(printed: string): PageNumber | null {
  if (/^\d+$/.test(printed)) return { printed, value: Number(printed), roman: false };
  const value = romanValue(printed);
  return value === null ? null : { printed, value, roman: true };
}

function romanValue(numeral: string): number | null {
  if (numeral === "" || !WELL_FORMED.test(numeral)) return null;
  const digits = [...numeral.toLowerCase()].map((letter) => DIGITS[letter] ?? 0);
  return digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0);
}
