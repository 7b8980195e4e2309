const DAY = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)$/;
const YEAR_OR_MONTH = /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/;
const TIME_OF_DAY = /T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z?$/;
const ISO_CHARACTERS = /^[0-9.,DHMPRSTWYZ/:+-]+$/;

/**
 * The attribute for a date: `when` as W3C XML Schema knows it, or `when-iso` for what only ISO 8601 knows
 * (TEI 14.4), or null for what is no date.
 */
export function dateAttribute(name: "when" | "from" | "to", value: string | null): string | null {
  if (value === null) return null;
  if (isSchemaDate(value)) return name;
  return ISO_CHARACTERS.test(value) ? `${name}-iso` : null;
}

/** Whether a value is an `xsd:date`, `gYear`, `gYearMonth` or `dateTime`, of a day that exists. */
export function isSchemaDate(value: string): boolean {
  if (value.startsWith("0000")) return false;
  if (YEAR_OR_MONTH.test(value)) return true;
  const [, year, month, day] = DAY.exec(value.replace(TIME_OF_DAY, "")) ?? [];
  return Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The target of a reference as a URI (RFC 3986); null where nothing is left of it. */
export function uri(target: string): string | null {
  const [beforeFragment = "", ...fragment] = target.replace(/\p{Cs}/gu, "\uFFFD").split("#");
  const written = fragment.length > 0 ? `${beforeFragment}#${fragment.join("%23")}` : beforeFragment;
  // `%` stays only where it begins an escape; what a URI cannot hold is escaped
  const escaped = written
    .replace(/%(?![0-9A-Fa-f]{2})/g, "%25")
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
  // a colon without a scheme before it would read as one (RFC 3986, 4.2)
  const colon = escaped.search(/[:/?#]/);
  const unschemed = escaped[colon] === ":" && !/^[A-Za-z][A-Za-z0-9+.-]*:[^#]/.test(escaped);
  return escaped === "" ? null : unschemed ? `./${escaped}` : escaped;
}

/** The value as one token without white space (TEI `teidata.word`), or null. */
export function word(value: string): string | null {
  return /^[^\p{C}\p{Z}]+$/u.test(value) ? value : null;
}

/** A language tag in the form that XML knows (`xsd:language`), `und` for anything else. */
export function languageTag(value: string): string {
  return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value) ? value : "und";
}

/** A version in the form that `application` asks for: up to four numbers, each with letters behind it. */
export function applicationVersion(version: string): string {
  return /^\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}/.exec(version)?.[0] ?? "0";
}
