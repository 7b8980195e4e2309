/** Widths of Cambria's characters in thousandths of the type size, those of nearly one width together. */
const classes: readonly (readonly [number, string])[] = [
  [212, ",. '\u{A0}‘’"],
  [280, ":;`ijl!Jf"],
  [335, "-I|[]t"],
  [378, '(){}_"“”'],
  [430, "*?rsczx"],
  [505, "$/S\\aegvy–LFko"],
  [550, "0123456789+<=>CZ^bdhnpqu"],
  [600, "BGTVEPXYAKR#"],
  [660, "DOQU&HN~"],
  [830, "wMm@%"],
  [960, "W—"],
];

const usual = 560;
const wide = 1000;

/** Below this code point every character has its entry; above it are those of East Asia, and signs. */
const TABLE = 0x2100;
const widths = new Uint16Array(TABLE).fill(usual);
for (const [width, characters] of classes) for (const one of characters) widths[one.charCodeAt(0)] = width;

/** Where East Asian scripts and pictographs begin that are as wide as they are high (Unicode, blocks). */
const WIDE_FROM = 0x2e80;

/** About how wide a text sets, in thousandths of the type size. */
export function textWidthOf(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // half of a surrogate pair is half a wide sign
    if (code < TABLE) sum += widths[code] ?? usual;
    else if (code >= 0xd800 && code <= 0xdfff) sum += wide / 2;
    else sum += code >= WIDE_FROM && code < 0xd800 ? wide : usual;
  }
  return sum;
}
