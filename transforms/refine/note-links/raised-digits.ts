import { matchesOf } from "../../../pipeline/model/matches.ts";

const SUPERSCRIPT = /[ \u00a0]?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\^(?:[oO]|\d{1,3})(?![\p{L}\p{N}]))/gu;

/** Odds of a marker by its look, from counts on published volumes. */
const ODDS = { superscript: 6, exponent: 0 } as const;

const SIGNS: Readonly<Record<string, string>> = {
  "⁰": "0",
  "¹": "1",
  "²": "2",
  "³": "3",
  "⁴": "4",
  "⁵": "5",
  "⁶": "6",
  "⁷": "7",
  "⁸": "8",
  "⁹": "9",
};

/** Raised digits in a run's plain text, with the white space before them. */
export function* superscripts(text: string) {
  for (const match of matchesOf(SUPERSCRIPT, text)) {
    const sign = match[0].trimStart();
    const digits = sign
      .replace("^", "")
      .replace(/[oO]/u, "0")
      .replace(/[⁰-⁹¹²³]/gu, (digit) => SIGNS[digit] ?? "");
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const exponent = !match[0].startsWith(" ") && /(?:\b10|(?:^|[\d ])[ck]?m)$/u.test(before);
    yield {
      start: match.index,
      end: match.index + match[0].length,
      number: Number(digits),
      odds: exponent ? ODDS.exponent : ODDS.superscript,
      exact: false as const,
      stem: null,
      look: `“${sign}” is raised`,
    };
  }
}
