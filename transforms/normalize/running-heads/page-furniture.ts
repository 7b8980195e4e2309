import { type Layout, type LayoutLine, type LineRole, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";
import { letterPairs, likeness } from "./likeness.ts";
import { signatureMarks } from "./signature-marks.ts";

/** What print sets around the text of a page, line by line, and the page's number where it shows one. */
export interface PageFurniture {
  readonly lines: readonly FurnitureLine[];
  readonly number: number | null;
}

/** A line that is no text: a running head (with or without the page's number), a page number alone, a printer's signature mark. */
export interface FurnitureLine {
  readonly kind: "head" | "number" | "signature" | "named";
  readonly line: LayoutLine;
  readonly evidence: string;
}

/** The words of a line, as earlier transforms left them. */
type Words = (line: LayoutLine) => string;

const AROUND: ReadonlySet<LineRole> = new Set([
  "running-head",
  "running-foot",
  "page-number",
  "signature-mark",
  "catchword",
]);
const LEADING_NUMBER = /^\W{0,2}(\d{1,4})(?!\d)/u;
const TRAILING_NUMBER = /(?<!\d)(\d{1,4})\W{0,2}$/u;
const WIDE_GAP = /^\d{1,4}\s{3,}\S|\S\s{3,}\d{1,4}$/u;
const NUMBER_ALONE = /^\W{0,3}(\d{1,4})\W{0,3}$/u;
/** “85. Telegram From …” begins a document, and is a head only where other pages have it under the same number. */
const ENUMERATED = /^\W{0,2}(\d{1,4})\.\s+\p{L}/u;
const LONGEST_HEAD = 110;

/** Two heads as alike as this (Dice coefficient of letter pairs) are one head with other letters misread. */
const ALIKE = 0.65;
/** Without a number one other page has to be as like as this. */
const NEARLY_SAME = 0.9;
/** A number stands apart from words where the space is this many times as wide as a letter is high. */
const APART = 0.8;
/** A number alone at a page's foot counts where at least so many others are in sequence with it. */
const FEWEST_IN_SEQUENCE = 1;

/** For each page what print sets around its text, found as series over the pages. */
export function pageFurniture(layout: Layout, words: Words, profile: Profile): PageFurniture[] {
  const pages = layout.pages.map((page) => linesOfPage(layout, page));
  const heads = headsOf(
    pages.map(([first]) => first ?? null),
    words,
    profile,
  );
  const found = pages.map((lines, at) => atTop(lines, heads[at] ?? null, words));
  const foots = numbersAtFoot(pages, found, words);
  return found.map((page, at) => {
    const foot = foots[at];
    return foot ? { lines: [...page.lines, foot.line], number: page.number ?? foot.number } : page;
  });
}

/** The head of a page, a number that the OCR parted from it, and the lines that the source names as no text. */
function atTop(lines: readonly LayoutLine[], head: Head | null, words: Words): PageFurniture {
  const found: FurnitureLine[] = head ? [{ kind: "head", line: head.line, evidence: head.evidence }] : [];
  const beside = head && head.number === null ? besideHead(lines, words) : null;
  if (beside) found.push({ kind: "number", line: beside.line, evidence: "it stands alone beside the running head" });
  let number = head?.number ?? beside?.number ?? null;
  for (const line of lines) {
    const { role } = line;
    if (!role || !AROUND.has(role) || found.some((one) => one.line === line)) continue;
    found.push({ kind: "named", line, evidence: `the source names it a ${role.replace("-", " ")}` });
    if (role === "page-number") number ??= numberOf(words(line));
  }
  return { lines: found, number };
}

interface Head {
  readonly line: LayoutLine;
  readonly number: number | null;
  readonly evidence: string;
}

/** The running heads among the pages' first lines. */
function headsOf(firsts: readonly (LayoutLine | null)[], words: Words, profile: Profile): (Head | null)[] {
  const read = firsts.map((line) => line && { line, words: words(line), pairs: letterPairs(words(line)) });
  const numbers = withoutYears(read.map((first) => (first ? numberOf(first.words) : null)));
  return read.map((first, at) => {
    if (!first || first.words === "" || first.words.length > LONGEST_HEAD) return null;
    const entry = enumerationOf(first.words);
    const likenesses = neighbours(read, at).flatMap((other) =>
      other && other !== first && enumerationOf(other.words) === entry ? [likeness(first.pairs, other.pairs)] : [],
    );
    const likes = likenesses.filter((one) => one >= ALIKE).length;
    const same = likenesses.some((one) => one >= NEARLY_SAME);
    const number = entry === null ? (numbers[at] ?? null) : null;
    const title = first.words.replace(LEADING_NUMBER, "").trim().toLowerCase();
    const named = profile.volumeTitles.some((known) => title.startsWith(known.slice(0, 17)));
    const alone = NUMBER_ALONE.test(first.words);
    const apart = WIDE_GAP.test(first.words) || isNumberApart(first.line, first.words);
    const reasons: string[] = [];
    if (likes > 0) reasons.push(`the first lines of ${likes} other pages are like it`);
    if (apart) reasons.push("a number stands apart from its words");
    if (named) reasons.push("it names the series");
    if (alone) reasons.push("it is a number alone");
    const { role } = first.line;
    const isNamed = role === "running-head" || role === "page-number";
    if (isNamed) reasons.push("the source names it as one");
    const proven =
      isNamed ||
      (likes > 0 && (number !== null || likes > 1 || same)) ||
      (number !== null && (apart || named || alone));
    return proven ? { line: first.line, number, evidence: reasons.join("; ") } : null;
  });
}

/** Heads are compared over so many pages before and behind: a book changes them from chapter to chapter. */
const NEAR = 24;

function neighbours<Item>(all: readonly Item[], at: number): readonly Item[] {
  return all.slice(Math.max(0, at - NEAR), at + NEAR + 1);
}

/** The numbers without those that stand on more than one page: years in the title. */
function withoutYears(numbers: readonly (number | null)[]): (number | null)[] {
  const pages = new Map<number, number>();
  for (const number of numbers) if (number !== null) pages.set(number, (pages.get(number) ?? 0) + 1);
  return numbers.map((number) => (number !== null && (pages.get(number) ?? 0) > 1 ? null : number));
}

/** Whether the number that a line begins or ends with stands apart from its words, by their boxes. */
function isNumberApart({ words = [], box }: LayoutLine, text: string): boolean {
  const [first, second] = words;
  const [before, last] = words.slice(-2);
  const wide = (left: typeof first, right: typeof first) =>
    left !== undefined && right !== undefined && right.box.left - left.box.right > (box.bottom - box.top) * APART;
  if (words.length < 2) return false;
  return (/^\d{1,4}\s/u.test(text) && wide(first, second)) || (/\s\d{1,4}$/u.test(text) && wide(before, last));
}

/** A number alone on the line behind the head, at the same height: the OCR parted the two. */
function besideHead(lines: readonly LayoutLine[], words: Words): { line: LayoutLine; number: number } | null {
  const [head, line] = lines;
  if (!head || !line || line.box.top >= head.box.bottom + (head.box.bottom - head.box.top)) return null;
  const number = NUMBER_ALONE.exec(words(line))?.[1];
  return number === undefined ? null : { line, number: Number(number) };
}

/** The numbers that stand alone on the last lines of pages, and the signature marks there: each proven by others. */
function numbersAtFoot(
  pages: readonly (readonly LayoutLine[])[],
  found: readonly PageFurniture[],
  words: Words,
): ({ line: FurnitureLine; number: number | null } | null)[] {
  const lasts = pages.map((lines, at) => {
    const line = lines.at(-1);
    const taken = found[at]?.lines.some((one) => one.line === line);
    return line && !taken && lines.length > 1 ? line : null;
  });
  const numbers = lasts.map((line, at) => {
    const digits = line ? NUMBER_ALONE.exec(words(line))?.[1] : undefined;
    return digits === undefined || found[at]?.number != null ? null : Number(digits);
  });
  const offsets = new Map<number, number>();
  for (const [at, number] of numbers.entries())
    if (number !== null) offsets.set(number - at, (offsets.get(number - at) ?? 0) + 1);
  const marks = signatureMarks(lasts.map((line) => (line ? words(line) : "")));
  return lasts.map((line, at) => {
    const number = numbers[at] ?? null;
    const others = number === null ? 0 : (offsets.get(number - at) ?? 1) - 1;
    if (line && number !== null && others >= FEWEST_IN_SEQUENCE) {
      const evidence = `a number alone at the foot of its page; ${others} other pages go on with the count`;
      return { line: { kind: "number", line, evidence }, number };
    }
    if (line && marks.has(at))
      return {
        line: {
          kind: "signature",
          line,
          evidence: "a letter at the foot of every so many pages, in the order of the alphabet",
        },
        number: null,
      };
    return null;
  });
}

function enumerationOf(words: string): string | null {
  return ENUMERATED.exec(words)?.[1] ?? null;
}

function numberOf(words: string): number | null {
  const match = LEADING_NUMBER.exec(words) ?? TRAILING_NUMBER.exec(words);
  return match ? Number(match[1]) : null;
}
