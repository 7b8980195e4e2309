import type {
  Block,
  Figure,
  Inline,
  KeptText,
  List,
  ListItem,
  Note,
  PageBreak,
  Rendition,
  Table,
  ThoughtBreak,
  Verse,
} from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import { writeEditorial } from "./editorial.ts";
import { writeCorrection, writeDate } from "./leaves.ts";
import { attributes, keptElement, text } from "./markup.ts";
import { uri } from "./values.ts";

/** What `hi/@rend` is called in the published FRUS volumes. */
const REND: Readonly<Record<Rendition, string>> = {
  italic: "italic",
  bold: "strong",
  "small-caps": "smallcaps",
  underline: "underline",
  superscript: "superscript",
  subscript: "subscript",
  strikethrough: "strikethrough",
  spaced: "spaced",
};

/** Whether anything is printed of a block: TEI has no list without items, no table without cells, no stanza without lines. */
export function isPrinted(block: Block): boolean {
  switch (block.type) {
    case "list":
      return block.head !== null || block.items.length > 0;
    case "verse":
      return block.lines.length > 0;
    case "table":
      return block.head !== undefined || block.rows.some((row) => row.cells.length > 0);
    case "paragraph":
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "quotation":
    case "postscript":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
    case "page-break":
      return true;
  }
}

/**
 * A block in a run of text. TEI lets datelines, salutations and signatures stand only where a division
 * opens or closes (4.2); elsewhere they are `ab` with a type, so that no one takes them for paragraphs.
 */
export function writeBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return element("p", attributes(block), writeInlines(block.children));
    case "section-heading":
      return element(
        "p",
        attributes(block, { rend: `sectiontitle level${block.level}` }),
        writeInlines(block.children),
      );
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
      return element("ab", attributes(block, { type: block.type }), writeInlines(block.children));
    case "list":
      return writeList(block);
    case "quotation":
      return element("quote", attributes(block), writeBlocks(block.children));
    case "postscript":
      // a `postscript` may stand only where a division closes
      return writeBlocks(block.children);
    case "verse":
      return writeVerse(block);
    case "table":
      return writeTable(block);
    case "figure":
      return writeFigure(block);
    case "thought-break":
      return writeThoughtBreak(block);
    case "kept-block":
      return keptElement(block.element, attributes(block), block.children.filter(isPrinted).map(writeOpening).join(""));
    case "kept-text":
      return writeKeptText(block);
    case "page-break":
      return writePageBreak(block);
  }
}

/** A block where a division opens or closes, and where datelines, salutations and signatures are elements of their own. */
export function writeOpening(block: Block): string {
  switch (block.type) {
    case "dateline":
    case "salute":
    case "signed":
      return element(block.type, attributes(block), writeInlines(block.children));
    case "closing":
      return element("salute", attributes(block), writeInlines(block.children));
    case "postscript":
      return element("postscript", attributes(block), writeBlocks(block.children));
    case "page-break":
    case "paragraph":
    case "section-heading":
    case "list":
    case "quotation":
    case "verse":
    case "table":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
      return writeBlock(block);
  }
}

/** Blocks one after the other; those of which nothing is printed are left out. */
function writeBlocks(blocks: readonly Block[]): string {
  return blocks.filter(isPrinted).map(writeBlock).join("");
}

function lines(name: string, written: string, parts: readonly string[]): string {
  return `<${name}${written}>\n${parts.join("\n")}\n</${name}>`;
}

function writeList(list: List): string {
  const parts: string[] = [];
  if (list.head !== null) parts.push(writeHead(list.head));
  for (const item of list.items) {
    if (item.type === "page-break") parts.push(writePageBreak(item));
    else parts.push(item.type === "kept-text" ? writeKeptText(item) : writeItem(item));
  }
  if (!list.items.some((item) => item.type === "item")) parts.push("<item/>");
  return lines("list", attributes(list, { type: list.kind === "simple" ? null : list.kind }), parts);
}

/** The enumerator is printed text and stays in the text; `n` says how much of it is enumerator. */
function writeItem(item: ListItem): string {
  const label = item.label === null ? "" : `${text(item.label)} `;
  const content = label + writeInlines(item.children) + writeBlocks(item.blocks);
  return element("item", attributes(item, { n: item.label }), content);
}

/** A heading; one that a TEI source says something of is kept in the text as a `head` around the whole of it. */
export function writeHead(head: readonly Inline[]): string {
  const [only, ...others] = head;
  if (only?.type === "kept" && only.element === "head" && others.length === 0) return writeInlines(head);
  return element("head", "", writeInlines(head));
}

function writeVerse(verse: Verse): string {
  const written = verse.lines.map((line) => {
    const rend = line.indent === 0 ? null : `indent${line.indent}`;
    return element("l", attributes(line, { rend }), writeInlines(line.children));
  });
  return lines("lg", attributes(verse), written);
}

