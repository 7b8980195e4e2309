import type { Rendition } from "../../../pipeline/model/edition.ts";

/** What is to be known of a font. */
export interface FontFacts {
  readonly styles: readonly Rendition[];
  /** How wide its full digits are, as a part of its size; null where it is not known. */
  readonly digitWidth: number | null;
}

const ITALIC = /ital|obliq|kursiv|slanted|-it\b/iu;
const BOLD = /bold|black|heavy|demi/iu;
const SMALL_CAPS = /small-?caps|[-,](?:sc|caps)\b|smcp/iu;
const PER_SIZE = 1000;

/**
 * What a font says of itself (PDF.js): by its name whether it is italic, bold or of small capitals, by its widths how
 * wide a digit is.
 */
export function factsOfFont(font: unknown): FontFacts {
  if (!isRecord(font)) return { styles: [], digitWidth: null };
  const name = typeof font.name === "string" ? font.name.replace(/^[A-Z]{6}\+/u, "") : "";
  const styles: Rendition[] = [];
  if (font.italic === true || ITALIC.test(name)) styles.push("italic");
  if (font.bold === true || BOLD.test(name)) styles.push("bold");
  if (SMALL_CAPS.test(name)) styles.push("small-caps");
  return { styles, digitWidth: digitWidth(font) };
}

/** A font with raised digits of its own has two glyphs of one digit; the wider one is the full one. */
function digitWidth({ toUnicode, widths }: Record<string, unknown>): number | null {
  const letters = isRecord(toUnicode) ? toUnicode._map : null;
  if (!Array.isArray(letters) || !isRecord(widths)) return null;
  let widest = 0;
  for (const [code, letter] of letters.entries()) {
    const width: unknown = widths[code];
    if (typeof letter === "string" && /^\d$/u.test(letter) && typeof width === "number")
      widest = Math.max(widest, width);
  }
  return widest > 0 ? widest / PER_SIZE : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
