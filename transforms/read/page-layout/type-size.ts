import type { ReadWord } from "./read-word.ts";

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
  if (sizes.length < FEWEST_WORDS) return null;
  sizes.sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? null;
}

function shapeOf(text: string): keyof typeof HEIGHTS {
  const rising = RISING.test(text);
  if (HANGING.test(text)) return rising ? "both" : "hanging";
  return rising ? "rising" : "low";
}
