/**
 * One character that XML 1.0 cannot hold (section 2.2, production 2), a lone surrogate among them.
 * With the `u` flag a surrogate pair counts as the one character it stands for.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
const FORBIDDEN_ALL = new RegExp(FORBIDDEN.source, "gu");
const TEXT_SPECIAL = /[&<>\r]/g;
const ATTRIBUTE_SPECIAL = /[&<>"\t\n\r]/g;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

const reference = (character: string): string => REFERENCES[character] ?? character;

/** Whether XML 1.0 can hold every character of the text (XML 1.0, production 2). */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** Replaces every character that XML 1.0 cannot hold: a control character, U+FFFE, U+FFFF, a lone surrogate. */
export function replaceForbidden(text: string, replace: (character: string) => string): string {
  return FORBIDDEN.test(text) ? text.replace(FORBIDDEN_ALL, replace) : text;
}

/**
 * Text as XML character data. A carriage return becomes a reference, because a parser would make a
 * line feed of it (XML 1.0, 2.11); a character that XML cannot hold becomes U+FFFD.
 */
export function escapeText(text: string): string {
  return replaceForbidden(text, () => "\uFFFD").replace(TEXT_SPECIAL, reference);
}

/**
 * Text as the value of an attribute in double quotes. White space other than the space becomes a
 * reference, because a parser would make spaces of it (XML 1.0, 3.3.3); a character that XML cannot
 * hold becomes U+FFFD.
 */
export function escapeAttribute(text: string): string {
  return replaceForbidden(text, () => "\uFFFD").replace(ATTRIBUTE_SPECIAL, reference);
}
