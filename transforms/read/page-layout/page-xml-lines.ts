import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box, LayoutCell, LineRole } from "../../../pipeline/model/layout.ts";
import { around } from "./box.ts";
import type { StyledRange } from "./page-xml-custom.ts";
import type { ReadLine, ReadWord, Turn } from "./read-page.ts";
import { byGeometry, givenOrder } from "./reading-order.ts";
import { type Piece, styledWord } from "./styled-words.ts";

/** A word of a line in PAGE XML. */
export interface PageWord {
  readonly text: string;
  readonly confidence: number | null;
  readonly box: Box | null;
  readonly styles: readonly Rendition[];
  readonly size: number | undefined;
}

/** A line: its own text, its words, or both. */
export interface PageText {
  readonly id: string | null;
  readonly index: number | null;
  readonly role: LineRole | null;
  readonly box: Box | null;
  readonly text: string | null;
  readonly confidence: number | null;
  readonly words: readonly PageWord[];
  readonly styles: readonly Rendition[];
  readonly size: number | undefined;
  readonly ranges: readonly StyledRange[];
}

/** A region with its lines, and the regions inside it. */
export interface PageRegion {
  readonly id: string | null;
  readonly role: LineRole | null;
  readonly turn: Turn;
  /** The cell of a table that it is. */
  cell: LayoutCell | null;
  /** Its place among its neighbours, where its `custom` attribute gives one. */
  readonly index: number | null;
  readonly box: Box | null;
  readonly lines: PageText[];
  readonly children: PageRegion[];
  /** The text of the whole region. */
  readonly text: string | null;
}

/** The regions of a page in reading order: that of the file, or where it has none that of the page itself. */
export function inPageOrder(regions: readonly PageRegion[], order: readonly string[]): PageRegion[] {
  if (order.length > 0) {
    // a region inside another may have a place of its own in the order
    const named = new Set(order);
    return givenOrder(order)(apart(regions, named));
  }
  if (regions.some(({ index }) => index !== null)) return byIndex(regions);
  // what stands in the margin would part the text beside it
  const text = regions.filter(({ role }) => role !== "marginal");
  const margin = regions.filter(({ role }) => role === "marginal");
  if (text.some(({ box }) => box === null)) return [...text, ...margin];
  return [...byGeometry(text, ({ box }) => box ?? around([])), ...margin];
}

/** Regions with those inside them that the order names beside them. */
function apart(regions: readonly PageRegion[], named: ReadonlySet<string>): PageRegion[] {
  return regions.flatMap((region) => {
    const inner = apart(region.children, named);
    const own = (child: PageRegion) => child.id === null || !named.has(child.id);
    return [{ ...region, children: inner.filter(own) }, ...inner.filter((child) => !own(child))];
  });
}

/** Things by the index they have; one without an index follows the one before it. */
function byIndex<Item extends { readonly index: number | null }>(items: readonly Item[]): Item[] {
  let before = -1;
  return items
    .map((item) => {
      before = item.index ?? before;
      return { item, rank: before };
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** The lines of a region and of the regions inside it. */
export function linesOf(region: PageRegion): ReadLine[] {
  const { role, turn, children, text, box, cell } = region;
  const own = byIndex(region.lines).map(
    (line): ReadLine => ({ words: wordsOf(line), box: line.box, role: line.role ?? role, turn, cell }),
  );
  const isTable = children.some((child) => child.cell !== null);
  const inner = (isTable ? inTableOrder(children) : inPageOrder(children, [])).flatMap(linesOf);
  if (text !== null && [...own, ...inner].every(({ words }) => words.length === 0))
    return linesOfText(text, box, role, turn).map((line) => ({ ...line, cell }));
  return [...own, ...inner];
}

/** Cells row by row; what is no cell stands before them. */
function inTableOrder(regions: readonly PageRegion[]): PageRegion[] {
  const rank = ({ cell }: PageRegion) => [cell?.row ?? -1, cell?.column ?? -1] as const;
  return [...regions].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]);
}

/** A region whose text is given only as a whole: its lines share its height. */
function linesOfText(text: string, box: Box | null, role: LineRole | null, turn: Turn): ReadLine[] {
  const rows = text.split(/\r\n|\r|\n/u).filter((row) => row.trim() !== "");
  const height = box ? (box.bottom - box.top) / Math.max(1, rows.length) : 0;
  return rows.map((row, at): ReadLine => {
    const place = box && { ...box, top: box.top + height * at, bottom: box.top + height * (at + 1) };
    const words = row
      .trim()
      .split(/\s+/u)
      .map((word) => ({ text: word, box: null, confidence: null }));
    return { words, box: place, role, turn };
  });
}

/**
 * The words of a line. Where its own text says otherwise than its words, the line was corrected after them: its text
 * holds, and a word keeps its place where the line has as many of them.
 */
function wordsOf(line: PageText): ReadWord[] {
  const { text, words, ranges } = line;
  const tokens = text === null ? [] : [...text.matchAll(/\S+/gu)];
  if (tokens.length === 0)
    return words.flatMap(({ text: word, styles, box, confidence, size }) =>
      styledWord([{ text: word, styles }], box, confidence, size),
    );
  const placed = words.length === tokens.length;
  const meeting = rangesFrom(ranges);
  return tokens.flatMap(({ 0: token, index }, at) => {
    const word = placed ? words[at] : undefined;
    const same = word?.text === token;
    const styles = word?.styles ?? line.styles;
    const pieces = piecesOf(token, index, meeting(index, index + token.length), styles);
    const confidence = same ? (word?.confidence ?? null) : words.length > 0 ? null : line.confidence;
    return styledWord(pieces, word?.box ?? null, confidence, word?.size ?? line.size);
  });
}

/** A word of a line's text, cut where the way it is set changes. */
function piecesOf(word: string, start: number, ranges: readonly StyledRange[], styles: readonly Rendition[]): Piece[] {
  const end = start + word.length;
  const cuts = new Set([start, end]);
  for (const range of ranges) {
    if (range.start > start) cuts.add(range.start);
    if (range.end < end) cuts.add(range.end);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, at): Piece => {
    const from = sorted[at] ?? start;
    const inside = ranges.filter((range) => range.start <= from && range.end >= to).map(({ style }) => style);
    return { text: word.slice(from - start, to - start), styles: [...new Set([...styles, ...inside])] };
  });
}

/** Answers which ranges a stretch of the text meets, for stretches that are asked for from left to right. */
function rangesFrom(ranges: readonly StyledRange[]): (start: number, end: number) => readonly StyledRange[] {
  const sorted = disjoint(ranges);
  let next = 0;
  let open: StyledRange[] = [];
  return (start, end) => {
    for (let range = sorted[next]; range && range.start < end; range = sorted[++next]) open.push(range);
    open = open.filter((range) => range.end > start);
    return open;
  };
}

/** Ranges of which no two of one style meet, so that only as many are open at a place as there are styles. */
function disjoint(ranges: readonly StyledRange[]): StyledRange[] {
  const out: StyledRange[] = [];
  const last = new Map<Rendition, number>();
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const at = last.get(range.style);
    const before = at === undefined ? undefined : out[at];
    if (at !== undefined && before && range.start <= before.end)
      out[at] = { ...before, end: Math.max(before.end, range.end) };
    else {
      last.set(range.style, out.length);
      out.push(range);
    }
  }
  return out;
}
