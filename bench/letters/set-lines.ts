/** A line's end with a hyphen: the index of the line, and whether the hyphen is the word's own. */
interface HyphenEnd {
  readonly line: number;
  readonly isOwn: boolean;
}

/** A text in lines of print, and the hyphens at their ends. */
export interface SetText {
  readonly lines: readonly string[];
  readonly hyphens: readonly HyphenEnd[];
}

/** Behind a hyphen, a number's too, a line may end. */
const OWN_BREAK = /(?<=[\p{L}\d.]-)(?=\p{L})/u;
/** Between syllables, roughly: before a consonant with a vowel behind it. */
const SYLLABLE = /(?<=[aeiouy][a-z]?)(?=[bcdfghjklmnpqrstvwxz][aeiouy])/iu;
const WORD = /^(\P{L}*)(\p{L}{5,})/u;
const FEWEST_BEFORE = 2;
const FEWEST_BEHIND = 3;

/** Sets a text in lines of a width in letters; paragraphs stand between empty lines. Words are parted at their own hyphens and between syllables. */
export function setInLines(text: string, width: number): SetText {
  const lines: string[] = [];
  const hyphens: HyphenEnd[] = [];
  for (const paragraph of text.split(/\n\n/u)) {
    let line = "";
    for (let rest of paragraph.split(/\s+/u)) {
      while (rest !== "") {
        const room = width - line.length - (line === "" ? 0 : 1);
        if (rest.length <= room) {
          line += (line === "" ? "" : " ") + rest;
          break;
        }
        const cut = lastBreak(rest, room);
        if (cut) {
          hyphens.push({ line: lines.length, isOwn: cut.isOwn });
          lines.push(`${line}${line === "" ? "" : " "}${rest.slice(0, cut.at)}${cut.isOwn ? "" : "-"}`);
          rest = rest.slice(cut.at);
        } else if (line === "") {
          lines.push(rest);
          break;
        } else lines.push(line);
        line = "";
      }
    }
    if (line !== "") lines.push(line);
    lines.push("");
  }
  return { lines, hyphens };
}

function lastBreak(word: string, room: number): { at: number; isOwn: boolean } | null {
  let best: { at: number; isOwn: boolean } | null = null;
  let from = 0;
  for (const part of word.split(OWN_BREAK)) {
    if (from > 0 && from <= room) best = { at: from, isOwn: true };
    const [, before = "", letters = ""] = WORD.exec(part) ?? [];
    let at = from + before.length;
    const end = at + letters.length;
    for (const syllable of letters.split(SYLLABLE).slice(0, -1)) {
      at += syllable.length;
      if (at + 1 > room || at - from - before.length < FEWEST_BEFORE || end - at < FEWEST_BEHIND) continue;
      best = { at, isOwn: false };
    }
    from += part.length;
  }
  return best;
}
