import type { Attribute } from "../model/attribute.ts";
import type {
  Block,
  Division,
  Edition,
  Inline,
  KeptText,
  List,
  ListItem,
  Note,
  PageBreak,
  Table,
  TableCell,
  TableRow,
  VerseLine,
} from "../model/edition.ts";
import { encodeUnits, unitToHex } from "./code-point.ts";
import { element } from "./element.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { writeKeptAttributes } from "./kept-attributes.ts";
import { NAMESPACE, TEI_NAMESPACE } from "./vocabulary.ts";
import { writeMetadata } from "./write-metadata.ts";

/** XML can hold it, but many decoders drop it where a text begins, so it is written as if XML could not. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * How far a line is indented; null inside a run of text, where white space would be content.
 */
type Indent = string | null;

/**
 * Writes an edition as canonical XML: UTF-8, LF, attributes in one order, white space only where it
 * means nothing. Equal editions (see `canonicalForm`) give equal text. Source spans are not written.
 * Characters that XML 1.0 cannot hold are kept as `char` elements, in attributes as `\u0007`.
 */
export function writeCanonical(edition: Edition): string {
  const { before, description, after } = writeMetadata(edition.metadata, { text, attribute });
  const metadata = [...before, ...(description ? [block("description", "", description, "    ")] : []), ...after];
  const children = [
    block("metadata", "", metadata, "  "),
    ...edition.children.map((division) => writeDivision(division, "  ")),
  ];
  const attributes = ` xmlns="${NAMESPACE}" xmlns:tei="${TEI_NAMESPACE}"${attribute("xml:lang", edition.metadata.language)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${block("edition", attributes, children, "")}\n`;
}

function writeDivision(division: Division, indent: string): string {
  const inner = deeper(indent);
  const parts: string[] = [];
  parts.push(...head(division.head));
  for (const child of division.children) {
    parts.push(child.type === "division" ? writeDivision(child, inner) : writeBlock(child, inner));
  }
  if (division.notes.length > 0) parts.push(block("unanchored", "", division.notes.map(writeNote), inner));
  const attributes =
    attribute("kind", division.kind) +
    attribute("matter", division.matter ?? null) +
    flag("unmarked", division.unmarked ?? false) +
    attribute("xml:id", division.id) +
    attribute("number", division.number) +
    kept(division);
  return block("division", attributes, parts, indent);
}

function writeBlock(node: Block, indent: Indent): string {
  switch (node.type) {
    case "paragraph":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "thought-break":
      return element(node.type, kept(node), writeInlines(node.children));
    case "section-heading":
      return element(node.type, attribute("level", String(node.level)) + kept(node), writeInlines(node.children));
    case "list":
      return writeList(node, indent);
    case "quotation":
    case "postscript":
      return block(node.type, kept(node), writeBlocks(node.children, deeper(indent)), indent);
    case "kept-block": {
      const attributes = attribute("element", node.element) + kept(node);
      return block(node.type, attributes, writeBlocks(node.children, deeper(indent)), indent);
    }
    case "kept-text":
      return writeKeptText(node);
    case "verse":
      return block(node.type, kept(node), node.lines.map(writeLine), indent);
    case "table":
      return writeTable(node, indent);
    case "figure": {
      const attributes = attribute("url", node.url) + attribute("description", node.description) + kept(node);
      const parts = [...head(node.head), ...writeBlocks(node.children, deeper(indent))];
      return block(node.type, attributes, parts, indent);
    }
    case "page-break":
      return writePageBreak(node);
  }
}

function kept({ attributes }: { readonly attributes?: readonly Attribute[] }): string {
  return attributes === undefined ? "" : writeKeptAttributes(attributes, attribute);
}

function head(inlines: readonly Inline[] | null | undefined): readonly string[] {
  return inlines === null || inlines === undefined ? [] : [element("head", "", writeInlines(inlines))];
}

function writeKeptText(node: KeptText): string {
  return element(node.type, attribute("element", node.element) + kept(node), writeInlines(node.children));
}

function writeLine(line: VerseLine): string {
  const indent = line.indent === 0 ? "" : attribute("indent", String(line.indent));
  return element(line.type, indent + kept(line), writeInlines(line.children));
}

function writeBlocks(blocks: readonly Block[], indent: Indent): readonly string[] {
  return blocks.map((node) => writeBlock(node, indent));
}

function writeList(list: List, indent: Indent): string {
  const items = list.items.map((item) => {
    if (item.type === "page-break") return writePageBreak(item);
    return item.type === "kept-text" ? writeKeptText(item) : writeItem(item);
  });
  return block(list.type, attribute("kind", list.kind) + kept(list), [...head(list.head), ...items], indent);
}

function writeItem(item: ListItem): string {
  const label = item.label === null ? "" : element("label", "", text(item.label));
  const blocks = item.blocks.length === 0 ? "" : element("blocks", "", writeBlocks(item.blocks, null).join(""));
  return element(item.type, kept(item), label + writeInlines(item.children) + blocks);
}

