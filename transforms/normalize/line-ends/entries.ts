import { sameButForOcr } from "../../../pipeline/model/confusable-letters.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";
import type { Mark } from "../../../pipeline/transform.ts";
import type { Turn } from "./breaks.ts";
import { type Column, isApart, isIndented, isSetRight, type LiveLine, leavesRoom, type Setting } from "./measure.ts";

const OPEN_END =
  /(?:[,–—-]|\b(?:of|for|to|the|and|in|on|at|by|with|from|Deputy|Assistant|Under|Acting|Special|Vice|General|First|Prime|Foreign|Director|Associate|Executive))$/u;
const PERSON =
  /^(?:the\s|(?:mr|mrs|miss|ms|dr|m|mme|sir|lord|lady|gen|lt|col|maj|capt|adm|amb|prof|hon|rev|sen|gov)\.?\s\p{Lu}|(?:senator|governor|general|admiral|colonel|major|captain|ambassador|minister|secretary|president|chancellor|under secretary|representative|herr|señor|monsieur|commander)\s\p{Lu}[\p{L}’'-]+(?:,|$))/iu;
const NAME = /^(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)(?:\s(?:\p{Lu}[\p{L}’'-]*\.?|de|von|van|der|la|du|den|ter))+,/u;
const MOST_WORDS_OF_A_REST = 6;
const BRACKETED = /^\[.{3,}\]?$/u;

/** Stops behind a label, and the sign that OCR reads for a note's number there. */
const BEHIND_LABEL = /(?<![\s:.!?*'’‘"“”°º®])[\s:.!?*'’‘"“”°º®]+$/u;

/** Whether a line is the label of a list of subjects or participants, letters that OCR confuses aside. */
export function isListLabel(text: string, { listLabels }: Profile): boolean {
  const words = text.trim().replace(BEHIND_LABEL, "");
  // “subject.” is the last word of a paragraph
  if (words.length > 30 || !/\p{Lu}|:$/u.test(text.trim())) return false;
  return [...listLabels.subject, ...listLabels.participants].some((label) => sameButForOcr(words, label));
}

/**
 * Whether a line of a list is the rest of the entry above it, which fills its line: it begins small, the
 * entry is open, or the line is neither a person nor long enough for an entry of its own.
 */
function goesOnWithEntry(above: string, line: string): boolean {
  if (OPEN_END.test(above) || /^\p{Ll}/u.test(line)) return true;
  if (PERSON.test(line) || NAME.test(line)) return false;
  return above.includes(",") ? line.split(/\s+/u).length <= MOST_WORDS_OF_A_REST : !line.includes(",");
}

/** In a list each line is an entry, but for the rest of an entry that fills the line above; the rest may be indented. */
export function entryTurn(above: LiveLine, line: LiveLine, column: Column, setting: Setting): Turn {
  const full = !leavesRoom(above, line, column.left + setting.width, setting);
  const hangs = line.line.box.left - above.line.box.left > column.chance;
  const apart = isApart(above.line, line.line, column, setting.unit);
  if (full && !apart && (hangs || goesOnWithEntry(above.text, line.text))) return { ends: false };
  return { ends: true, evidence: "each line of a list is an entry" };
}

/** Where the entries of a list begin, and whether a space stands above each of them. */
export interface EntryPlace {
  readonly left: number;
  readonly isSpaced: boolean;
}

/** The place of a list's first entry, which stands below its label. */
export function entryPlace(label: LiveLine, first: LiveLine, column: Column, { unit }: Setting): EntryPlace {
  const { left } = first.line.box;
  return { left, isSpaced: left - column.left > column.chance && isApart(label.line, first.line, column, unit) };
}

/** Whether a line goes on with the list above it: an indent, a space that the entries have not, or a line further left ends a list. */
export function belongsToList(
  above: LiveLine,
  line: LiveLine,
  below: LiveLine | undefined,
  { left, isSpaced }: EntryPlace,
  column: Column,
  setting: Setting,
  profile: Profile,
): boolean {
  const { chance } = column;
  const { box } = line.line;
  if (isSetRight(line.line, column, setting.width) || box.left < left - chance) return false;
  // what the editors put in brackets stands between a list and the text
  if (BRACKETED.test(line.text)) return false;
  // a full line deeper than the entries, or above a line at the edge: a paragraph begins
  const opens =
    below !== undefined &&
    box.left - column.left > chance &&
    below.line.box.left < box.left - chance &&
    !isListLabel(below.text, profile) &&
    !leavesRoom(line, below, column.left + setting.width, setting);
  if (opens || (left - column.left <= chance && isIndented(line.line, column, setting.width))) return false;
  if (isSpaced && box.left - left <= chance) return true;
  return isListLabel(above.text, profile) || !isApart(above.line, line.line, column, setting.unit);
}

/** The entries of a list whose first line is given, where the print indents its paragraphs and so shows the list's end. */
export function entriesFrom(
  lines: readonly LiveLine[],
  from: number,
  column: Column,
  setting: Setting,
  profile: Profile,
): Mark[] {
  const entries: { start: number; end: number }[] = [];
  const [label, first] = [lines[from - 1], lines[from]];
  const left = first?.line.box.left ?? column.left;
  const place = label && first ? entryPlace(label, first, column, setting) : { left, isSpaced: false };
  for (let at = from; at < lines.length; at++) {
    const [above, line] = [lines[at - 1], lines[at]];
    if (!line || isListLabel(line.text, profile)) break;
    if (above && !belongsToList(above, line, lines[at + 1], place, column, setting, profile)) break;
    const last = entries.at(-1);
    if (above && last && !entryTurn(above, line, column, setting).ends) last.end = line.end;
    else entries.push({ start: line.start, end: line.end });
  }
  return entries.map((entry): Mark => ({ type: "block", ...entry, block: { kind: "item", label: null, depth: 0 } }));
}
