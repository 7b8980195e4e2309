import { Parser } from "htmlparser2";
import { textWidthOf } from "./text-width.ts";

/** A paragraph as far as its room goes: `width` in thousandths of the type size. */
export interface FlowParagraph {
  readonly style: string;
  width: number;
  breaks: number;
  readonly bookmarks: string[];
  /** Footnotes by id, each with the width of the text before it. */
  readonly notes: { readonly id: string; readonly at: number }[];
}

/** A paragraph, or the cells of a table's row side by side, each with its share of the measure. */
export type FlowBlock =
  | { readonly type: "paragraph"; readonly paragraph: FlowParagraph }
  | { readonly type: "row"; readonly cells: { readonly share: number; readonly paragraphs: FlowParagraph[] }[] };

/** What flows through the pages of each section, or of each footnote, which is one section under its id. */
export interface Flow {
  readonly sections: FlowBlock[][];
  readonly notes: Map<string, FlowBlock[]>;
  /** Height of the text area in twentieths of a point, from the last section. */
  readonly height: number;
}

/** Reads a document part or a footnotes part (ISO/IEC 29500-1, 17.2 and 17.11) for what takes room on its pages. */
export function readFlow(part: string): Flow {
  const notes = new Map<string, FlowBlock[]>();
  const sections: FlowBlock[][] = [];
  let blocks: FlowBlock[] = [];
  let paragraph: FlowParagraph | null = null;
  let row: Extract<FlowBlock, { type: "row" }> | null = null;
  let grid: number[] = [];
  let column = 0;
  let span = 1;
  let inText = false;
  let height = 0;

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const number = (key: string): number => Number(attributes[key] ?? 0);
        switch (name) {
          case "w:footnote":
            blocks = [];
            notes.set(attributes["w:id"] ?? "", blocks);
            break;
          case "w:tblGrid":
            grid = [];
            break;
          case "w:gridCol":
            grid.push(number("w:w"));
            break;
          case "w:tr":
            row = { type: "row", cells: [] };
            blocks.push(row);
            column = 0;
            break;
          case "w:tc":
            row?.cells.push({ share: 0, paragraphs: [] });
            span = 1;
            break;
          case "w:gridSpan":
            span = number("w:val");
            break;
          case "w:pStyle": {
            paragraph = { style: attributes["w:val"] ?? "", width: 0, breaks: 0, bookmarks: [], notes: [] };
            const cell = row?.cells.at(-1);
            if (cell) cell.paragraphs.push(paragraph);
            else blocks.push({ type: "paragraph", paragraph });
            break;
          }
          case "w:bookmarkStart":
            paragraph?.bookmarks.push(attributes["w:name"] ?? "");
            break;
          case "w:footnoteReference":
            paragraph?.notes.push({ id: attributes["w:id"] ?? "", at: paragraph.width });
            break;
          case "w:br":
            if (paragraph) paragraph.breaks++;
            break;
          case "w:tab":
            if (paragraph) paragraph.width += 1500;
            break;
          case "w:t":
            inText = true;
            break;
          case "w:pgSz":
            height = number("w:h");
            break;
          case "w:pgMar":
            height -= number("w:top") + number("w:bottom");
            break;
        }
      },
      ontext(text) {
        if (inText && paragraph) paragraph.width += textWidthOf(text);
      },
      onclosetag(name) {
        if (name === "w:t") inText = false;
        else if (name === "w:p") paragraph = null;
        else if (name === "w:tr") row = null;
        else if (name === "w:tc" && row) {
          const total = grid.reduce((sum, width) => sum + width, 0);
          const own = grid.slice(column, column + span).reduce((sum, width) => sum + width, 0);
          const cell = row.cells.pop();
          if (cell) row.cells.push({ ...cell, share: total > 0 ? own / total : 1 });
          column += span;
        } else if (name === "w:sectPr") {
          sections.push(blocks);
          blocks = [];
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(part);
  parser.end();
  return { sections, notes, height };
}