function writeTable(table: Table): string {
  const rows = table.rows.filter((row) => row.cells.length > 0);
  const width = Math.max(1, ...rows.map((row) => row.cells.reduce((columns, cell) => columns + cell.columns, 0)));
  const role = (header: boolean) => (header ? "label" : null);
  const written = rows.map((row) => {
    const cells = row.cells.map((cell) => {
      const cols = cell.columns === 1 ? null : String(cell.columns);
      const height = cell.rows === 1 ? null : String(cell.rows);
      const own = { role: role(cell.header), rows: height, cols };
      return element("cell", attributes(cell, own), writeInlines(cell.children));
    });
    return element("row", attributes(row, { role: role(row.header) }), cells.join(""));
  });
  const head = table.head ? [writeHead(table.head)] : [];
  if (rows.length === 0) written.push("<row><cell/></row>");
  return lines("table", attributes(table, { rows: String(written.length), cols: String(width) }), [
    ...head,
    ...written,
  ]);
}

/** A picture (TEI 15.3): its address, caption, what is printed beneath it, and its description. */
function writeFigure(figure: Figure): string {
  const url = figure.url === null ? null : uri(figure.url);
  const content =
    (url === null ? "" : element("graphic", ` url="${escapeAttribute(url)}"`, "")) +
    (figure.head === null ? "" : writeHead(figure.head)) +
    writeBlocks(figure.children) +
    (figure.description === null ? "" : element("figDesc", "", escapeText(figure.description)));
  return element("figure", attributes(figure), content);
}

/** A break in the thought: an empty `milestone` (3.11.3), or an `ab` around the signs that are printed. */
function writeThoughtBreak(node: ThoughtBreak): string {
  if (node.children.length === 0) return element("milestone", attributes(node, { unit: "section" }), "");
  return element("ab", attributes(node, { type: "thought-break" }), writeInlines(node.children));
}

function writeKeptText(node: KeptText): string {
  const content = writeInlines(node.children);
  return node.element === null ? content : keptElement(node.element, attributes(node), content);
}

/** A run of inline nodes, with no white space but its own. */
export function writeInlines(inlines: readonly Inline[]): string {
  let xml = "";
  for (const inline of inlines) xml += writeInline(inline);
  return xml;
}

function writeInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return text(inline.text);
    case "emphasis": {
      const supplied = inline.rule !== undefined;
      const ana = supplied ? uri(`rule:${inline.rule}`) : null;
      const own = { rend: REND[inline.rendition], resp: supplied ? "#emend" : null, ana };
      return element("hi", attributes(inline, own), writeInlines(inline.children));
    }
    case "note":
      return writeNote(inline, "foot");
    case "page-break":
      return writePageBreak(inline);
    case "reference": {
      const target = inline.target === null ? null : uri(inline.target);
      return element("ref", attributes(inline, { target }), writeInlines(inline.children));
    }
    case "correction":
      return writeCorrection(inline);
    case "editorial":
      return writeEditorial(inline, writeInlines(inline.children));
    case "date":
      return writeDate(inline, writeInlines(inline.children));
    case "place":
      return element("placeName", attributes(inline), writeInlines(inline.children));
    case "margin-note":
      return element("note", attributes(inline, { place: "margin" }), writeInlines(inline.children));
    case "unclear": {
      const own = { reason: inline.reason, cert: inline.certainty };
      return element("unclear", attributes(inline, own), writeInlines(inline.children));
    }
    case "kept":
      return keptElement(inline.element, attributes(inline), writeInlines(inline.children));
    case "line-break":
      return element("lb", attributes(inline), "");
  }
}

/** A note at its anchor (`foot`), or one that has none and stands at the end of its division (`end`). */
export function writeNote(note: Note, place: "foot" | "end"): string {
  const own = {
    n: note.number === "" ? null : note.number,
    "xml:id": note.id,
    type: note.kind === "source" ? "source" : null,
    place,
    cert: note.certainty === "high" ? null : note.certainty,
  };
  const blocks = note.children.filter(isPrinted);
  const [only, ...others] = blocks;
  const content =
    only?.type === "paragraph" && others.length === 0 && only.attributes === undefined && hasWords(only.children)
      ? writeInlines(only.children)
      : writeBlocks(blocks);
  return element("note", attributes(note, own), content);
}

/** Whether a paragraph can be told from page breaks between blocks once its `p` is left out. */
function hasWords(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => inline.type !== "page-break" && !(inline.type === "text" && inline.text === ""));
}

function writePageBreak(page: PageBreak): string {
  const own = {
    n: page.number === "" ? null : page.number,
    "xml:id": page.id,
    resp: page.supplied ? "#emend" : null,
    cert: page.supplied ? "high" : null,
  };
  return element("pb", attributes(page, own), "");
}
