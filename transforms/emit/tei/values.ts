import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";

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
