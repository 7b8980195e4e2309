import type { Layout, LayoutLine, LayoutPage, LayoutWord } from "../../../pipeline/model/layout.ts";
import { around, upright } from "./box.ts";
import { withFurnitureApart } from "./furniture.ts";
import type { ReadLine, ReadPage } from "./read-page.ts";
import { namedSize, sizeOfLines, typeSize } from "./type-size.ts";

/** A line before its size is settled: what was measured, and what its format names. */
interface SizedLine {
  readonly line: Omit<LayoutLine, "size">;
  readonly measured: number | null;
  readonly named: number | null;
}

/**
 * Puts pages of lines of words into one text with its layout: a space between words, a line feed between
 * lines, a form feed between pages. Empty lines and words are left out; an empty page stays, so that pages count on.
 */
export class PageBuilder {
  private readonly pieces: string[] = [];
  private at = 0;
  private readonly pages: LayoutPage[] = [];
  private readonly lines: SizedLine[] = [];
  private readonly unit: Layout["unit"];

  constructor(unit: Layout["unit"] = "pixel") {
    this.unit = unit;
  }

  page(given: ReadPage): void {
    const { width, height, label, lines } = withFurnitureApart(upright(given));
    if (this.pages.length > 0) this.add("\f");
    const [start, firstLine] = [this.at, this.lines.length];
    for (const line of lines) this.line(line, this.lines.length > firstLine);
    const all = around(this.lines.slice(firstLine).map(({ line }) => line.box));
    this.pages.push({
      start,
      end: this.at,
      width: width || Math.max(0, all.right),
      height: height || Math.max(0, all.bottom),
      ...(label !== null && { label }),
      firstLine,
      endLine: this.lines.length,
    });
  }

  finish(): { readonly text: string; readonly layout: Layout } {
    // a PDF names its sizes; an OCR engine guesses at them
    const sizes = sizeOfLines(this.lines, this.unit === "point");
    const lines = this.lines.map(({ line }, at): LayoutLine => ({ ...line, size: sizes[at] ?? null }));
    return { text: this.pieces.join(""), layout: { unit: this.unit, pages: this.pages, lines } };
  }

  private line({ words: read, box, role, cell }: ReadLine, isNext: boolean): void {
    const words = read.filter((word) => word.text.trim() !== "");
    if (words.length === 0) return;
    if (isNext) this.add("\n");
    const start = this.at;
    const placed: LayoutWord[] = [];
    for (const [at, { text, box: place, confidence, styles, glued }] of words.entries()) {
      if (at > 0 && !glued) this.add(" ");
      const from = this.at;
      // a form feed parts pages, and a line feed lines: neither may stand inside a word
      this.add(text.trim().replace(/\s+/gu, " "));
      if (place)
        placed.push({
          start: from,
          end: this.at,
          box: place,
          confidence,
          ...(styles && styles.length > 0 && { styles }),
        });
    }
    const whole = box ?? around(placed.map((word) => word.box));
    const line = {
      start,
      end: this.at,
      page: this.pages.length,
      box: whole,
      words: placed,
      ...(role && { role }),
      ...(cell && { cell }),
    };
    this.lines.push({ line, measured: typeSize(words), named: namedSize(words) });
  }

  private add(text: string): void {
    this.pieces.push(text);
    this.at += text.length;
  }
}
