/** What the bytes 80 to 9F stand for (WHATWG Encoding, index windows-1252); the five unassigned ones are C1 controls. */
const UPPER =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

const TO_BYTE = new Map([...UPPER].map((character, at) => [character.charCodeAt(0), 0x80 + at]));

/** The text that bytes in Windows-1252 stand for; every byte has a character of its own. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (character) => UPPER[character.charCodeAt(0) - 0x80] ?? character);
}

/** The inverse of `decodeWindows1252`. Throws a RangeError for a character that the encoding does not have. */
export function encodeWindows1252(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = TO_BYTE.get(code) ?? code;
    const isC1 = code >= 0x80 && code < 0xa0 && !TO_BYTE.has(code);
    if (byte > 0xff || isC1)
      throw new RangeError(`Windows-1252 has no character U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
    bytes[at] = byte;
  }
  return bytes;
}
