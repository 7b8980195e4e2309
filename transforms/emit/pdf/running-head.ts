import type { Design } from "./design.ts";

/** Words before which a heading may end for short ("Telegram From the Embassy …"), and those that it may not end on. */
const SEAMS: ReadonlySet<string> = new Set(
  "from to between with by at on regarding concerning prepared attended submitted for among about".split(" "),
);
const WEAK: ReadonlySet<string> = new Set("a an and at by for from in its of on or s the to with".split(" "));
/** Signs behind which a heading may end. */
const PAUSE = /[,;:—]$/;
/** A date in words is about as long as “September 30, 1959”. */
const LONGEST_DATE = 30;

/**
 * What a running head may say, the fullest first: the heading with its date, then shorter forms that end where a
 * phrase does ("1. Telegram From the Embassy in Germany, January 9, 1958"), those without the date, and at the very
 * last forms that end at any word. Whoever sets it takes the first that fits.
 * @param longest forms with more characters fit no line; measuring each on every page would take time and memory
 */
export function runningHeads(heading: string, date: string | null, longest: number): string[] {
  const words = heading.split(/\s+/).filter((word) => word !== "");
  const phrases = cuts(
    words,
    (word, before) => SEAMS.has(word.toLowerCase()) || PAUSE.test(before) || /^[([]/.test(word),
  );
  const whole = words.join(" ");
  const dated = date === null || date.length > LONGEST_DATE || whole.includes(date) ? null : date;
  const forms = [
    ...(dated === null ? [] : [whole, ...phrases].map((form) => `${form}, ${dated}`)),
    whole,
    ...phrases,
    ...cuts(words.slice(0, 30), () => true),
  ];
  const fitting = [...new Set(forms)].filter((form) => form !== "" && form.length <= longest);
  return fitting.length > 0 ? fitting : forms.slice(-1).filter((form) => form !== "");
}

/** The narrowest that small capitals are on an average, in ems. */
const NARROWEST = 0.4;
/** What page numbers and the space beside them take of a line, in points. */
const BESIDE = 72;

/** How many characters a running head may have at the most. */
export function longestHead({ page, type }: Design): number {
  return Math.max(8, Math.floor((page.width - page.inside - page.outside - BESIDE) / (NARROWEST * type.runningHead)));
}

/** The heads that a book's title may be shown as: the title, short forms that the source gives, then their own. */
export function titleHeads(title: string, shorter: readonly string[], longest: number): string[] {
  const whole = [title, ...shorter].filter((each) => each.length <= longest);
  return [...new Set([...whole, ...[title, ...shorter].flatMap((each) => runningHeads(each, null, longest))])];
}

/** Beginnings of a heading, the longest first, cut before words of which `ends` is true. */
function cuts(words: readonly string[], ends: (word: string, before: string) => boolean): string[] {
  const found: string[] = [];
  for (let at = words.length - 1; at > 0; at--) {
    const [word = "", before = ""] = [words[at], words[at - 1]];
    // a number alone says nothing
    if (!ends(word, before) || (at === 1 && /^\d+\.$/.test(before))) continue;
    let end = at;
    while (end > 1 && WEAK.has((words[end - 1] ?? "").toLowerCase())) end--;
    found.push(
      words
        .slice(0, end)
        .join(" ")
        .replace(/[\s,;:—(–-]+$/, ""),
    );
  }
  return found;
}
