import type { Token } from "./tokens.ts";

/** Words longer than this are no page number and no note marker. */
const SHORT = 40;

/** The words between two tokens; null where they are long. */
export function shortWords(tokens: readonly Token[], text: string, from: number, to: number): string | null {
  if (to - from > SHORT) return null;
  let words = "";
  for (let at = from + 1; at < to; at++) {
    const token = tokens[at];
    if (token?.type === "reference") words += token.value;
    else if (token?.type === "text") words += text.slice(token.start, Math.min(token.end, token.start + SHORT + 1));
    if (words.length > SHORT) return null;
  }
  return words;
}
