import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

/** `from` and `until`: the years in which files were numbered by subject and date. */
export interface FileNumberOptions {
  readonly from: number;
  readonly until: number;
}

/** “611.61/91058”: a decimal class, a stroke, and a date whose dash is gone (month, day, year). */
const RUN_TOGETHER = /(?<![\p{L}\p{N}./–-])(\d{3}[A-Z]?\.\d{2,6}(?:[–-][A-Z]{2,4})?\/)(\d{4,6})(?![\p{L}\p{N}/–-])/gu;
const WITH_DASH = /\d{3}[A-Z]?\.\d{2,6}(?:[–-][A-Z]{2,4})?\/\d{1,2}[–-]\d/u;
const YEAR = /(?<!\d)19(\d\d)(?!\d)/gu;

/**
 * Numbers of the Department of State's central decimal files, which end in the document's date
 * ("611.61/9–1058" is September 10, 1958), where a copy lost the dash between month and day.
 */
export const fileNumbers: NormalizeTransform<FileNumberOptions> = {
  phase: "normalize",
  name: "file-numbers",
  defaults: { from: 1944, until: 1973 },
  rules: [
    {
      id: "file-numbers/date",
      tier: "auto",
      summary: "Puts the en dash back between month and day in the number of a central decimal file.",
      example: { before: "Central Files, 611.6194/71861", after: "Central Files, 611.6194/7–1861" },
      rationale:
        "The last two digits are a year that the text names, one way alone of cutting the rest gives a month and a day, and no such number in the text has kept its dash. Serial numbers without a date, as they were used before 1944, are left alone.",
    },
  ],
  run(view, { options }) {
    const { text } = view;
    const edits: Edit[] = [];
    if (WITH_DASH.test(text)) return { edits, marks: [], remarks: [] };
    let years: Set<number> | null = null;
    for (const match of text.matchAll(RUN_TOGETHER)) {
      years ??= new Set([...text.matchAll(YEAR)].map((found) => 1900 + Number(found[1])));
      const digits = match[2] ?? "";
      const year = 1900 + Number(digits.slice(-2));
      if (year < options.from || year > options.until || !years.has(year)) continue;
      const month = onlyMonth(digits.slice(0, -2));
      if (month === null) continue;
      const start = match.index + (match[1] ?? "").length;
      edits.push({
        rule: "file-numbers/date",
        kind: "correction",
        start,
        end: start + digits.length,
        after: `${month}–${digits.slice(month.length)}`,
        certainty: "high",
        evidence: `${month} is a month, ${digits.slice(month.length, -2)} a day of it, and the text names ${year}`,
      });
    }
    return { edits, marks: [], remarks: [] };
  },
};

/** The month, where one way alone of cutting the digits gives a month and a day; else null. */
function onlyMonth(digits: string): string | null {
  const ways = [1, 2]
    .map((size) => digits.slice(0, size))
    .filter((month) => isMonthAndDay(month, digits.slice(month.length)));
  return ways.length === 1 ? (ways[0] ?? null) : null;
}

function isMonthAndDay(month: string, day: string): boolean {
  if (month.startsWith("0") || day.startsWith("0") || day.length < 1 || day.length > 2) return false;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
