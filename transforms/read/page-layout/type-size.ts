import type { ReadWord } from "./read-page.ts";

/** How high words are, as parts of the size of their type: by whether letters rise above the line or hang below it. */
const HEIGHTS = { low: 0.46, hanging: 0.68, rising: 0.7, both: 0.92 } as const;
const RISING = /[\p{Lu}\d\u0062\u0064\u0066\u0068\u006b\u006c\u0074]/u;
const HANGING = /[gjpqyQ]/u;
const LETTERS = /\p{L}{3}/u;

/** Of fewer words no size can be told. */
const FEWEST_WORDS = 2;

/** The size of a line's type: the middle of what its words say; null where they are too few. */
export function typeSize(words: readonly ReadWord[]): number | null {
  const sizes = words.flatMap(({ text, box }) => {
    if (!box || !LETTERS.test(text)) return [];
    const height = box.bottom - box.top;
    return height > 0 ? [height / HEIGHTS[shapeOf(text)]] : [];
  });
  return sizes.length < FEWEST_WORDS ? null : middle(sizes);
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

function shapeOf(text: string): keyof typeof HEIGHTS {
  const rising = RISING.test(text);
  if (HANGING.test(text)) return rising ? "both" : "hanging";
  return rising ? "rising" : "low";
}
