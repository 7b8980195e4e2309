import { VERBS_OF_I } from "./first-person.ts";
import type { Reading } from "./unknown-word.ts";
import type { ReadWord, WordIndex } from "./word-index.ts";

/** What OCR reads for “I” where it also loses the space behind it. */
const READ_FOR_I = /^[IlT1|]\p{Ll}/u;
/** Two words must stand side by side so often in the text; a long word is rarely another two by chance. */
const OFTEN = 2;
const LONG = 9;
/** Words that stand so often are seen side by side once for a reason. */
const COMMON = 5;
const LONGEST = 30;

/**
 * Two words between which OCR lost the space (“ofthe”, “Iam” and “Tam” for “I am”): two that stand side by side elsewhere in the text, in
 * place of one that stands nowhere else. Null where the text does not show it.
 */
export function readRunTogether({ text }: ReadWord, index: WordIndex): Reading | null {
  if (text.length < 3 || text.length > LONGEST || index.count(text) > 1) return null;
  if (READ_FOR_I.test(text)) {
    const rest = text.slice(1);
    const times = index.pairCount("I", rest);
    if (times >= OFTEN) return reading("I", rest, times);
    if (VERBS_OF_I.has(rest) && !index.isKnown(text))
      return { after: `I ${rest}`, certainty: "medium", evidence: `“${rest}” follows “I”, and “${text}” is no word` };
  }
  if (index.isKnown(text) || !/^\p{L}\p{Ll}+$/u.test(text)) return null;
  const small = text.charAt(0).toLowerCase() + text.slice(1);
  let best: { first: string; second: string; times: number } | null = null;
  for (let at = 1; at < text.length; at++) {
    const [first, second] = [text.slice(0, at), text.slice(at)];
    const times = index.pairCount(first, second) + (small === text ? 0 : index.pairCount(small.slice(0, at), second));
    if (times > (best?.times ?? 0)) best = { first, second, times };
  }
  if (!best) return null;
  const { first, second, times } = best;
  const areCommon = Math.min(index.countInAnyCase(first), index.countInAnyCase(second)) >= COMMON;
  return times >= (text.length >= LONG || areCommon ? 1 : OFTEN) ? reading(first, second, times) : null;
}

function reading(first: string, second: string, times: number): Reading {
  const after = `${first} ${second}`;
  const seen = times === 1 ? "once" : `${times} times`;
  return {
    after,
    certainty: "medium",
    evidence: `the text has “${first}” before “${second}” ${seen}, and this word nowhere else`,
  };
}
