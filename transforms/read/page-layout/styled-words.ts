import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box } from "../../../pipeline/model/layout.ts";
import { divide } from "./box.ts";
import type { ReadWord } from "./read-page.ts";

/** A part of a word that is set in one way. */
export interface Piece {
  readonly text: string;
  readonly styles: readonly Rendition[];
}

/** A word whose parts are set in different ways, as words without a space between them; they share its place. */
export function styledWord(
  pieces: readonly Piece[],
  box: Box | null,
  confidence: number | null,
  size?: number,
): ReadWord[] {
  const filled = pieces.filter(({ text }) => text.trim() !== "");
  const boxes =
    box &&
    divide(
      box,
      filled.map(({ text }) => text.length),
    );
  return filled.map(({ text, styles }, at) => ({
    text,
    box: boxes?.[at] ?? null,
    confidence,
    styles,
    ...(size !== undefined && { size }),
    ...(at > 0 && { glued: true }),
  }));
}

const STYLES: readonly (readonly [RegExp, Rendition])[] = [
  [/italic/iu, "italic"],
  [/\bbold/iu, "bold"],
  [/small-?_?caps/iu, "small-caps"],
  [/underlin/iu, "underline"],
  [/superscript/iu, "superscript"],
  [/subscript/iu, "subscript"],
];

/** The renditions that words name: those of ALTO’s `FONTSTYLE` and PAGE’s text styles. */
export function stylesNamed(words: string | undefined): Rendition[] {
  return words === undefined ? [] : STYLES.flatMap(([name, style]) => (name.test(words) ? [style] : []));
}