function writeTable(table: Table, indent: Indent): string {
  const inner = deeper(indent);
  const rows = table.rows.map((row) => writeRow(row, inner));
  return block(table.type, kept(table), [...head(table.head), ...rows], indent);
}

function writeRow(row: TableRow, indent: Indent): string {
  return block(row.type, flag("header", row.header) + kept(row), row.cells.map(writeCell), indent);
}

function writeCell(cell: TableCell): string {
  const attributes =
    flag("header", cell.header) + extent("columns", cell.columns) + extent("rows", cell.rows) + kept(cell);
  return element(cell.type, attributes, writeInlines(cell.children));
}

/** Joins adjacent text nodes before they are escaped, so that the halves of a surrogate pair meet. */
function writeInlines(inlines: readonly Inline[]): string {
  let xml = "";
  let pending = "";
  for (const inline of inlines) {
    if (inline.type === "text") pending += inline.text;
    else {
      xml += text(pending) + writeInline(inline);
      pending = "";
    }
  }
  return xml + text(pending);
}

function writeInline(inline: Inline): string {
  switch (inline.type) {
    case "text":
      return text(inline.text);
    case "emphasis":
      return element(
        inline.type,
        attribute("rendition", inline.rendition) + attribute("rule", inline.rule ?? null) + kept(inline),
        writeInlines(inline.children),
      );
    case "note":
      return writeNote(inline);
    case "page-break":
      return writePageBreak(inline);
    case "reference":
      return element(inline.type, attribute("target", inline.target) + kept(inline), writeInlines(inline.children));
    case "correction": {
      const attributes = attribute("rule", inline.rule) + attribute("certainty", inline.certainty);
      const readings = element("before", "", text(inline.before)) + element("after", "", text(inline.after));
      return element(inline.type, attributes, readings);
    }
    case "editorial": {
      const attributes = attribute("kind", inline.kind) + flag("doubtful", inline.doubtful) + kept(inline);
      return element(inline.type, attributes, writeInlines(inline.children));
    }
    case "date": {
      const attributes = attribute("when", inline.when) + attribute("from", inline.from) + attribute("to", inline.to);
      return element(inline.type, attributes + kept(inline), writeInlines(inline.children));
    }
    case "place":
    case "margin-note":
      return element(inline.type, kept(inline), writeInlines(inline.children));
    case "unclear": {
      const attributes = attribute("reason", inline.reason) + attribute("certainty", inline.certainty) + kept(inline);
      return element(inline.type, attributes, writeInlines(inline.children));
    }
    case "kept": {
      const display = inline.display === "run" ? "" : attribute("display", inline.display);
      const attributes = attribute("element", inline.element) + display + kept(inline);
      return element(inline.type, attributes, writeInlines(inline.children));
    }
    case "line-break":
      return element(inline.type, kept(inline), "");
  }
}

function writeNote(note: Note): string {
  const attributes =
    attribute("kind", note.kind) +
    attribute("xml:id", note.id) +
    attribute("number", note.number) +
    attribute("certainty", note.certainty) +
    kept(note);
  return element(note.type, attributes, writeBlocks(note.children, null).join(""));
}

function writePageBreak(page: PageBreak): string {
  return element(
    page.type,
    attribute("xml:id", page.id) +
      attribute("number", page.number) +
      attribute("supplied", page.supplied ? "true" : null) +
      kept(page),
    "",
  );
}

/** An element that holds only elements: each on a line of its own, unless it stands in a run of text. */
function block(name: string, attributes: string, parts: readonly string[], indent: Indent): string {
  if (parts.length === 0 || indent === null) return element(name, attributes, parts.join(""));
  const lineStart = `\n${indent}`;
  return element(name, attributes, `${lineStart}  ${parts.join(`${lineStart}  `)}${lineStart}`);
}

function deeper(indent: string): string;
function deeper(indent: Indent): Indent;
function deeper(indent: Indent): Indent {
  return indent === null ? null : `${indent}  `;
}

function attribute(name: string, value: string | null): string {
  if (value === null) return "";
  const escaped = escapeAttribute(encodeUnits(value), escapeUnit).replaceAll(BYTE_ORDER_MARK, escapeUnit);
  return ` ${name}="${escaped}"`;
}

function flag(name: string, value: boolean): string {
  return value ? ` ${name}="true"` : "";
}

function extent(name: string, value: number): string {
  return value === 1 ? "" : ` ${name}="${value}"`;
}

function text(value: string): string {
  const escaped = escapeText(value, charElement);
  return escaped.includes(BYTE_ORDER_MARK) ? escaped.replaceAll(BYTE_ORDER_MARK, charElement) : escaped;
}

function charElement(character: string): string {
  return `<char code="${unitToHex(character)}"/>`;
}

function escapeUnit(character: string): string {
  return `\\u${unitToHex(character)}`;
}
