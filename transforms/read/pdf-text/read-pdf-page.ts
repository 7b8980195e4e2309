import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box } from "../../../pipeline/model/layout.ts";
import { around, divide } from "../page-layout/box.ts";
import type { ReadLine, ReadPage, ReadWord, Turn } from "../page-layout/read-page.ts";
import { byGeometry } from "../page-layout/reading-order.ts";
import type { PdfContent, PdfText } from "./open-pdf.ts";

/** A stretch of text in the frame of its own reading direction: `x` goes on along the line, `y` down the page. */
interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly turn: Turn;
  readonly styles: readonly Rendition[];
  readonly isNarrow: boolean;
}

/** A part of a line without white space in it. */
interface Part {
  readonly run: Run;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Whether white space stands before it. */
  readonly isApart: boolean;
}

/** Letters rise so far above their line, as a part of their size. */
const RISE = 0.7;
/** Runs on lines nearer to each other than this, in sizes, stand on one line; a raised sign is within it. */
const SAME_LINE = 0.6;
/** White as wide as this, in sizes, parts words. */
const SPACE = 0.12;
/** A run that begins so far, in sizes, before the end of the one before it begins a line. */
const BACK = 0.5;
/** A sign smaller than this part of its line's size, or with digits narrower than this part of full ones, is raised or lowered. */
const SMALL = 0.82;
const NARROW = 0.8;
/** It stands so far above or below the line, in sizes of the line. */
const SHIFT = 0.12;

/** A page of a PDF as lines of words, in reading order. */
export function readPdfPage(content: PdfContent, label: string | null): ReadPage {
  const { width, height, texts } = content;
  const runs = texts.map((text) => runOf(text, width, height));
  const lines = linesOf(runs).flatMap((line) => readLine(line, width, height));
  return { width, height, label, lines: inOrder(lines) };
}

function runOf({ text, matrix, width, font }: PdfText, pageWidth: number, pageHeight: number): Run {
  const [a, b, c, d, e, f] = matrix;
  const size = Math.hypot(c, d) || Math.hypot(a, b);
  // the page's y goes down, so text that goes up the page has a negative b
  const quarters = Math.round((-Math.atan2(b, a) / Math.PI) * 2);
  const turn = (((quarters % 4) + 4) % 4) as Turn;
  const { x, y } = inFrame(e, f, turn, pageWidth, pageHeight);
  const digits = /^\d+$/u.test(text) && font.digitWidth !== null && size > 0;
  const isNarrow = digits && width / text.length / size < (font.digitWidth ?? 0) * NARROW;
  return { text, x, y, width, size, turn, styles: font.styles, isNarrow };
}

/** A point of the page in the frame of text that is turned against the clock. */
function inFrame(x: number, y: number, turn: Turn, width: number, height: number): { x: number; y: number } {
  switch (turn) {
    case 0:
      return { x, y };
    case 1:
      return { x: height - y, y: x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: y, y: width - x };
  }
}

/** A box of that frame on the page. */
function onPage({ left, top, right, bottom }: Box, turn: Turn, width: number, height: number): Box {
  switch (turn) {
    case 0:
      return { left, top, right, bottom };
    case 1:
      return { left: top, top: height - right, right: bottom, bottom: height - left };
    case 2:
      return { left: width - right, top: height - bottom, right: width - left, bottom: height - top };
    case 3:
      return { left: width - bottom, top: left, right: width - top, bottom: right };
  }
}

