import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box, LayoutCell } from "../../../pipeline/model/layout.ts";
import { aroundPoints } from "./box.ts";
import { roleNamed } from "./line-role.ts";
import { readCustom } from "./page-xml-custom.ts";
import { inPageOrder, linesOf, type PageRegion, type PageText, type PageWord } from "./page-xml-lines.ts";
import type { MarkupEvents } from "./parse-markup.ts";
import { confidenceOf, type ReadPage, turnOf } from "./read-page.ts";
import { stylesNamed } from "./styled-words.ts";

type Attributes = Readonly<Record<string, string>>;

/** One of the readings of an element (`TextEquiv`). */
interface Reading {
  readonly index: number | null;
  readonly confidence: number | null;
  text: string;
}

/** An open element that may have readings and a place. */
interface Holder {
  readonly kind: "region" | "line" | "word" | "glyph";
  readonly attributes: Attributes;
  readonly readings: Reading[];
  box: Box | null;
  styles: readonly Rendition[];
  size: number | undefined;
  readonly words: PageWord[];
  /** The letters of a word, and how sure the OCR was of each. */
  glyphs: string;
  readonly sureness: number[];
}

const REGION = /Region$/u;
const STYLES: readonly (readonly [string, Rendition])[] = [
  ["italic", "italic"],
  ["bold", "bold"],
  ["smallCaps", "small-caps"],
  ["underlined", "underline"],
  ["superscript", "superscript"],
  ["subscript", "subscript"],
];

/** Collects the pages of a PAGE XML file (PRImA, 2013 to 2019) from its elements. */
export class PageXmlReader implements MarkupEvents {
  private readonly pages: ReadPage[] = [];
  private page: { attributes: Attributes; regions: PageRegion[]; order: { id: string; at: number[] }[] } | null = null;
  private readonly holders: Holder[] = [];
  private readonly regions: PageRegion[] = [];
  /** Where in the reading order the open groups stand, and how many have come in each. */
  private readonly groups: { at: number[]; count: number }[] = [];
  private reading: Reading | null = null;
  private isText = false;
  /** How many tables have begun. */
  private tables = 0;

  open(name: string, attributes: Attributes): void {
    this.isText = false;
    if (name === "Page") this.page = { attributes, regions: [], order: [] };
    else if (/^(?:Un)?[Oo]rderedGroup(?:Indexed)?$/u.test(name)) this.openGroup(attributes);
    else if (name === "RegionRef" || name === "RegionRefIndexed") {
      const id = attributes.regionRef;
      if (id !== undefined) this.page?.order.push({ id, at: this.placeInGroup(attributes) });
    } else if (REGION.test(name)) {
      if (name === "TableRegion") this.tables++;
      this.openRegion(attributes);
    } else if (name === "TableCell") {
      this.openRegion(attributes);
      this.cell(attributes.row, attributes.col, attributes);
    } else if (name === "TableCellRole") this.cell(attributes.rowIndex, attributes.columnIndex, attributes);
    else if (name === "TextLine") this.hold("line", attributes);
    else if (name === "Word") this.hold("word", attributes);
    else if (name === "Glyph") this.hold("glyph", attributes);
    else if (name === "Coords") this.coords(attributes);
    else if (name === "TextStyle") this.textStyle(attributes);
    else if (name === "TextEquiv") {
      const { index, conf } = attributes;
      this.reading = { index: index === undefined ? null : Number(index), confidence: confidenceOf(conf), text: "" };
      this.holders.at(-1)?.readings.push(this.reading);
    } else if (name === "Unicode") this.isText = true;
    else if (name === "Point") this.point(attributes);
  }

  close(name: string): void {
    this.isText = false;
    if (name === "Page") this.endPage();
    else if (/^(?:Un)?[Oo]rderedGroup(?:Indexed)?$/u.test(name)) this.groups.pop();
    else if (REGION.test(name) || name === "TableCell") this.endRegion();
    else if (name === "TextLine") this.endLine();
    else if (name === "Word") this.endWord();
    else if (name === "Glyph") this.endGlyph();
    else if (name === "TextEquiv") this.reading = null;
  }

  text(piece: string): void {
    if (this.isText && this.reading) this.reading.text += piece;
  }

  finish(): readonly ReadPage[] {
    return this.pages;
  }

  private openGroup(attributes: Attributes): void {
    this.groups.push({ at: this.groups.length === 0 ? [] : this.placeInGroup(attributes), count: 0 });
  }

  /** A place in the reading order: the indexes of the groups around it, and its own; without one, the order of the file. */
  private placeInGroup({ index }: Attributes): number[] {
    const group = this.groups.at(-1);
    if (!group) return [0];
    const own = index === undefined ? group.count : Number(index);
    group.count++;
    return [...group.at, own];
  }

  private openRegion(attributes: Attributes): void {
    const around = this.regions.at(-1) ?? null;
    const custom = readCustom(attributes.custom);
    const { orientation } = attributes;
    const region: PageRegion = {
      id: attributes.id ?? null,
      role: custom.role ?? roleNamed(attributes.type) ?? around?.role ?? null,
      cell: null,
      turn:
        orientation === undefined ? (around?.turn ?? turnOf(this.page?.attributes.orientation)) : turnOf(orientation),
      index: custom.index,
      box: null,
      lines: [],
      children: [],
      text: null,
    };
    this.hold("region", attributes);
    this.regions.push(region);
  }

