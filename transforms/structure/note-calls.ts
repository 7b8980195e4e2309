import { matchesOf } from "../../pipeline/model/matches.ts";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
// looks at the first character first: nearly all places of a text are none
const CALL =
  /(?=[[(^⁰¹²³⁴⁵⁶⁷⁸⁹\d*∗†‡§‖¶#|])(?:\[\^?([\p{L}\p{N}*∗†‡§‖¶#|]{1,4})\]|(?<![:;,] |\b(?:and|or|are) )(?<=[\p{L}.”"’] ?)\(([\p{L}\p{N}*∗†‡§‖¶#|]{1,4})\)|\^(\d{1,3}[a-z]?|[a-z])(?![\p{L}\p{N}])|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(?<=[\p{L}.,;:!?”’"')\]])(\d{1,3}[a-z]?)(?![\d\p{L}])|(?<![*∗†‡§‖¶#|])([*∗†‡§‖¶#|]{1,4})(?![*∗†‡§‖¶#|]|\s?\d))/gu;

/** A sign in one spelling: “∗” is “*”, “||” is “‖”. */
export function foldSign(sign: string): string {
  return sign.replaceAll("∗", "*").replaceAll("||", "‖");
}

/** Raised digits as plain ones. */
export function plainDigits(raised: string): string {
  return [...raised].map((digit) => String(RAISED.indexOf(digit))).join("");
}

/** Signs that stand in pairs around words, “*see above*”: emphasis that a copy left as text. */
export interface Pairs {
  /** Signs of which a whole pair was seen. */
  readonly closed: Set<string>;
  /** Signs that begin a phrase which the last text did not end: a copy may have cut the paragraph. */
  open: ReadonlySet<string>;
}

/**
 * The numbers and signs in a text that look like markers of notes. One pass.
 * @param pairs what is known of signs in pairs; taken further
 */
export function callsIn(text: string, pairs: Pairs = { closed: new Set(), open: new Set() }): Set<string> {
  const calls = new Set<string>();
  const open = new Set<string>();
  for (const match of matchesOf(CALL, text)) {
    const [whole, bracketed, parenthesized, caret, raised, glued, sign] = match;
    const found = bracketed ?? parenthesized ?? caret ?? glued;
    if (found !== undefined) calls.add(foldSign(found));
    else if (raised !== undefined) calls.add(plainDigits(raised));
    else if (sign !== undefined) {
      const opens = !/\S/u.test(text[match.index - 1] ?? " ") && /\S/u.test(text[match.index + whole.length] ?? " ");
      if (opens) open.add(sign);
      else if (open.delete(sign) || pairs.open.has(sign)) pairs.closed.add(foldSign(sign));
      else if (/\S ?$/u.test(text.slice(Math.max(0, match.index - 2), match.index))) calls.add(foldSign(sign));
    }
  }
  pairs.open = open;
  return calls;
}