/** Runs in the order of the file as lines: as long as they go on along one line. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  let last: Run | null = null;
  let [base, tallest] = [0, 0];
  for (const run of runs) {
    if (run.size === 0) continue;
    const line = lines.at(-1);
    const size = Math.max(tallest, run.size);
    const isNear = Math.abs(run.y - base) < size * SAME_LINE;
    const goesOn = last?.turn === run.turn && isNear && run.x > last.x + last.width - size * BACK;
    if (line && goesOn) line.push(run);
    else lines.push([run]);
    tallest = goesOn ? size : run.size;
    // a raised sign does not lift the line that it stands in
    if (!goesOn || run.size >= tallest * SMALL) base = run.y;
    last = run;
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ""));
}

function readLine(runs: readonly Run[], width: number, height: number): ReadLine[] {
  const parts = partsOf(runs);
  const [first] = parts;
  if (!first) return [];
  const { turn } = first.run;
  const size = mainSize(parts);
  const full = parts.filter(({ run }) => run.size >= size * SMALL && !run.isNarrow);
  const base = (full[0] ?? first).run.y;
  // a line that is bold as a whole is a heading's type, which an edition sets by itself
  const isBold = parts.every(({ run }) => run.styles.includes("bold"));
  const words = parts.map(({ run, text, left, right, isApart }, at): ReadWord => {
    const box = onPage({ left, right, top: run.y - run.size * RISE, bottom: run.y }, turn, width, height);
    const shift = shiftOf(run, size, base);
    const own = run.styles.filter((style) => style !== "bold" || !isBold);
    const styles = shift ? [...own.filter((style) => style === "italic"), shift] : own;
    return {
      text,
      box,
      confidence: null,
      size: run.size,
      ...(styles.length > 0 && { styles: shift === "superscript" ? [shift] : styles }),
      ...(at > 0 && !isApart && { glued: true }),
    };
  });
  const box = around(words.flatMap((word) => (word.box ? [word.box] : [])));
  return [{ words, box, role: null, turn }];
}

function shiftOf(run: Run, size: number, base: number): Rendition | null {
  if (run.isNarrow && run.size >= size * SMALL) return "superscript";
  if (run.size >= size * SMALL) return null;
  if (base - run.y > size * SHIFT) return "superscript";
  return run.y - base > size * SHIFT ? "subscript" : null;
}

/** The runs of a line cut at white space, with the place of each part. */
function partsOf(runs: readonly Run[]): Part[] {
  const parts: Part[] = [];
  let end: number | null = null;
  let isSpace = true;
  for (const run of runs) {
    const { text, x, width, size } = run;
    if (end !== null && x - end > size * SPACE) isSpace = true;
    const pieces = text.split(/(\s+)/u).filter((piece) => piece !== "");
    const places = divide(
      { left: x, right: x + width, top: 0, bottom: 0 },
      pieces.map((piece) => piece.length),
    );
    for (const [at, piece] of pieces.entries()) {
      const { left, right } = places[at] ?? { left: x, right: x };
      if (piece.trim() === "") isSpace = true;
      else {
        parts.push({ run, text: piece, left, right, isApart: isSpace });
        isSpace = false;
      }
    }
    end = x + width;
  }
  return parts;
}

/** The size that most letters of a line have. */
function mainSize(parts: readonly Part[]): number {
  const letters = new Map<number, number>();
  for (const { run, text } of parts) letters.set(run.size, (letters.get(run.size) ?? 0) + text.length);
  let main = 0;
  let most = 0;
  for (const [size, count] of letters) if (count > most) [main, most] = [size, count];
  return main;
}

/**
 * Lines in reading order. The file's own holds inside of a block, lines that go down the page one below the other; the
 * blocks are put in the order of the page, because heads and feet may be written first or last.
 */
function inOrder(lines: readonly ReadLine[]): ReadLine[] {
  const blocks: { lines: ReadLine[]; box: Box }[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const above = last?.lines.at(-1)?.box;
    const box = line.box ?? around([]);
    const isBelow = above && box.bottom > above.bottom && box.left < above.right && box.right > above.left;
    const turns = last?.lines[0]?.turn === line.turn;
    if (last && (!turns || line.turn !== 0 || isBelow)) {
      last.lines.push(line);
      last.box = around([last.box, box]);
    } else blocks.push({ lines: [line], box });
  }
  return byGeometry(blocks, ({ box }) => box).flatMap((block) => block.lines);
}
