import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Layout, LayoutWord } from "../../../pipeline/model/layout.ts";
import type { Mark } from "../../../pipeline/transform.ts";

const NOTE_SIGN = /^(?:\d{1,3}|[*†‡§‖¶]{1,3}|[a-z])$/u;

/**
 * What the way words are set says of them: emphasis, and raised numbers and signs as markers of notes. A raised
 * sign that begins its line is the label of a note at a page's foot, which is no marker.
 */
export function marksOfWords(text: string, { lines }: Layout): Mark[] {
  const marks: Mark[] = [];
  for (const { words = [], start } of lines) {
    if (!words.some(({ styles }) => styles)) continue;
    for (const [at, word] of words.entries()) {
      for (const style of word.styles ?? []) {
        if (style === "superscript") marks.push(...raisedMark(text, word, start));
        // a phrase is marked once, at its first word
        else if (!continues(words[at - 1], style))
          marks.push({ type: "emphasis", start: word.start, end: endOf(words, at, style), rendition: style });
      }
    }
  }
  return marks;
}

function raisedMark(text: string, { start, end }: LayoutWord, lineStart: number): Mark[] {
  const sign = text.slice(start, end);
  if (!NOTE_SIGN.test(sign)) return [{ type: "emphasis", start, end, rendition: "superscript" }];
  return start === lineStart ? [] : [{ type: "note-marker", start, end, number: sign }];
}

function continues(word: LayoutWord | undefined, style: Rendition): boolean {
  return word?.styles?.includes(style) ?? false;
}

function endOf(words: readonly LayoutWord[], from: number, style: Rendition): number {
  let at = from;
  while (continues(words[at + 1], style)) at++;
  return words[at]?.end ?? 0;
}
