import type { InlineData, Line } from "./data.ts";

/** Turns a string into what is set: characters without a glyph are named instead. */
export type Lettering = (text: string) => Line;

/**
 * Typst stops at a character that no font of the book has. `missing` holds those characters; each is
 * set as its code point, so that a reader sees that there is one, and which.
 * Line ends and tabs are spaces in set text; a lone surrogate is no character and becomes U+FFFD.
 */
export function lettering(missing: ReadonlySet<string>): Lettering {
  return (text) => {
    const line: InlineData[] = [];
    let run = "";
    for (const character of text) {
      const letter = /[\t\n\v\f\r\u0085\u2028\u2029]/.test(character)
        ? " "
        : character.replace(/\p{Surrogate}/u, "\uFFFD");
      if (!missing.has(letter)) {
        run += letter;
        continue;
      }
      if (run) line.push(run);
      run = "";
      line.push({ type: "missing", code: codePoint(letter) });
    }
    if (run) line.push(run);
    return line;
  };
}

/** The words of a text, each by itself: a running head is cut between them. */
export function words(text: string, letters: Lettering): Line[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(letters);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
