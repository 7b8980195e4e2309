import type { InlineData, Line } from "./data.ts";

/** Turns a string into what is set: characters without a glyph are named instead. */
export type Lettering = (text: string) => Line;

/** From this length on a word may part behind its punctuation (an address of the web, a path). */
const ADDRESS_LENGTH = 24;
/** Hyphenation finds no place in a run of letters as long as this; it may part anywhere. */
const LETTERS_LENGTH = 48;
const SEAM = /[/?&=#_.,;:@+~-]/;
/** As many characters stand at least before a line's end and after it. */
const LEAST_PART = 5;

/**
 * Typst stops at a character that no font of the book has. `missing` holds those characters; each is
 * set as its code point, so that a reader sees that there is one, and which.
 * Line ends and tabs are spaces in set text; a lone surrogate is no character and becomes U+FFFD.
 * A word that is longer than a line may be gets places at which it parts without a hyphen.
 */
export function lettering(missing: ReadonlySet<string>): Lettering {
  return (text) => {
    const line: InlineData[] = [];
    let run = "";
    const flush = (): void => {
      if (run) line.push(run);
      run = "";
    };
    for (const token of text.split(/(?<=\s)(?=\S)/)) {
      const letters = [...token];
      const length = letters.length;
      let part = 0;
      letters.forEach((character, at) => {
        const letter = /[\t\n\v\f\r\u0085\u2028\u2029]/.test(character)
          ? " "
          : character.replace(/\p{Surrogate}/u, "\uFFFD");
        part++;
        if (missing.has(letter)) {
          flush();
          line.push({ type: "missing", code: codePoint(letter) });
        } else run += letter;
        if (length < ADDRESS_LENGTH || part < LEAST_PART || length - at <= LEAST_PART) return;
        const next = letters[at + 1] ?? "";
        const seam = SEAM.test(letter) && !SEAM.test(next);
        const within = part >= LETTERS_LENGTH / 4 && length >= LETTERS_LENGTH && !/\p{M}|\s/u.test(next);
        if (!seam && !within) return;
        flush();
        line.push({ type: "break" });
        part = 0;
      });
    }
    flush();
    return line;
  };
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
