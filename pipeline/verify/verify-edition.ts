import { isDeepStrictEqual } from "node:util";
import type { Edition } from "../model/edition.ts";
import { fullText } from "../model/full-text.ts";
import { textDifference } from "../text-difference.ts";
import type { EditionReading, Refusal } from "../transform.ts";
import { canonicalForm } from "../xml/canonical-form.ts";

/**
 * Whether an edition is what its source, an edition itself, says: every word in its order, and the same parts as
 * its reader finds in it again.
 * @returns what does not hold, in words
 */
export function editionProblems(reading: EditionReading | Refusal, edition: Edition): string[] {
  if ("refused" in reading) return [`the source cannot be read any more: ${reading.refused}`];
  const difference = textDifference(reading.words, fullText(edition));
  if (difference !== null) return [`the words differ: ${difference}`];
  const again = canonicalForm(reading.edition);
  return isDeepStrictEqual(again.children, edition.children) ? [] : ["its reader makes another edition of the source"];
}
