import { emsOf } from "./character-width.ts";
import type { LayoutLine, LayoutWord } from "./layout.ts";

/** A word that the OCR was no surer of than this may hold what it did not read. */
const UNSURE = 0.6;
/** A raised number is at least this wide, in ems; words of their own width differ by less from the common faces. */
const NARROWEST = 0.1;

/** A word of letters alone: figures, names of files and words run together are often unsure. */
const PLAIN = /^[“"‘([]{0,2}\p{L}+[.,;:)\]”"]{0,3}$/u;

/**
 * Whether a word may hold a raised number that the OCR did not read: it is wider than its letters, and the OCR was unsure
 * of it. Always false where the source has no widths or does not say how sure it is.
 */
export function mayHoldMarker({ box, confidence }: LayoutWord, text: string, { size }: LayoutLine): boolean {
  if (confidence === null || confidence > UNSURE || size === null || !PLAIN.test(text)) return false;
  return (box.right - box.left) / size - emsOf(text) >= NARROWEST;
}
