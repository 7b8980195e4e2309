import type { Edit, NormalizeTransform, Remark } from "../../pipeline/transform.ts";

const PAGES = /(?<![\p{L}\p{N}])(?:pages|pp?\.)\s{1,3}(?=\d)/giu;
const PAGE_LIST = /(\d{1,10})(?:[–-]\d{1,5})?(?:,\s|\sand\s|$|(?=\D))/uy;
const YEARS =
  /(?<![\p{L}\p{N}./–-]|(?:phone|tel\.|numbers?|nos?\.|box|lot|file|serial|account|job|pages|pp?\.)[:#]? )((?:1[5-9]|20)\d\d)((?:1[5-9]|20)\d\d)(?![\p{L}\p{N}/–-])/uy;
const TIMES = /(?<![\p{L}\p{N}:.–-])(\d[\d:]{1,10}) ?(?=[ap]\. ?m\.)/iuy;
const DAYS =
  /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December) )(\d{4})(?=, (?:1[5-9]|20)\d\d(?!\d))/uy;
const YEAR_PAGES = /(?<![\p{L}\p{N}])pp?\. ((?:19|20)\d\d)[–-]((?:19|20)\d\d)(?![\p{N}])/gu;

const ANY_DASH = /\d[–-]\d/u;
const NO_DASH = "no two digits of the text have a dash between them";
const SHORT_YEAR = /(?<![\p{L}\p{N}.,/$£–-])((?:1[5-9]|20)\d\d)(\d\d)(?![\p{L}\p{N}/–-]|[.,]\d)/uy;
const SHORT_DAYS =
  /(?<=(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?) )(\d{4})(?![\p{N}\p{L}])/uy;
const FRACTION = /(?<![\p{L}\p{N}.,/–-])([1-9]\d?)([13]\/[248])(?![\p{L}\p{N}/])/uy;

const NUMBER = /\d+/gu;
const ENTRY = /^\s{0,6}(\d{1,4})[.)] /gmu;

/** No volume has a range of pages this long that a note would cite. */
const LONGEST_RANGE = 120;

/** No volume has more pages than this. */
const HIGHEST_PAGE = 2500;

