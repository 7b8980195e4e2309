import { foldSign, plainDigits } from "../note-calls.ts";

/** In what form a note's number or sign stands before its body. */
export type LabelStyle = "colon" | "bracket" | "paren" | "closing" | "stop" | "bare" | "raised" | "sign" | "arrow";

/** The number or sign that a line begins with, as a note's body may. */
export interface Label {
  readonly style: LabelStyle;
  /** Null where an arrow back to the text stands before the body, and no number. */
  readonly sign: string | null;
  /** How many characters of the line are the label, with the white space behind it. */
  readonly length: number;
}

const FORMS: readonly (readonly [LabelStyle, RegExp])[] = [
  ["arrow", /^(?:(\d{1,4})[.)]?\s)?\s?[↑^]\s(?:(?:[a-z]\s){2,6})?(?=\S)/u],
  ["colon", /^\[\^?([\p{L}\p{N}*∗†‡§‖¶#|]{1,4})\]:\s+(?=\S)/u],
  ["bracket", /^\[((?:\d{1,4}[a-z]?|\p{L}{1,2}|[ivxl]{1,4}|[*∗†‡§‖¶#|]{1,4}))\]\.?\s+(?=\S)/u],
  ["paren", /^\((\d{1,3}[a-z]?|\p{L}|[*∗†‡§‖¶#|]{1,4})\)\s+(?=\S)/u],
  ["closing", /^(\d{1,3}[a-z]?|[a-z])\)\s+(?=\S)/u],
  ["stop", /^(\d{1,3}[a-z]?)\.\s+(?=\S)/u],
  ["raised", /^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)/u],
  ["raised", /^\^(\d{1,3}[a-z]?|[a-z])\s+(?=\S)/u],
  ["bare", /^(\d{1,3}[a-z]?)\s+(?=[\p{Lu}“"‘'(_])/u],
  ["sign", /^((?:[*∗†‡§‖¶#]{1,4}|\|\|))\s*(?=[\p{L}“"‘'([\d_])/u],
];

/** The label that a line begins with; null where it begins with words. */
export function labelOf(line: string): Label | null {
  const head = line.slice(0, 40);
  const indent = head.length - head.trimStart().length;
  if (isWord(head, indent)) return null;
  for (const [style, pattern] of FORMS) {
    const match = pattern.exec(head.slice(indent));
    if (!match) continue;
    const sign = match[1] ?? null;
    // “# Heading”, “§ 5”: no signs of notes
    if (style === "sign" && (/^#/u.test(sign ?? "") || (sign === "§" && /^§\s*\d/u.test(head.slice(indent))))) continue;
    const plain = sign !== null && /^[⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(sign) ? plainDigits(sign) : sign;
    return { style, sign: plain === null ? null : foldSign(plain), length: indent + match[0].length };
  }
  return null;
}

/** Whether a line surely begins with a word, as nearly all do: a letter, and no parenthesis that makes a label of it. */
function isWord(line: string, at: number): boolean {
  const code = line.charCodeAt(at) | 0x20;
  return code >= 0x61 && code <= 0x7a && line[at + 1] !== ")";
}

const SIGNS = "*†‡§‖¶#";

/** Where a sign stands in the order in which notes are counted; null for what is in none. */
export function rankOf(sign: string): { readonly kind: "number" | "sign" | "letter"; readonly rank: number } {
  const digits = /^(\d+)([a-z]?)$/u.exec(sign);
  if (digits) return { kind: "number", rank: Number(digits[1]) };
  const at = SIGNS.indexOf(sign[0] ?? "");
  if (at >= 0) return { kind: "sign", rank: at + 1 + SIGNS.length * (sign.length - 1) };
  return { kind: "letter", rank: sign.toLowerCase().charCodeAt(0) - 96 };
}
