import type { Collector } from "./collector.ts";

const LIGATURE = /\[(oe|OE|Oe|ae|AE|Ae)\]/g;
const LETTERS: Readonly<Record<string, string>> = { oe: "œ", OE: "Œ", Oe: "Œ", ae: "æ", AE: "Æ", Ae: "Æ" };

const SIGN_FIRST = /\[([=:.~^`'")v°,])([A-Za-z])\]/gu;
const LETTER_FIRST = /\[([A-Za-z])([=:.~,v°])\]/gu;
const ABOVE: Readonly<Record<string, string>> = {
  "=": "\u0304",
  ":": "\u0308",
  ".": "\u0307",
  "~": "\u0303",
  "^": "\u0302",
  "`": "\u0300",
  "'": "\u0301",
  '"': "\u030b",
  ")": "\u0306",
  v: "\u030c",
  "°": "\u030a",
  ",": "\u0313",
};
const BELOW: Readonly<Record<string, string>> = {
  "=": "\u0331",
  ":": "\u0324",
  ".": "\u0323",
  "~": "\u0330",
  ",": "\u0327",
  v: "\u032c",
  "°": "\u0325",
};

/** Codes for letters that a transcriber's character set did not have: `[oe]`, `[=a]` (macron above), `[s.]` (dot below). */
export function findCodes(text: string, out: Collector): void {
  if (!text.includes("[")) return;
  for (const { index, 0: code, 1: ligature = "" } of text.matchAll(LIGATURE)) {
    const end = index + code.length;
    if (isInWord(text, index, end))
      out.edit(
        "transcription-marks/ligature",
        index,
        end,
        "a ligature in brackets inside a word",
        LETTERS[ligature] ?? "",
      );
  }
  letters(text, SIGN_FIRST, (sign, letter) => letter + (ABOVE[sign] ?? ""), out);
  letters(text, LETTER_FIRST, (letter, sign) => letter + (BELOW[sign] ?? ""), out);
}

function letters(text: string, pattern: RegExp, join: (first: string, second: string) => string, out: Collector): void {
  for (const { index, 0: code, 1: first = "", 2: second = "" } of text.matchAll(pattern)) {
    const end = index + code.length;
    if (!isInWord(text, index, end)) continue;
    out.edit(
      "transcription-marks/diacritic",
      index,
      end,
      "a letter with a sign in brackets inside a word",
      join(first, second).normalize("NFC"),
    );
  }
}

function isInWord(text: string, start: number, end: number): boolean {
  return /\p{L}/u.test(text[start - 1] ?? "") || /\p{L}/u.test(text[end] ?? "");
}
