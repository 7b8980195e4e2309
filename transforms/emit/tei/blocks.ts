import type {
  Block,
  Correction,
  DateNode,
  Inline,
  List,
  ListItem,
  Note,
  PageBreak,
  Rendition,
  Table,
  Verse,
} from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { writeEditorial } from "./editorial.ts";
import { attribute, text } from "./markup.ts";
import { dateAttribute, uri, word } from "./values.ts";

/** What `hi/@rend` is called in the published FRUS volumes. */
const REND: Readonly<Record<Rendition, string>> = {
  italic: "italic",
  bold: "strong",
  "small-caps": "smallcaps",
  underline: "underline",
  superscript: "superscript",
  subscript: "subscript",
};

/** Whether anything is printed of a block: TEI has no list without items, no table without cells, no stanza without lines. */
export function isPrinted(block: Block): boolean {
  switch (block.type) {
    case "list":
      return block.head !== null || block.items.length > 0;
    case "verse":
      return block.lines.length > 0;
    case "table":
      return block.rows.some((row) => row.cells.length > 0);
    case "paragraph":
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "quotation":
    case "postscript":
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
      return element("p", "", writeInlines(block.children));
    case "section-heading":
      return element("p", ` rend="sectiontitle level${block.level}"`, writeInlines(block.children));
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
      return element("ab", ` type="${block.type}"`, writeInlines(block.children));
    case "list":
      return writeList(block);
    case "quotation":
      return element("quote", "", writeBlocks(block.children));
    case "postscript":
      // a `postscript` may stand only where a division closes
      return writeBlocks(block.children);
    case "verse":
      return writeVerse(block);
    case "table":
      return writeTable(block);
    case "page-break":
      return writePageBreak(block);
  }
}

/** Blocks one after the other; those of which nothing is printed are left out. */
export function writeBlocks(blocks: readonly Block[]): string {
  return blocks.filter(isPrinted).map(writeBlock).join("");
}

function lines(name: string, attributes: string, parts: readonly string[]): string {
  return `<${name}${attributes}>\n${parts.join("\n")}\n</${name}>`;
}

function writeList(list: List): string {
  const parts: string[] = [];
  if (list.head !== null) parts.push(element("head", "", writeInlines(list.head)));
  for (const item of list.items) parts.push(item.type === "page-break" ? writePageBreak(item) : writeItem(item));
  if (list.items.every((item) => item.type === "page-break")) parts.push("<item/>");
  return lines("list", list.kind === "simple" ? "" : ` type="${list.kind}"`, parts);
}

/** The enumerator is printed text and stays in the text; `n` says how much of it is enumerator. */
function writeItem(item: ListItem): string {
  const label = item.label === null ? "" : `${text(item.label)} `;
  const nested = item.lists.filter(isPrinted).map(writeList).join("");
  return element("item", attribute("n", item.label), label + writeInlines(item.children) + nested);
}

function writeVerse(verse: Verse): string {
  return lines(
    "lg",
    "",
    verse.lines.map((line) => element("l", "", writeInlines(line))),
  );
}

function writeTable(table: Table): string {
  const rows = table.rows.filter((row) => row.cells.length > 0);
  const width = Math.max(...rows.map((row) => row.cells.reduce((columns, cell) => columns + cell.columns, 0)));
  const role = (header: boolean) => (header ? ` role="label"` : "");
  const written = rows.map((row) => {
    const cells = row.cells.map((cell) => {
      const columns = cell.columns === 1 ? "" : ` cols="${cell.columns}"`;
      const height = cell.rows === 1 ? "" : ` rows="${cell.rows}"`;
      return element("cell", role(cell.header) + height + columns, writeInlines(cell.children));
    });
    return element("row", role(row.header), cells.join(""));
  });
  return lines("table", ` rows="${rows.length}" cols="${width}"`, written);
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
    case "emphasis":
      return element(
        "hi",
        ` rend="${REND[inline.rendition]}"${inline.rule === undefined ? "" : ' resp="#emend"'}`,
        writeInlines(inline.children),
      );
    case "note":
      return writeNote(inline, "foot");
    case "page-break":
      return writePageBreak(inline);
    case "reference":
      return element(
        "ref",
        attribute("target", inline.target === null ? null : uri(inline.target)),
        writeInlines(inline.children),
      );
    case "correction":
      return writeCorrection(inline);
    case "editorial":
      return writeEditorial(inline, writeInlines(inline.children));
    case "date":
      return writeDate(inline);
    case "place":
      return element("placeName", "", writeInlines(inline.children));
    case "line-break":
      return "<lb/>";
  }
}

/** A note at its anchor (`foot`), or one that has none and stands at the end of its division (`end`). */
export function writeNote(note: Note, place: "foot" | "end"): string {
  const attributes =
    attribute("n", note.number) +
    attribute("xml:id", note.id) +
    (note.kind === "source" ? ` type="source"` : "") +
    ` place="${place}"` +
    (note.certainty === "high" ? "" : ` cert="${note.certainty}"`);
  const blocks = note.children.filter(isPrinted);
  const [only, ...others] = blocks;
  const content =
    only?.type === "paragraph" && others.length === 0 && hasWords(only.children)
      ? writeInlines(only.children)
      : writeBlocks(blocks);
  return element("note", attributes, content);
}

/** Whether a paragraph can be told from page breaks between blocks once its `p` is left out. */
function hasWords(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => inline.type !== "page-break" && !(inline.type === "text" && inline.text === ""));
}

function writePageBreak(page: PageBreak): string {
  return `<pb${attribute("n", page.number)}${attribute("xml:id", page.id)}/>`;
}

function writeDate(date: DateNode): string {
  let attributes = "";
  for (const name of ["when", "from", "to"] as const) {
    const written = dateAttribute(name, date[name]);
    if (written !== null) attributes += attribute(written, date[name]);
  }
  return element("date", attributes, writeInlines(date.children));
}

/** Both readings (TEI 3.5.1); where one of them is empty, what was put in or what is too much (TEI 12.3.3.1). */
function writeCorrection(correction: Correction): string {
  const responsibility = ` resp="#emend" cert="${correction.certainty}" evidence="internal"`;
  const rule = word(correction.rule);
  const [before, after] = [text(correction.before), text(correction.after)];
  if (before === "") return element("supplied", attribute("reason", rule) + responsibility, after);
  if (after === "") return element("surplus", attribute("reason", rule) + responsibility, before);
  return `<choice><sic>${before}</sic>${element("corr", attribute("type", rule) + responsibility, after)}</choice>`;
}