/** En dashes that a copy lost between two numbers, so that the numbers run together ("pages 545565"). */
export const dashes: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "dashes",
  defaults: {},
  rules: [
    {
      id: "dashes/page-range",
      tier: "auto",
      summary: "Puts the en dash back between two page numbers that run together.",
      example: { before: "volume XI, pages 545565.", after: "volume XI, pages 545–565." },
      rationale:
        "A word for pages stands before the number, no volume has a page of that number, and one way alone of cutting it gives two pages in ascending order.",
    },
    {
      id: "dashes/years",
      tier: "auto",
      summary: "Puts the en dash back between two years that run together.",
      example: { before: "Foreign Relations, 19611963", after: "Foreign Relations, 1961–1963" },
      rationale:
        "Eight digits that are two years in ascending order, less than a century apart, with no other digits, letters or marks of a file number beside them.",
    },
    {
      id: "dashes/times",
      tier: "auto",
      summary: "Puts the en dash back between two times of day that run together.",
      example: { before: "12:031:45 p.m.", after: "12:03–1:45 p.m." },
      rationale:
        "“a.m.” or “p.m.” follows, the digits are no time of day, and one way alone of cutting them gives two times.",
    },
    {
      id: "dashes/days",
      tier: "auto",
      summary: "Puts the en dash back between two days of a month that run together.",
      example: { before: "December 1517, 1959", after: "December 15–17, 1959" },
      rationale: "Four digits between the name of a month and a year, which are two days in ascending order.",
    },
    {
      id: "dashes/short-year",
      tier: "auto",
      summary:
        "Puts the en dash back between a year and the last two digits of a later one, where a copy lost every dash between digits.",
      example: { before: "the 194849 airlift", after: "the 1948–49 airlift" },
      rationale:
        "Six digits that are a year and a later one of the next fifteen, in a text in which no two digits have a dash between them.",
    },
    {
      id: "dashes/short-days",
      tier: "auto",
      summary: "Puts the en dash back between two days behind a month, where a copy lost every dash between digits.",
      example: { before: "the night of January 1415", after: "the night of January 14–15" },
      rationale:
        "Four digits that are no year of print and are two days in ascending order, in a text in which no two digits have a dash between them.",
    },
    {
      id: "dashes/fraction",
      tier: "auto",
      summary: "Puts the hyphen back between a number and a fraction, where a copy lost every dash between digits.",
      example: { before: "[Here follow 51/2 paragraphs.]", after: "[Here follow 5-1/2 paragraphs.]" },
      rationale:
        "A fraction greater than one is not written so in prose; no two digits of the text have a dash between them.",
    },
    {
      id: "dashes/pages-that-are-years",
      tier: "flag",
      summary: "Reports a range of pages that are years in a title beside it.",
      example: { before: "Documents on Germany, 1944–1985, pp. 1985–1986", after: null },
      rationale: "The true pages cannot be known from the text.",
    },
  ],
  run(view) {
    const { text } = view;
    const edits: Edit[] = [];
    const remarks: Remark[] = [];
    const numbers = new Numbers(text);
    const put = (rule: Edit["rule"], start: number, first: string, second: string, evidence: string, dash = "–") =>
      edits.push({
        rule,
        kind: "correction",
        start,
        end: start + first.length + second.length,
        after: `${first}${dash}${second}`,
        certainty: "high",
        evidence,
      });
    for (const match of text.matchAll(PAGES)) {
      const list = pageList(text, match.index + match[0].length);
      for (const { at, digits } of list) {
        // one of several four-digit numbers may be a page of a long record
        const cut = digits.length < 5 && list.length > 1 ? null : pageRange(digits);
        if (cut)
          put(
            "dashes/page-range",
            at,
            cut[0],
            cut[1],
            `“${match[0].trim()}” stands before, and ${cut[0]} and ${cut[1]} ascend`,
          );
      }
    }
    for (const match of numbers.matching(YEARS)) {
      const [, first = "", second = ""] = match;
      if (Number(first) < Number(second) && Number(second) - Number(first) < 100)
        put("dashes/years", match.index, first, second, `${first} and ${second} are years in ascending order`);
    }
    for (const match of numbers.matching(TIMES)) {
      const cut = timeRange(match[1] ?? "");
      if (cut)
        put("dashes/times", match.index, cut[0], cut[1], `${cut[0]} and ${cut[1]} are times, together they are none`);
    }
    for (const match of numbers.matching(DAYS)) {
      const days = match[1] ?? "";
      const [first, second] = [days.slice(0, 2), days.slice(2)];
      if (!isYear(days) && Number(first) >= 10 && Number(first) < Number(second) && Number(second) <= 31)
        put("dashes/days", match.index, first, second, `${first} and ${second} are days in ascending order`);
    }
    if (!ANY_DASH.test(text)) {
      for (const match of numbers.matching(SHORT_YEAR)) {
        const [, first = "", second = ""] = match;
        const step = Number(second) - Number(first.slice(2));
        if (step > 0 && step <= 15 && !numbers.hasEntry(Number(second)))
          put("dashes/short-year", match.index, first, second, `${first} and ${second} ascend; ${NO_DASH}`);
      }
      for (const match of numbers.matching(SHORT_DAYS)) {
        const days = match[1] ?? "";
        const [first, second] = [days.slice(0, 2), days.slice(2)];
        const year = Number(days) >= 1500 && Number(days) < 2100;
        if (
          !year &&
          Number(first) >= 10 &&
          Number(first) < Number(second) &&
          Number(second) <= 31 &&
          !numbers.hasEntry(Number(second))
        )
          put(
            "dashes/short-days",
            match.index,
            first,
            second,
            `${first} and ${second} are days in ascending order; ${NO_DASH}`,
          );
      }
      for (const match of numbers.matching(FRACTION))
        put(
          "dashes/fraction",
          match.index,
          match[1] ?? "",
          match[2] ?? "",
          `${match[0]} is no fraction of prose; ${NO_DASH}`,
          "-",
        );
    }
    for (const match of text.matchAll(YEAR_PAGES)) {
      const start = match.index;
      if (!text.slice(Math.max(0, start - 60), start).includes(match[1] ?? "")) continue;
      remarks.push({
        rule: "dashes/pages-that-are-years",
        severity: "warning",
        message: `the pages ${match[1]}–${match[2]} are years, and ${match[1]} stands in the title before them`,
        start,
        end: start + match[0].length,
        hint: "Look the pages up in the print.",
      });
    }
    return { edits, marks: [], remarks };
  },
};

