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

const widths = new Map(classes.flatMap(([width, characters]) => [...characters].map((one) => [one, width] as const)));
const usual = 560;
const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;

/** About how wide a text sets, in thousandths of the type size. */
export function textWidthOf(text: string): number {
  let sum = 0;
  for (const one of text) sum += widths.get(one) ?? (one < "\u{1100}" ? usual : wide.test(one) ? 1000 : usual);
  return sum;
}
