import { INDEX_FIELD } from "./index-field.ts";
import { textWidthOf } from "./text-width.ts";

/** A paragraph as far as its room goes: `width` in thousandths of the type size. */
export interface FlowParagraph {
  readonly style: string;
  width: number;
  breaks: number;
  /** Height of the pictures in it, in twentieths of a point. */
  drawn: number;
  readonly bookmarks: string[];
  /** Footnotes by id, each with the width of the text before it. */
  readonly notes: { readonly id: string; readonly at: number }[];
  /** What index fields say, as it is written in the part, each with the width of the text before it. */
  readonly entries: { readonly id: string; readonly at: number }[];
}

/** A paragraph, or the cells of a table's row side by side, each with its share of the measure. */
export type FlowBlock =
  | { readonly type: "paragraph"; readonly paragraph: FlowParagraph }
  | { readonly type: "row"; readonly cells: { readonly share: number; readonly paragraphs: FlowParagraph[] }[] };

/** English metric units in a twentieth of a point (ISO/IEC 29500-1, 20.1.2.1). */
const TWENTIETH = 635;

/** What flows through the pages of each section, or of each footnote, which is one section under its id. */
export interface Flow {
  readonly sections: FlowBlock[][];
  readonly notes: Map<string, FlowBlock[]>;
  /** Height of the text area in twentieths of a point, from the last section. */
  readonly height: number;
}

/**
 * The tags and texts of a part that this emitter wrote, one behind the other: attributes are in double quotes, and there
 * is no markup but elements. Many times as fast as a parser of XML, whose generality is not needed here.
 */
const PIECE = /<(\/?)([A-Za-z][\w:]*)((?:\s[^>]*?)?)(\/?)>|[^<]+/g;

/** Reads a document part or a footnotes part (ISO/IEC 29500-1, 17.2 and 17.11) for what takes room on its pages. */
export function readFlow(part: string): Flow {
  const reader = new FlowReader();
  for (const [text, close, name = "", attributes = "", empty] of part.matchAll(PIECE)) {
    if (name === "") reader.text(text);
    else if (close === "/") reader.close(name);
    else {
      reader.open(name, attributes);
      if (empty === "/") reader.close(name);
    }
  }
  return reader.flow;
}

function value(attributes: string, key: string): string {
  const at = attributes.indexOf(`${key}="`);
  if (at < 0) return "";
  const start = at + key.length + 2;
  return attributes.slice(start, attributes.indexOf('"', start));
}

type Row = Extract<FlowBlock, { type: "row" }>;

class FlowReader {
  private readonly notes = new Map<string, FlowBlock[]>();
  private readonly sections: FlowBlock[][] = [];
  private blocks: FlowBlock[] = [];
  private paragraph: FlowParagraph | null = null;
  private row: Row | null = null;
  private grid: number[] = [];
  private column = 0;
  private span = 1;
  private inText = false;
  private inField = false;
  private height = 0;

  get flow(): Flow {
    return { sections: this.sections, notes: this.notes, height: this.height };
  }

  open(name: string, attributes: string): void {
    const number = (key: string): number => Number(value(attributes, key));
    switch (name) {
      case "w:footnote":
        this.blocks = [];
        this.notes.set(value(attributes, "w:id"), this.blocks);
        break;
      case "w:tblGrid":
        this.grid = [];
        break;
      case "w:gridCol":
        this.grid.push(number("w:w"));
        break;
      case "w:tr":
        this.row = { type: "row", cells: [] };
        this.blocks.push(this.row);
        this.column = 0;
        break;
      case "w:tc":
        this.row?.cells.push({ share: 0, paragraphs: [] });
        this.span = 1;
        break;
      case "w:gridSpan":
        this.span = number("w:val");
        break;
      case "w:pStyle":
        this.begin({
          style: value(attributes, "w:val"),
          width: 0,
          breaks: 0,
          drawn: 0,
          bookmarks: [],
          notes: [],
          entries: [],
        });
        break;
      case "w:bookmarkStart":
        this.paragraph?.bookmarks.push(value(attributes, "w:name"));
        break;
      case "w:footnoteReference":
        this.paragraph?.notes.push({ id: value(attributes, "w:id"), at: this.paragraph.width });
        break;
      case "w:br":
        if (this.paragraph) this.paragraph.breaks++;
        break;
      case "wp:extent":
        if (this.paragraph) this.paragraph.drawn += number("cy") / TWENTIETH;
        break;
      case "w:tab":
        if (this.paragraph) this.paragraph.width += 1500;
        break;
      case "w:t":
        this.inText = true;
        break;
      case "w:instrText":
        this.inField = true;
        break;
      case "w:pgSz":
        this.height = number("w:h");
        break;
      case "w:pgMar":
        this.height -= number("w:top") + number("w:bottom");
        break;
    }
  }

  text(text: string): void {
    const { paragraph } = this;
    if (!paragraph) return;
    if (this.inText) paragraph.width += textWidthOf(text);
    else if (this.inField && text.startsWith(INDEX_FIELD)) paragraph.entries.push({ id: text, at: paragraph.width });
  }

  close(name: string): void {
    if (name === "w:t") this.inText = false;
    else if (name === "w:instrText") this.inField = false;
    else if (name === "w:p") this.paragraph = null;
    else if (name === "w:tr") this.row = null;
    else if (name === "w:tc" && this.row) this.closeCell(this.row);
    else if (name === "w:sectPr") {
      this.sections.push(this.blocks);
      this.blocks = [];
    }
  }

  private begin(paragraph: FlowParagraph): void {
    this.paragraph = paragraph;
    const cell = this.row?.cells.at(-1);
    if (cell) cell.paragraphs.push(paragraph);
    else this.blocks.push({ type: "paragraph", paragraph });
  }

  private closeCell(row: Row): void {
    const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0);
    const total = sum(this.grid);
    const own = sum(this.grid.slice(this.column, this.column + this.span));
    const cell = row.cells.pop();
    if (cell) row.cells.push({ ...cell, share: total > 0 ? own / total : 1 });
    this.column += this.span;
  }
}
