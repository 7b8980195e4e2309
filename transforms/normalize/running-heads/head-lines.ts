import {
  type Layout,
  type LayoutLine,
  type LayoutPage,
  type LineRole,
  linesOfPage,
} from "../../../pipeline/model/layout.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";

/** The running head of a page: its line, and the page number in it. */
export interface HeadLine {
  readonly line: LayoutLine;
  readonly number: number | null;
  readonly evidence: string;
}

const AROUND: ReadonlySet<LineRole> = new Set([
  "running-head",
  "running-foot",
  "page-number",
  "signature-mark",
  "catchword",
]);
const LEADING_NUMBER = /^\W{0,2}(\d{1,4})\b/u;
const TRAILING_NUMBER = /\b(\d{1,4})\W{0,2}$/u;
const WIDE_GAP = /^\d{1,4}\s{3,}\S|\S\s{3,}\d{1,4}$/u;
const LONGEST_HEAD = 110;

/** Two heads as alike as this (Dice coefficient of letter pairs) are one head with other letters misread. */
const ALIKE = 0.65;

/** Lines around the text of a page, below its head, that the source names as what they are. */
export function namedFurniture(layout: Layout, page: LayoutPage, head: LayoutLine | null): LayoutLine[] {
  return linesOfPage(layout, page).filter(({ role }, at, all) => all[at] !== head && role && AROUND.has(role));
}

/** For each page its running head, found as a series over the pages; null where a page has none. */
export function headLines(layout: Layout, text: (line: LayoutLine) => string, profile: Profile): (HeadLine | null)[] {
  const firsts = layout.pages.map((page) => {
    const [line] = linesOfPage(layout, page);
    return line ? { line, words: text(line), pairs: letterPairs(text(line)) } : null;
  });
  return firsts.map((first, at) => {
    if (!first || first.words.length > LONGEST_HEAD) return null;
    const number = numberOf(first.words);
    const likes = firsts.filter(
      (other, page) => other && page !== at && alike(first.pairs, other.pairs) >= ALIKE,
    ).length;
    const title = first.words.replace(LEADING_NUMBER, "").trim().toLowerCase();
    const named = profile.volumeTitles.some((known) => title.startsWith(known.slice(0, 17)));
    const reasons: string[] = [];
    if (likes > 0) reasons.push(`the first lines of ${likes} other pages are like it`);
    if (WIDE_GAP.test(first.words)) reasons.push("a number stands apart from its words");
    if (named) reasons.push("it names the series");
    const { role } = first.line;
    const isNamed = role === "running-head" || role === "page-number";
    if (isNamed) reasons.push("the source names it as one");
    const alone = /^\W*\d{1,4}\W*$/u.test(first.words);
    if (alone) reasons.push("it is a number alone");
    const proven =
      isNamed ||
      (likes > 0 && (number !== null || likes > 1)) ||
      (number !== null && (WIDE_GAP.test(first.words) || named || alone));
    return proven ? { line: first.line, number, evidence: reasons.join("; ") } : null;
  });
}

/** The number at the head or the foot of a page. */
export function numberOf(words: string): number | null {
  const match = LEADING_NUMBER.exec(words) ?? TRAILING_NUMBER.exec(words);
  return match ? Number(match[1]) : null;
}

function letterPairs(words: string): ReadonlySet<string> {
  const letters = words.toLowerCase().replace(/[^\p{L}]/gu, "");
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at++) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < 4 || b.size < 4) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
