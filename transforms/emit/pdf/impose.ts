import type { PDFPage } from "pdf-lib";
import { cropRoom, type Design } from "./design.ts";
import { gridOf, type Imposition, type PlacedPage, type SheetSide, sheetSides } from "./signatures.ts";

/** How far a mark stands from what is trimmed, and how long it is, in points. */
const MARK_DISTANCE = 4;
const MARK_LENGTH = 12;
const MARK_WIDTH = 0.3;
/** The bar over the back fold by which a binder sees that sections are in order. */
const BAR = { width: 5, height: 12 };
const BAR_STEPS = 12;

interface Sheet {
  readonly imposition: Imposition;
  readonly page: Design["page"];
  /** What is left free around all pages: room to trim, and for marks. */
  readonly margin: number;
  readonly rows: number;
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The book on sheets for a printer who prints them on both sides, turns them over like a page, folds, gathers and trims:
 * with marks for cutting and folding, and in perfect binding a bar on the back of each section, a step lower each time.
 * The pages become pictures without structure: no PDF/UA, no PDF/A.
 * @param book the finished book
 * @param date ISO 8601 date and time, UTC
 */
export async function impose(
  book: Uint8Array,
  imposition: Imposition,
  { page, print }: Pick<Design, "page" | "print">,
  date: string,
): Promise<Uint8Array> {
  const { degrees, PDFDocument, PDFName } = await import("pdf-lib");
  const source = await PDFDocument.load(book, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const pages = source.getPages();
  // links lead to other pages, which would all be taken along
  for (const each of pages) for (const key of ["Annots", "StructParents"]) each.node.delete(PDFName.of(key));
  const { rows, columns } = gridOf(imposition.sheet);
  const margin = imposition.trim + MARK_DISTANCE + MARK_LENGTH + MARK_DISTANCE;
  const sheet: Sheet = {
    imposition,
    page,
    margin,
    rows,
    columns,
    width: 2 * margin + columns * page.width + (columns / 2 - 1) * 2 * imposition.trim,
    height: 2 * margin + rows * page.height + (rows - 1) * 2 * imposition.trim,
  };
  const sides = sheetSides(pages.length, imposition);
  const places = sides.flatMap((side) => side.places).filter((place) => place.page !== null);
  const placeOf = new Map(places.map((place) => [place.page, place]));
  const bleed = Math.min(print.bleed, imposition.trim);
  const document = await PDFDocument.create({ updateMetadata: false });
  const boxes = pages.map((_, at) => shown(sheet, placeOf.get(at + 1), cropRoom(print), bleed));
  const embedded = await document.embedPages(pages, boxes);
  for (const side of sides) {
    const leaf = document.addPage([sheet.width, sheet.height]);
    for (const place of side.places) {
      const picture = place.page === null ? undefined : embedded[place.page - 1];
      if (picture === undefined) continue;
      const turned = place.inverted ? { rotate: degrees(180) } : {};
      leaf.drawPage(picture, { ...origin(sheet, place, bleed), ...turned });
    }
    drawMarks(leaf, sheet);
    if (imposition.binding === "perfect" && places.length > imposition.section) drawBar(leaf, sheet, side);
  }
  const when = new Date(date);
  document.setTitle(`${source.getTitle() ?? ""} (imposed: ${imposition.binding}, ${imposition.sheet} pages a sheet)`);
  document.setCreationDate(when);
  document.setModificationDate(when);
  return document.save({ addDefaultPage: false, objectsPerTick: Number.POSITIVE_INFINITY });
}

interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What is shown of a book's page: up to the trimmed edge at its back, with what bleeds elsewhere. Creep shifts it to the back. */
function shown({ page, imposition }: Sheet, place: PlacedPage | undefined, room: number, bleed: number): Box {
  const shift = (place?.depth ?? 0) * imposition.creep;
  const recto = place?.recto ?? true;
  return {
    left: room + (recto ? shift : -bleed - shift),
    right: room + page.width + (recto ? bleed + shift : -shift),
    bottom: room - bleed,
    top: room + page.height + bleed,
  };
}

/** Where the lower left corner of what is shown of a page lies; it is turned around that corner. */
function origin(sheet: Sheet, place: PlacedPage, bleed: number): { x: number; y: number } {
  const { width, height } = sheet.page;
  const { left, bottom } = cell(sheet, place);
  const beyond = place.recto ? 0 : bleed;
  return place.inverted
    ? { x: left + width + beyond, y: bottom + height + bleed }
    : { x: left - beyond, y: bottom - bleed };
}

/** The lower left corner of a page's place, trimmed. Pages meet at their backs; elsewhere there is room to trim both. */
function cell(sheet: Sheet, { row, column }: Pick<PlacedPage, "row" | "column">): { left: number; bottom: number } {
  const { margin, rows, page, imposition } = sheet;
  return {
    left: margin + column * page.width + Math.floor(column / 2) * 2 * imposition.trim,
    bottom: margin + (rows - 1 - row) * (page.height + 2 * imposition.trim),
  };
}

function drawMarks(leaf: PDFPage, sheet: Sheet): void {
  const { rows, columns, page, width, height } = sheet;
  const line = (from: [number, number], to: [number, number], folds: boolean) =>
    leaf.drawLine({
      start: { x: from[0], y: from[1] },
      end: { x: to[0], y: to[1] },
      thickness: MARK_WIDTH,
      ...(folds && { dashArray: [2, 2] }),
    });
  const upright = (x: number, folds: boolean) => {
    line([x, MARK_DISTANCE], [x, MARK_DISTANCE + MARK_LENGTH], folds);
    line([x, height - MARK_DISTANCE], [x, height - MARK_DISTANCE - MARK_LENGTH], folds);
  };
  const level = (y: number, folds: boolean) => {
    line([MARK_DISTANCE, y], [MARK_DISTANCE + MARK_LENGTH, y], folds);
    line([width - MARK_DISTANCE, y], [width - MARK_DISTANCE - MARK_LENGTH, y], folds);
  };
  for (let column = 0; column < columns; column++) {
    const { left } = cell(sheet, { row: 0, column });
    // the back lies between the two pages of a pair
    if (column % 2 === 0) upright(left, false);
    else upright(left + page.width, false);
    if (column % 2 === 1) upright(left, true);
    else if (column > 0) upright(left - sheet.imposition.trim, true);
  }
  for (let row = 0; row < rows; row++) {
    const { bottom } = cell(sheet, { row, column: 0 });
    level(bottom, false);
    level(bottom + page.height, false);
    if (row > 0) level(bottom + page.height + sheet.imposition.trim, true);
  }
}

/** A bar over the fold between the first and the last page of a section. */
function drawBar(leaf: PDFPage, sheet: Sheet, { section, places }: SheetSide): void {
  const first = places.find(({ depth, recto }) => depth === 0 && recto);
  if (first === undefined || first.page === null || (first.page - 1) % sheet.imposition.section !== 0) return;
  const { left, bottom } = cell(sheet, first);
  const top = bottom + sheet.page.height - 36 - (section % BAR_STEPS) * BAR.height;
  leaf.drawRectangle({ x: left - BAR.width / 2, y: top - BAR.height, width: BAR.width, height: BAR.height });
}
