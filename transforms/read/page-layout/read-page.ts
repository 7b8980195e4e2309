import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box, LayoutCell, LineRole } from "../../../pipeline/model/layout.ts";

/** A word as its format gives it: no box where the format has none. */
export interface ReadWord {
  readonly text: string;
  readonly box: Box | null;
  /** How sure the OCR was of it, from 0 to 1; null where it does not say. */
  readonly confidence: number | null;
  /** The size of its type as the format names it, in any one unit. */
  readonly size?: number;
  readonly styles?: readonly Rendition[];
  /** Whether no space stands before it: the rest of a word that is set in two ways. */
  readonly glued?: boolean;
}

/** Quarter turns against the clock by which text lies turned on its page. */
export type Turn = 0 | 1 | 2 | 3;

/** A line as its format gives it: no box where the format has none. */
export interface ReadLine {
  readonly words: readonly ReadWord[];
  readonly box: Box | null;
  readonly role: LineRole | null;
  readonly turn: Turn;
  readonly cell?: LayoutCell | null;
}

/** A page as its format gives it, its lines in reading order; a width or height of 0 is not known. */
export interface ReadPage {
  readonly width: number;
  readonly height: number;
  readonly label: string | null;
  readonly lines: readonly ReadLine[];
}

/** Words without places. */
export function looseWords(text: string): ReadWord[] {
  const words = text.trim().split(/\s+/u);
  return words[0] === "" ? [] : words.map((word) => ({ text: word, box: null, confidence: null }));
}

/** The quarter turns in an angle in degrees against the clock; none where it is no number. */
export function turnOf(degrees: string | undefined): Turn {
  const quarters = Math.round(Number(degrees ?? 0) / 90);
  const turn = ((quarters % 4) + 4) % 4;
  return turn === 1 || turn === 2 || turn === 3 ? turn : 0;
}

/** A confidence from 0 to 1, out of one that may be counted in hundreds; null where there is none. */
export function confidenceOf(value: string | undefined): number | null {
  const number = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number) || number < 0) return null;
  return Math.min(1, number > 1 ? number / 100 : number);
}
