/** A date as found in a text: where it stands, and what it is in ISO 8601 (all null for “undated”). */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly when: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const MONTH = `(${MONTHS.join("|")})`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "\\[?((?:1[5-9]|20)\\d\\d)(?!\\d)\\]?";
const JOIN = "\\s?(?:[–—-]|to|and|or|/|through)\\s?";
/** The forms of dates in datelines, the longer before the shorter; each says how its groups make a date. */
const FORMS: readonly {
  readonly pattern: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => Omit<FoundDate, "start" | "end"> | null;
}[] = [
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY}, ${YEAR}${JOIN}${MONTH} ${DAY}, ${YEAR}`, "iu"),
    read: ([m1, d1, y1, m2, d2, y2]) => range(day(y1, m1, d1), day(y2, m2, d2)),
  },
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY}${JOIN}${MONTH} ${DAY},? ${YEAR}`, "iu"),
    read: ([m1, d1, m2, d2, y]) => range(day(y, m1, d1), day(y, m2, d2)),
  },
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY}(?:, \\d{1,2})*,?${JOIN}${DAY},? ${YEAR}`, "iu"),
    read: ([m, d1, d2, y]) => range(day(y, m, d1), day(y, m, d2)),
  },
  {
    pattern: new RegExp(`\\b${MONTH} ${DAY}(?:\\s?\\[[^\\]]{1,12}\\])?,? ${YEAR}`, "iu"),
    read: ([m, d, y]) => single(day(y, m, d)),
  },
  {
    pattern: new RegExp(`\\b${DAY}${JOIN}${DAY} ${MONTH},? ${YEAR}`, "iu"),
    read: ([d1, d2, m, y]) => range(day(y, m, d1), day(y, m, d2)),
  },
  { pattern: new RegExp(`\\b${DAY} ${MONTH},? ${YEAR}`, "iu"), read: ([d, m, y]) => single(day(y, m, d)) },
  { pattern: new RegExp(`\\b${MONTH},? ${YEAR}`, "iu"), read: ([m, y]) => single(month(y, m)) },
  { pattern: /\[?\bundated\b\]?/iu, read: () => ({ when: null, from: null, to: null }) },
];

/** The first date of a dateline, in the forms of English print; null where there is none. Months and days that do not exist are none. */
export function readDate(line: string): FoundDate | null {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(line);
    const date = match && read(match.slice(1));
    if (match && date) return { start: match.index, end: match.index + match[0].length, ...date };
  }
  return null;
}

function month(year: string | undefined, name: string | undefined): string | null {
  const at = MONTHS.indexOf((name ?? "").toLowerCase());
  return year && at >= 0 ? `${year}-${String(at + 1).padStart(2, "0")}` : null;
}

function day(year: string | undefined, name: string | undefined, number: string | undefined): string | null {
  const of = month(year, name);
  const value = Number(number);
  if (!of || value < 1) return null;
  const last = new Date(Date.UTC(Number(year), Number(of.slice(5)), 0)).getUTCDate();
  return value <= last ? `${of}-${String(value).padStart(2, "0")}` : null;
}

function single(date: string | null): Omit<FoundDate, "start" | "end"> | null {
  return date === null ? null : { when: date, from: null, to: null };
}

function range(from: string | null, to: string | null): Omit<FoundDate, "start" | "end"> | null {
  return from === null || to === null || from > to ? null : { when: null, from, to };
}
