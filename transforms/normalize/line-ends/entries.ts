import { sameButForOcr } from "../../../pipeline/model/confusable-letters.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";

const OPEN_END =
  /(?:[,–—-]|\b(?:of|for|to|the|and|in|on|at|by|with|from|Deputy|Assistant|Under|Acting|Special|Vice|General|First|Prime|Foreign|Director|Associate|Executive))$/u;
const PERSON =
  /^(?:the\s|(?:mr|mrs|miss|ms|dr|m|mme|sir|lord|lady|gen|lt|col|maj|capt|adm|amb|prof|hon|rev|sen|gov)\.?\s\p{Lu}|(?:senator|governor|general|admiral|colonel|major|captain|ambassador|minister|secretary|president|chancellor|under secretary|representative|herr|señor|monsieur|commander)\s\p{Lu}[\p{L}’'-]+(?:,|$))/iu;
const NAME = /^(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)(?:\s(?:\p{Lu}[\p{L}’'-]*\.?|de|von|van|der|la|du|den|ter))+,/u;
const MOST_WORDS_OF_A_REST = 6;

/** Whether a line is the label of a list of subjects or participants, letters that OCR confuses aside. */
export function isListLabel(text: string, { listLabels }: Profile): boolean {
  const words = text.trim().replace(/[\s:.]+$/u, "");
  if (words.length > 30 || words === "") return false;
  return [...listLabels.subject, ...listLabels.participants].some((label) => sameButForOcr(words, label));
}

/**
 * Whether a line of a list is the rest of the entry above it, which fills its line: it begins small, the
 * entry is open, or the line is neither a person nor long enough for an entry of its own.
 */
export function goesOnWithEntry(above: string, line: string): boolean {
  if (OPEN_END.test(above) || /^\p{Ll}/u.test(line)) return true;
  if (PERSON.test(line) || NAME.test(line)) return false;
  return above.includes(",") ? line.split(/\s+/u).length <= MOST_WORDS_OF_A_REST : !line.includes(",");
}
