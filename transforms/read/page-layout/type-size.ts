import { emsOf } from "../../../pipeline/model/character-width.ts";
import type { ReadWord } from "./read-page.ts";

/** Of words that are together shorter than this, in ems, no size can be told. */
const SHORTEST = 4;
const LETTERS = /\p{L}/u;

/**
 * The size of a line's type by how wide its words are: the OCR draws boxes as high as the whole line as often
 * as it draws them tight, so that heights tell nothing. Null where the words are too few.
 */
export function typeSize(words: readonly ReadWord[]): number | null {
  let wide = 0;
  let ems = 0;
  for (const { text, box } of words) {
    if (!box || !LETTERS.test(text) || isInCapitals(text)) continue;
    wide += box.right - box.left;
    ems += emsOf(text);
  }
  return ems < SHORTEST || wide <= 0 ? null : wide / ems;
}

/** The size that the format names for a line's type: that of most of its words; null where it names none. */
export function namedSize(words: readonly ReadWord[]): number | null {
  return middle(words.flatMap(({ size }) => (size === undefined ? [] : [size])));
}

/**
 * The sizes of a source's lines, in one unit. Measured ones go before those that the format names, because an OCR
 * engine guesses at them; a line that cannot be measured has its named one, at the scale that the others give.
 * @param areNamed whether the format names its sizes exactly, as a PDF does
 */
export function sizeOfLines(
  lines: readonly { readonly measured: number | null; readonly named: number | null }[],
  areNamed: boolean,
): (number | null)[] {
  if (areNamed) return lines.map(({ named }) => named);
  const scales = lines.flatMap(({ measured, named }) => (measured && named ? [measured / named] : []));
  const scale = middle(scales) ?? (lines.some(({ measured }) => measured !== null) ? null : 1);
  return lines.map(({ measured, named }) => measured ?? (named && scale && named * scale));
}

function middle(numbers: readonly number[]): number | null {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? null;
}

/** Whether most letters of a word are capitals: they may be small ones, as narrow as those of a smaller type. */
function isInCapitals(text: string): boolean {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > small;
}
