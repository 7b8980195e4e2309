import type { Rendition } from "./edition.ts";

/** A rectangle on a page, in the layout's unit, from the page's upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A word of a line: its place in the source text and on the page, and how sure the OCR was of it (0 to 1, null where it does not say). */
export interface LayoutWord {
  readonly start: number;
  readonly end: number;
  readonly box: Box;
  readonly confidence: number | null;
  /** How it is set, where the source says so. */
  readonly styles?: readonly Rendition[];
}

/** What a line is by the word of its source, which names the regions of its pages; text has no role. */
export type LineRole =
  | "running-head"
  | "running-foot"
  | "page-number"
  | "signature-mark"
  | "catchword"
  | "note"
  | "marginal"
  | "heading"
  | "caption";

/** The cell of a table that the source names: its table (counted through the source), its row and column from 0, and how many of each it spans. */
export interface LayoutCell {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly isHeader: boolean;
}

/** A line of print: its place in the source text, on its page, and the height of its type (null where it is not known). */
export interface LayoutLine {
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly box: Box;
  readonly size: number | null;
  /** Its words, where the source has their places. */
  readonly words?: readonly LayoutWord[];
  /** What the source says it is; left out where it is text, or the source does not say. */
  readonly role?: LineRole;
  /** The cell that it stands in, where the source has tables. */
  readonly cell?: LayoutCell;
}

/** A page of the source; its lines are those from `firstLine` on, before `endLine`. */
export interface LayoutPage {
  readonly start: number;
  readonly end: number;
  readonly width: number;
  /** Its height; left out where the source has none, as a page text. */
  readonly height?: number;
  /** Its number as the file names it beside the print (a PDF's page label, ALTO's `PRINTED_IMG_NR`). */
  readonly label?: string;
  readonly firstLine: number;
  readonly endLine: number;
}

/**
 * Where the lines of a source stand on its pages: stand-off, of one shape for every format, so that a
 * transform asks “is this line set smaller”, never “is this hOCR”. In the unit `character` a page text
 * itself gives the places: columns from the left, lines from the top.
 */
export interface Layout {
  readonly unit: "pixel" | "point" | "character";
  /** Whether the letters are those that were set, as in a PDF of a typesetter: nothing was read by OCR. */
  readonly isExact?: true;
  readonly pages: readonly LayoutPage[];
  readonly lines: readonly LayoutLine[];
}

/** The lines of one page. */
export function linesOfPage(layout: Layout, page: LayoutPage): readonly LayoutLine[] {
  return layout.lines.slice(page.firstLine, page.endLine);
}