/** Whether digits behind a month are its year rather than two of its days. */
function isYear(digits: string): boolean {
  return Number(digits) >= 1800 && Number(digits) < 2100;
}

/** Where the numbers of a text begin: what begins with a digit is looked for there alone. */
class Numbers {
  private readonly text: string;
  private readonly starts: readonly number[];
  private entries: ReadonlySet<number> | null = null;

  constructor(text: string) {
    this.text = text;
    this.starts = Array.from(text.matchAll(NUMBER), ({ index }) => index);
  }

  /** What a sticky pattern matches, at the begin of a number. */
  *matching(pattern: RegExp): Generator<RegExpExecArray> {
    let end = 0;
    for (const start of this.starts) {
      if (start < end) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(this.text);
      if (!match) continue;
      end = start + match[0].length;
      yield match;
    }
  }

  /** Whether a list in the text has an entry of that number: the digits may be the marker of a note behind the day. */
  hasEntry(number: number): boolean {
    this.entries ??= new Set(
      Array.from(this.text.matchAll(ENTRY), ([, digits = ""]) => (digits.startsWith("0") ? -1 : Number(digits))),
    );
    return this.entries.has(number) || this.entries.has(number + 1);
  }
}

/** The numbers of a list of pages ("545565, 600602 and 611") from an offset on. */
function pageList(text: string, from: number): { at: number; digits: string }[] {
  const list: { at: number; digits: string }[] = [];
  PAGE_LIST.lastIndex = from;
  for (let item = PAGE_LIST.exec(text); item; item = PAGE_LIST.exec(text)) {
    list.push({ at: item.index, digits: item[1] ?? "" });
    if (!/\s$/u.test(item[0])) break;
    PAGE_LIST.lastIndex = item.index + item[0].length;
  }
  return list;
}

/** The one way to cut digits into two pages in ascending order, or null where there is none or more than one. */
function pageRange(digits: string): [string, string] | null {
  if (digits.length < 4 || digits.length > 8 || Number(digits) <= HIGHEST_PAGE || digits.startsWith("0")) return null;
  const half = Math.floor(digits.length / 2);
  const [first, second] = [digits.slice(0, half), digits.slice(half)];
  const step = Number(second) - Number(first);
  return step > 0 && step <= LONGEST_RANGE && !second.startsWith("0") ? [first, second] : null;
}

const TIME = /^(?:1[0-2]|[1-9])(?::[0-5]\d)?$/;

/** The one way to cut digits into two times of day, or null where they are one time, or none, or more than one way is open. */
function timeRange(digits: string): [string, string] | null {
  if (TIME.test(digits)) return null;
  const ways: [string, string][] = [];
  for (let at = 1; at < digits.length; at++) {
    const [first, second] = [digits.slice(0, at), digits.slice(at)];
    if (TIME.test(first) && TIME.test(second)) ways.push([first, second]);
  }
  const colons = digits.includes(":") || digits.length === 2;
  return ways.length === 1 && colons ? (ways[0] ?? null) : null;
}
