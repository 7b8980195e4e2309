import type {
  Block,
  Figure,
  List,
  ListItem,
  Quotation,
  SectionHeading,
  Table,
  TableCell,
  TableRow,
  Verse,
} from "../../pipeline/model/edition.ts";
import { figureStandIn, figureWords } from "../../pipeline/model/stand-in.ts";
import { escapeAttribute, escapeText } from "../../pipeline/xml/escape.ts";
import { type ChapterWriter, goalAttribute, renderPageBreak } from "./chapter-writer.ts";
import { renderInlines } from "./web-inlines.ts";

// beyond these HTML ignores the value (HTML, 4.9.11)
const MOST_COLUMNS = 1000;
const MOST_ROWS = 65_534;

/**
 * Blocks as XHTML. A `p` without a class is a paragraph of the text; what else is set as a `p`
 * carries a class that says what it is. `depth` is the level of the heading above the blocks.
 */
export function renderBlocks(blocks: readonly Block[], depth: number, writer: ChapterWriter): string {
  let xhtml = "";
  for (const block of blocks) xhtml += renderBlock(block, depth, writer);
  return xhtml;
}

/** One block as XHTML, with the line end that follows it. */
export function renderBlock(block: Block, depth: number, writer: ChapterWriter): string {
  const xhtml = withoutGoal(block, depth, writer);
  const goal = block.type === "page-break" ? "" : goalAttribute(block, writer);
  return goal === "" ? xhtml : xhtml.replace(/^<\w+/, (tag) => tag + goal);
}

function withoutGoal(block: Block, depth: number, writer: ChapterWriter): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${renderInlines(block.children, writer)}</p>\n`;
    case "section-heading":
      return renderHeading(block, depth, writer);
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
      return `<p class="${block.type}">${renderInlines(block.children, writer)}</p>\n`;
    case "list":
      return renderList(block, depth, writer);
    case "quotation":
      return renderQuotation(block, depth, writer);
    case "postscript":
      return `<div class="postscript">\n${renderBlocks(block.children, depth, writer)}</div>\n`;
    case "verse":
      return renderVerse(block, writer);
    case "table":
      return renderTable(block, writer);
    case "figure":
      return renderFigure(block, depth, writer);
    case "thought-break":
      return block.children.length === 0
        ? '<hr class="thought-break"/>\n'
        : `<p class="thought-break">${renderInlines(block.children, writer)}</p>\n`;
    case "kept-block":
      return `<div class="kept">\n${renderBlocks(block.children, depth, writer)}</div>\n`;
    case "kept-text":
      return `<p class="line">${renderInlines(block.children, writer)}</p>\n`;
    case "page-break":
      return `${renderPageBreak(block, "div", writer)}\n`;
  }
}

/** The element for a heading of this level; HTML has six. */
export function headingElement(level: number): string {
  return `h${Math.min(6, Math.max(1, level))}`;
}

function renderHeading(heading: SectionHeading, depth: number, writer: ChapterWriter): string {
  const element = headingElement(depth + Math.max(1, heading.level));
  return `<${element}>${renderInlines(heading.children, writer)}</${element}>\n`;
}

function renderQuotation(quotation: Quotation, depth: number, writer: ChapterWriter): string {
  return `<blockquote>\n${renderBlocks(quotation.children, depth, writer)}</blockquote>\n`;
}

function renderVerse(verse: Verse, writer: ChapterWriter): string {
  const lines = verse.lines.map((line) => {
    const { indent, children } = line;
    const inset = indent === 0 ? "" : ` style="padding-left: ${indent}em"`;
    return `<span class="line"${goalAttribute(line, writer)}${inset}>${renderInlines(children, writer)}</span>`;
  });
  return `<p class="verse">${lines.join("<br/>\n")}</p>\n`;
}

/** A list under its label; a page break between two items moves to the head of the second. */
function renderList(list: List, depth: number, writer: ChapterWriter): string {
  const label = list.head === null ? "" : `<p class="list-label">${renderInlines(list.head, writer)}</p>\n`;
  let items = "";
  let pageBreaks = "";
  for (const item of list.items) {
    if (item.type === "page-break") {
      pageBreaks += renderPageBreak(item, "span", writer);
    } else {
      const line = item.type === "kept-text";
      const content = line ? renderInlines(item.children, writer) : renderItem(item, depth, writer);
      items += `<li${line ? ' class="line"' : ""}${goalAttribute(item, writer)}>${pageBreaks}${content}</li>\n`;
      pageBreaks = "";
    }
  }
  const trailing = pageBreaks === "" ? "" : `<div class="page-end">${pageBreaks}</div>\n`;
  return `<div class="list ${list.kind}">\n${label}<ul>\n${items}</ul>\n${trailing}</div>\n`;
}

function renderItem(item: ListItem, depth: number, writer: ChapterWriter): string {
  const label = item.label === null ? "" : `<span class="label">${escapeText(item.label)}</span> `;
  const words = renderInlines(item.children, writer);
  const blocks = renderBlocks(item.blocks, depth, writer);
  return `${label}${words}${blocks === "" ? "" : `\n${blocks}`}`;
}

function renderTable(table: Table, writer: ChapterWriter): string {
  const leading = table.rows.findIndex((row) => !row.header);
  const split = leading === -1 ? table.rows.length : leading;
  const head = renderRows(table.rows.slice(0, split), writer);
  const body = renderRows(table.rows.slice(split), writer);
  const parts = (head && `<thead>\n${head}</thead>\n`) + (body && `<tbody>\n${body}</tbody>\n`);
  const caption = table.head ? `<caption>${renderInlines(table.head, writer)}</caption>\n` : "";
  return `<div class="table"><table>\n${caption}${parts}</table></div>\n`;
}

/** A picture with its description; where it is not there, the description stands for it. */
function renderFigure(figure: Figure, depth: number, writer: ChapterWriter): string {
  const shown = figure.url === null ? null : writer.picture(figure.url);
  const picture =
    shown === null
      ? `<p class="picture">${escapeText(figureStandIn(figure))}</p>\n`
      : `<img src="${escapeAttribute(shown.src)}" alt="${escapeAttribute(figureWords(figure))}" width="${shown.width}" height="${shown.height}"/>\n`;
  const caption = figure.head ? `<figcaption>${renderInlines(figure.head, writer)}</figcaption>\n` : "";
  return `<figure>\n${picture}${renderBlocks(figure.children, depth, writer)}${caption}</figure>\n`;
}

function renderRows(rows: readonly TableRow[], writer: ChapterWriter): string {
  let xhtml = "";
  for (const row of rows) {
    xhtml += `<tr${goalAttribute(row, writer)}>${row.cells.map((cell) => renderCell(cell, row.header, writer)).join("")}</tr>\n`;
  }
  return xhtml;
}

function renderCell(cell: TableCell, headerRow: boolean, writer: ChapterWriter): string {
  const element = cell.header ? "th" : "td";
  const scope = cell.header ? ` scope="${headerRow ? "col" : "row"}"` : "";
  const columns = cell.columns > 1 ? ` colspan="${Math.min(cell.columns, MOST_COLUMNS)}"` : "";
  const rows = cell.rows > 1 ? ` rowspan="${Math.min(cell.rows, MOST_ROWS)}"` : "";
  return `<${element}${goalAttribute(cell, writer)}${scope}${columns}${rows}>${renderInlines(cell.children, writer)}</${element}>`;
}
