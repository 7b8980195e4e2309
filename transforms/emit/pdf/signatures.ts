/** How a book's pages come to lie on sheets that are printed on both sides, folded and bound. */
export interface Imposition {
  /** Saddle stitch: all sheets lie in each other and are stitched through the fold. Perfect: sections lie one upon the other. */
  readonly binding: "saddle-stitch" | "perfect";
  /** Pages on both sides of a sheet: folded once (folio), twice (quarto) or three times (octavo). */
  readonly sheet: SheetPages;
  /** Pages of a section in perfect binding: as many as one sheet has, or as several that lie in each other. */
  readonly section: number;
  /** By how much a leaf sticks out beyond the one that it lies in, in points: about the thickness of the paper. */
  readonly creep: number;
  /** What is cut away at head, foot and fore edge, in points. */
  readonly trim: number;
}

export type SheetPages = 4 | 8 | 16;

/** A page in its place on a side; rows and columns count from the top left. `page` counts from 1 and is null for a blank. */
export interface PlacedPage {
  readonly page: number | null;
  readonly row: number;
  readonly column: number;
  /** Whether it stands on its head. */
  readonly inverted: boolean;
  /** Whether it is a right-hand page, whose back is at its left. */
  readonly recto: boolean;
  /** How many leaves of its section lie around its own. */
  readonly depth: number;
}

/** One side of a sheet. The back is printed as it is seen when the sheet is turned over like a page. */
export interface SheetSide {
  readonly section: number;
  readonly places: readonly PlacedPage[];
}

interface Scheme {
  readonly front: readonly (readonly number[])[];
  readonly back: readonly (readonly number[])[];
}

/**
 * Where the pages of one sheet lie, by rows, in the folds that are the same everywhere: the last one at the back, rows head
 * to head, so that all but the lowest row stand on their heads. Two pages whose numbers are one more than the sheet has
 * together meet at the back.
 */
const SCHEMES: Readonly<Record<SheetPages, Scheme>> = {
  4: { front: [[4, 1]], back: [[2, 3]] },
  8: {
    front: [
      [5, 4],
      [8, 1],
    ],
    back: [
      [3, 6],
      [2, 7],
    ],
  },
  16: {
    front: [
      [5, 12, 9, 8],
      [4, 13, 16, 1],
    ],
    back: [
      [7, 10, 11, 6],
      [2, 15, 14, 3],
    ],
  },
};

/** Rows and columns of pages on one side of a sheet. */
export function gridOf(sheet: SheetPages): { readonly rows: number; readonly columns: number } {
  const { front } = SCHEMES[sheet];
  return { rows: front.length, columns: front[0]?.length ?? 0 };
}

/**
 * The sides of all sheets in the order in which they are printed: front and back of each, a section's outermost sheet
 * first. Blank pages fill the last sheet.
 * @param pages how many pages the book has
 */
export function sheetSides(pages: number, { binding, sheet, section }: Imposition): SheetSide[] {
  const whole = Math.ceil(pages / sheet) * sheet;
  const sides: SheetSide[] = [];
  const length = binding === "saddle-stitch" ? whole : section;
  for (let first = 0; first < whole; first += length) {
    const size = Math.min(length, whole - first);
    for (let at = 0; at < size / sheet; at++)
      for (const side of ["front", "back"] as const)
        sides.push({
          section: first / length,
          places: placesOf(SCHEMES[sheet][side], (place) => {
            const inSection = pageOfSection(place, at, size, sheet);
            const page = first + inSection;
            const leaf = Math.ceil(inSection / 2);
            return {
              page: page <= pages ? page : null,
              recto: inSection % 2 === 1,
              depth: Math.min(leaf, size / 2 + 1 - leaf) - 1,
            };
          }),
        });
  }
  return sides;
}

/** Half of a sheet's pages stand before those of the sheets that lie in it, half behind. */
function pageOfSection(place: number, at: number, size: number, sheet: number): number {
  const half = sheet / 2;
  return place <= half ? at * half + place : size - (at + 1) * half + (place - half);
}

function placesOf(
  rows: Scheme["front"],
  page: (place: number) => Pick<PlacedPage, "page" | "recto" | "depth">,
): PlacedPage[] {
  return rows.flatMap((places, row) =>
    places.map((place, column) => ({ ...page(place), row, column, inverted: row < rows.length - 1 })),
  );
}