  /** A region is a cell of the table around it: as Transkribus has it, or PAGE XML of 2019 (`TableCellRole`). */
  private cell(row: string | undefined, column: string | undefined, attributes: Attributes): void {
    const region = this.regions.at(-1);
    if (!region || row === undefined || column === undefined) return;
    region.cell = {
      table: this.tables,
      row: count(row, 0),
      column: count(column, 0),
      rows: count(attributes.rowSpan, 1),
      columns: count(attributes.colSpan, 1),
      isHeader: attributes.header === "true" || attributes.header === "1",
    } satisfies LayoutCell;
  }

  private hold(kind: Holder["kind"], attributes: Attributes): void {
    const around = this.holders.at(-1);
    this.holders.push({
      kind,
      attributes,
      readings: [],
      box: null,
      styles: around?.styles ?? [],
      size: around?.size,
      words: [],
      glyphs: "",
      sureness: [],
    });
  }

  private coords(attributes: Attributes): void {
    const holder = this.holders.at(-1);
    if (holder) holder.box ??= aroundPoints(attributes.points);
  }

  /** The places of PAGE 2010 and before have an element for each corner. */
  private point({ x, y }: Attributes): void {
    const holder = this.holders.at(-1);
    const corner = aroundPoints(`${x},${y} ${x},${y}`);
    if (!holder || !corner) return;
    const { left, top, right, bottom } = holder.box ?? corner;
    holder.box = {
      left: Math.min(left, corner.left),
      top: Math.min(top, corner.top),
      right: Math.max(right, corner.right),
      bottom: Math.max(bottom, corner.bottom),
    };
  }

  private textStyle(attributes: Attributes): void {
    const holder = this.holders.at(-1);
    if (!holder) return;
    const own = STYLES.flatMap(([name, style]) =>
      attributes[name] === "true" || attributes[name] === "1" ? [style] : [],
    );
    holder.styles = [...new Set([...holder.styles, ...own, ...stylesNamed(attributes.fontFamily)])];
    const size = Number(attributes.fontSize ?? attributes.xHeight);
    if (size > 0) holder.size = size;
  }

  private endGlyph(): void {
    const glyph = this.holders.pop();
    const word = this.holders.at(-1);
    const reading = glyph && chosen(glyph.readings);
    if (!reading || !word) return;
    word.glyphs += reading.text;
    if (reading.confidence !== null) word.sureness.push(reading.confidence);
  }

  private endWord(): void {
    const word = this.holders.pop();
    const line = this.holders.at(-1);
    if (!word || !line) return;
    const { readings, glyphs, sureness, box, styles, size } = word;
    const reading = chosen(readings);
    const text = (reading?.text ?? glyphs).trim();
    const ofGlyphs = sureness.length === 0 ? null : sureness.reduce((sum, one) => sum + one, 0) / sureness.length;
    const confidence = reading?.confidence ?? ofGlyphs;
    if (text !== "") line.words.push({ text, confidence, box, styles, size });
  }

  private endLine(): void {
    const line = this.holders.pop();
    if (!line) return;
    const { words, readings, box, attributes, styles, size } = line;
    const reading = chosen(readings);
    const custom = readCustom(attributes.custom);
    const text: PageText = {
      id: attributes.id ?? null,
      index: attributes.index === undefined ? custom.index : Number(attributes.index),
      role: custom.role,
      box,
      text: reading?.text ?? null,
      confidence: reading?.confidence ?? null,
      words,
      styles,
      size,
      ranges: custom.ranges,
    };
    this.regions.at(-1)?.lines.push(text);
  }

  private endRegion(): void {
    const holder = this.holders.pop();
    const region = this.regions.pop();
    if (!holder || !region) return;
    const whole: PageRegion = { ...region, box: holder.box, text: chosen(holder.readings)?.text ?? null };
    const around = this.regions.at(-1);
    if (around) around.children.push(whole);
    else this.page?.regions.push(whole);
  }

  private endPage(): void {
    if (!this.page) return;
    const { attributes, regions, order } = this.page;
    this.page = null;
    const ids = order.sort((a, b) => compare(a.at, b.at)).map(({ id }) => id);
    this.pages.push({
      width: Number(attributes.imageWidth ?? 0) || 0,
      height: Number(attributes.imageHeight ?? 0) || 0,
      label: null,
      lines: inPageOrder(regions, ids).flatMap(linesOf),
    });
  }
}

/**
 * The reading that a file puts first: the one with the lowest index, else the one it is surest of, else the first.
 * The others are alternatives, no text.
 */
function chosen(readings: readonly Reading[]): Reading | null {
  const filled = readings.filter(({ text }) => text.trim() !== "");
  let best: Reading | null = null;
  for (const reading of filled) if (best === null || isBefore(reading, best)) best = reading;
  return best;
}

function isBefore(one: Reading, other: Reading): boolean {
  if (one.index !== null || other.index !== null)
    return (one.index ?? Number.POSITIVE_INFINITY) < (other.index ?? Number.POSITIVE_INFINITY);
  return (one.confidence ?? -1) > (other.confidence ?? -1);
}

/** The most rows and columns that a cell may span. */
const MOST_CELLS = 1000;

/** A number that an attribute counts; `least` where it is none. */
function count(value: string | undefined, least: number): number {
  const number = Number(value ?? least);
  return Number.isInteger(number) ? Math.min(MOST_CELLS, Math.max(least, number)) : least;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    if (number !== other) return number - other;
  }
  return a.length - b.length;
}
