import { contentTokens } from "./content-tokens.ts";

/** The characters of a font's codes of two bytes. */
export type CharacterMap = ReadonlyMap<number, string>;

/** Reads a font's `ToUnicode` map (ISO 32000-1, 9.10.3): single codes, and ranges of them. */
export function characterMap(bytes: Uint8Array): CharacterMap {
  const map = new Map<number, string>();
  let strings: Uint8Array[] = [];
  let list: Uint8Array[] | null = null;
  for (const token of contentTokens(bytes)) {
    if (token.type === "string") (list ?? strings).push(token.bytes);
    else if (token.type === "open" && token.text === "[") list = [];
    else if (token.type === "close" && token.text === "]" && list !== null) {
      const first = number(strings.at(-2));
      list.forEach((characters, at) => {
        map.set(first + at, utf16(characters));
      });
      strings = strings.slice(0, -2);
      list = null;
    } else if (token.type === "operator") {
      if (token.text === "endbfchar")
        for (let at = 0; at + 1 < strings.length; at += 2) map.set(number(strings[at]), utf16(strings[at + 1]));
      if (token.text === "endbfrange")
        for (let at = 0; at + 2 < strings.length; at += 3) addRange(map, strings.slice(at, at + 3));
      strings = [];
    }
  }
  return map;
}

function addRange(map: Map<number, string>, [from, to, characters]: readonly Uint8Array[]): void {
  const first = number(from);
  const start = utf16(characters);
  const last = start.codePointAt(start.length - 1) ?? 0;
  for (let code = first; code <= number(to); code++)
    map.set(code, start.slice(0, -1) + String.fromCharCode(last + code - first));
}

function number(bytes: Uint8Array | undefined): number {
  return [...(bytes ?? [])].reduce((value, byte) => value * 256 + byte, 0);
}

/** Characters as UTF-16, the higher byte first. */
export function utf16(bytes: Uint8Array | undefined): string {
  let text = "";
  const given = bytes ?? new Uint8Array();
  for (let at = 0; at + 1 < given.length; at += 2)
    text += String.fromCharCode((given[at] ?? 0) * 256 + (given[at + 1] ?? 0));
  return text;
}
