/**
 * One character that XML 1.0 cannot hold (section 2.2, production 2), a lone surrogate among them.
 * With the `u` flag a surrogate pair counts as the one character it stands for.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** A code unit that is such a character, or a half of a surrogate pair: quick to look for, and mostly nowhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const SUSPECT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;
/** What has to be looked at at all, in text and in attributes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const TEXT_UNSAFE = /[\u0000-\u0008\u000b-\u001f&<>\ud800-\udfff\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const ATTRIBUTE_UNSAFE = /[\u0000-\u001f&<>"\ud800-\udfff\ufffe\uffff]/;
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

/** Says what to write, as markup, for a character that XML cannot hold. */
type Substitute = (character: string) => string;

const reference = (character: string): string => REFERENCES[character] ?? character;
const replacementCharacter: Substitute = () => "\uFFFD";

/**
 * Text as XML character data. A carriage return becomes a reference, because a parser would make a
 * line feed of it (XML 1.0, 2.11). A character that XML cannot hold (a control character, U+FFFE, U+FFFF,
 * a lone surrogate) becomes U+FFFD, or the markup that `substitute` gives for it.
 */
export function escapeText(text: string, substitute: Substitute = replacementCharacter): string {
  if (!TEXT_UNSAFE.test(text)) return text;
  return replaceForbidden(text.replace(TEXT_SPECIAL, reference), substitute);
}

/**
 * Text as the value of an attribute in double quotes. White space other than the space becomes a
 * reference, because a parser would make spaces of it (XML 1.0, 3.3.3). For characters that XML cannot
 * hold see `escapeText`.
 */
export function escapeAttribute(text: string, substitute: Substitute = replacementCharacter): string {
  if (!ATTRIBUTE_UNSAFE.test(text)) return text;
  return replaceForbidden(text.replace(ATTRIBUTE_SPECIAL, reference), substitute);
}

function replaceForbidden(text: string, substitute: Substitute): string {
  return SUSPECT.test(text) ? text.replace(FORBIDDEN, substitute) : text;
}
