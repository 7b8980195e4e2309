import type { Box, Layout, LayoutLine, LayoutPage, LayoutWord } from "../../../pipeline/model/layout.ts";
import type { ReadWord } from "./read-word.ts";
import { typeSize } from "./type-size.ts";

/**
 * Puts pages of lines of words into one text with its layout: a space between words, a line feed between
 * lines, a form feed between pages. Empty lines and words are left out.
 */
export class PageBuilder {
  private readonly pieces: string[] = [];
  private at = 0;
  private readonly pages: LayoutPage[] = [];
  private readonly lines: LayoutLine[] = [];
  private pageStart = 0;
  private firstLine = 0;
  private width = 0;
  private isOpen = false;

  startPage(width: number): void {
    if (this.isOpen) this.endPage();
    if (this.pages.length > 0) this.add("\f");
    this.isOpen = true;
    this.pageStart = this.at;
    this.firstLine = this.lines.length;
    this.width = width;
  }

  /** Adds a line; its box is that of its words where the format gives none. */
  line(read: readonly ReadWord[], box: Box | null): void {
    const words = read.filter((word) => word.text.trim() !== "");
    if (words.length === 0) return;
    if (!this.isOpen) this.startPage(0);
    if (this.lines.length > this.firstLine) this.add("\n");
    const start = this.at;
    const placed: LayoutWord[] = [];
    for (const [at, { text, box: place, confidence }] of words.entries()) {
      if (at > 0) this.add(" ");
      const from = this.at;
      this.add(text.trim().replace(/\s+/gu, " "));
      if (place) placed.push({ start: from, end: this.at, box: place, confidence });
    }
    const whole = box ?? around(placed.map((word) => word.box));
    this.lines.push({ start, end: this.at, page: this.pages.length, box: whole, size: typeSize(words), words: placed });
  }

  finish(): { readonly text: string; readonly layout: Layout } {
    if (this.isOpen) this.endPage();
    return { text: this.pieces.join(""), layout: { unit: "pixel", pages: this.pages, lines: this.lines } };
  }

  private endPage(): void {
    const { pageStart: start, at: end, firstLine } = this;
    const width = this.width || Math.max(0, ...this.lines.slice(firstLine).map((line) => line.box.right));
    this.pages.push({ start, end, width, firstLine, endLine: this.lines.length });
    this.isOpen = false;
  }

  private add(text: string): void {
    this.pieces.push(text);
    this.at += text.length;
  }
}

/** The smallest box around boxes; an empty one at the corner where there are none. */
export function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}
