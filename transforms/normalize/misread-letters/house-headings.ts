import { sameButForOcr } from "../../../pipeline/model/confusable-letters.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";
import type { Edit } from "../../../pipeline/transform.ts";

/** A line that is a number, its stop, and a few words; a note's number has no stop. */
const NUMBERED_LINE =
  /(?:^|\f)([^\S\n]{0,8}\[?\d{1,4}\]?[.,][^\S\n]{1,4})(\S[^\n]{5,28}?)(?=(?:[^\S\n]?\d{1,2})?[^\S\n]{0,8}$)/gmu;

/** Headings of editorial notes whose words are those of the house but for letters that OCR confuses. */
export function houseHeadings(text: string, { editorialNotes }: Profile): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(NUMBERED_LINE)) {
    const [, number = "", words = ""] = match;
    const kind = editorialNotes.find((known) => sameButForOcr(words, known));
    if (kind === undefined || words.toLowerCase() === kind) continue;
    const from = match.index + match[0].indexOf(number) + number.length;
    for (const { start, before, after } of differing(words, inTheCaseOf(words, kind)))
      edits.push({
        rule: "misread-letters/house-heading",
        kind: "correction",
        start: from + start,
        end: from + start + before.length,
        after,
        certainty: "high",
        evidence: `the heading of every such document is “${kind}”`,
      });
  }
  return edits;
}

/** Words of the house in capitals, or with capitals at their begin, as the line read has them. */
function inTheCaseOf(read: string, known: string): string {
  if (!/\p{Ll}/u.test(read.slice(1, 3))) return known.toUpperCase();
  return known.replace(/(?<!\p{L})\p{Ll}/gu, (first) => first.toUpperCase());
}

/** The words that differ between two headings; all of them as one where the two have not as many. */
function differing(read: string, known: string): { start: number; before: string; after: string }[] {
  const words = known.split(" ");
  const found = [...read.matchAll(/\S+/gu)];
  if (found.length !== words.length) return [{ start: 0, before: read, after: known }];
  return found.flatMap(({ 0: before, index: start }, at) => {
    const after = words[at] ?? before;
    return before === after ? [] : [{ start, before, after }];
  });
}
