import { isClose, isName } from "./letter-forms.ts";

/** What a chunk of lines is that stands further in than the text around it. */
export type IndentedKind = "verse" | "quotation";

const INDENT = /^[^\S\n\u00a0]*/u;
/** The least that sets lines off; one space is an accident. */
const LEAST_INDENT = 2;
/** Fewer lines may be a heading, which is centred and stands further in than a quotation. */
const SURE_VERSES = 4;
const DEEPEST_QUOTATION = 8;
const LONGEST_VERSE = 60;
/** Prose fills its lines, but for the last one. */
const SHORTEST_PROSE = 40;
/** Addresses, signatures and lists of names are capitals for the most part; sentences are not. */
const LOWER_CASE = 0.5;

/** How far in the lines of a text begin that are not set off: as far as a quarter of them do, or less. */
export function marginOf(text: string): number {
  const indents = Array.from(text.matchAll(/^[^\S\n\r\u00a0]*(?=\S)/gmu), ([white]) => white.length).sort(
    (a, b) => a - b,
  );
  return indents[indents.length >> 2] ?? 0;
}

/**
 * What lines are that all stand further in: verses are short and begin with capitals, quoted prose fills its
 * lines. Null where they are neither, or where one line begins at the margin.
 * @param lines each with the white space before it
 * @param margin where the lines of the text begin
 */
export function indentedKind(lines: readonly string[], margin: number): IndentedKind | null {
  if (lines.length < 2 || lines.some((line) => indentOf(line) < margin + LEAST_INDENT)) return null;
  const words = lines.flatMap((line) => line.trim().split(/\s+/u));
  const lower = words.filter((word) => /^[^\p{L}]*\p{Ll}/u.test(word)).length;
  if (lower < words.length * LOWER_CASE) return null;
  if (lines.some((line) => isClose(line.trim())) || isName(lines.at(-1)?.trim() ?? "")) return null;
  const isVerse = (line: string) => line.trim().length <= LONGEST_VERSE && /^[^\p{L}]*\p{Lu}/u.test(line);
  const apart = lines.length >= SURE_VERSES || lines.every((line) => indentOf(line) <= margin + DEEPEST_QUOTATION);
  if (apart && lines.every(isVerse)) return "verse";
  const [, ...others] = lines;
  const even = new Set(others.map(indentOf)).size === 1;
  return even && lines.slice(0, -1).every((line) => line.trim().length >= SHORTEST_PROSE) ? "quotation" : null;
}

function indentOf(line: string): number {
  return INDENT.exec(line)?.[0].length ?? 0;
}
