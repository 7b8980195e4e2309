import type {
  Emphasis,
  Inline,
  KeptInline,
  Note,
  PageBreak,
  Reference,
  Rendition,
} from "../../../pipeline/model/edition.ts";
import { gapStandIn } from "../../../pipeline/model/stand-in.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import { escapeAttribute } from "../../../pipeline/xml/escape.ts";
import { escapeMarkdown, oneLine } from "./escape-markdown.ts";

/** What is known while a document is written. */
export interface MarkdownWriter {
  label(note: Note): string;
  /** Notes whose bodies are still to be written. */
  readonly notes: Note[];
  /** Inside a link: the markers met there, which follow it, because pandoc takes no note in a link. */
  held: string[] | null;
}

/** A run of inline nodes; a line break is a backslash at a line's end. */
export function writeInlines(inlines: readonly Inline[], writer: MarkdownWriter, after = ""): string {
  let out = "";
  for (const [at, inline] of inlines.entries()) {
    const next = firstSign(inlines, at + 1) || after;
    out += writeInline(inline, writer, out.slice(-1), next);
  }
  return out;
}

function writeInline(inline: Inline, writer: MarkdownWriter, before: string, after: string): string {
  switch (inline.type) {
    case "text":
      return escapeMarkdown(inline.text);
    case "emphasis":
      return writeEmphasis(inline, writer, before, after);
    case "note": {
      writer.notes.push(inline);
      const marker = `[^${writer.label(inline)}]`;
      if (writer.held === null) return marker;
      writer.held.push(marker);
      return "";
    }
    case "page-break":
      return pageMark(inline, "span", "");
    case "reference":
      return writeReference(inline, writer, after);
    case "correction":
      return escapeMarkdown(inline.after);
    case "editorial":
    case "date":
    case "place":
      return writeInlines(inline.children, writer, after);
    case "margin-note":
      return `\\[Sidenote: ${writeInlines(inline.children, writer)}\\] `;
    case "unclear":
      return `<span class="unclear">${writeInlines(inline.children, writer, after)}</span>`;
    case "kept":
      return writeKept(inline, writer, after);
    case "line-break":
      return BREAK;
  }
}

/** A hard line break (CommonMark 6.7). */
const BREAK = "\\\n";

function writeKept(node: KeptInline, writer: MarkdownWriter, after: string): string {
  if (node.display === "hidden") return "";
  const standIn = gapStandIn(node);
  if (standIn !== null) return escapeMarkdown(standIn);
  return writeInlines(node.children, writer, after) + (node.display === "line" ? BREAK : "");
}

/** A page of print, in brackets; `space` stands around the words inside the element. */
export function pageMark(page: PageBreak, element: "span" | "div", space: string): string {
  const words = escapeMarkdown(`[Page ${oneLine(page.number)}]`);
  return `<${element} id="${escapeAttribute(page.id)}" class="page">${space}${words}${space}</${element}>`;
}

const TAGS: Readonly<Record<Rendition, readonly [open: string, close: string]>> = {
  italic: ["<i>", "</i>"],
  bold: ["<b>", "</b>"],
  "small-caps": ['<span class="small-caps">', "</span>"],
  underline: ["<u>", "</u>"],
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
  strikethrough: ['<span class="strikethrough">', "</span>"],
  spaced: ['<span class="spaced">', "</span>"],
};

const DELIMITERS: Readonly<Partial<Record<Rendition, string>>> = { italic: "*", bold: "**" };

/** Asterisks where they are sure to be read as emphasis (CommonMark 6.2), else tags. */
function writeEmphasis(emphasis: Emphasis, writer: MarkdownWriter, before: string, after: string): string {
  const words = writeInlines(emphasis.children, writer, after);
  const delimiter = DELIMITERS[emphasis.rendition];
  const opens = /^[\p{L}\p{N}]/u.test(words) || (/^[^\s*<]/u.test(words) && isEdge(before));
  const closes = /[\p{L}\p{N}]$/u.test(words) || (/[^\s*>]$/u.test(words) && isEdge(after));
  if (delimiter !== undefined && opens && closes && before !== "*" && after !== "*" && !/[*\n]/.test(words))
    return delimiter + words + delimiter;
  const [open, close] = TAGS[emphasis.rendition];
  return words === "" ? "" : open + words + close;
}

function isEdge(sign: string): boolean {
  return sign === "" || /[\s\p{P}\p{S}]/u.test(sign);
}

/** The sign that a reader of Markdown meets first in what follows from an offset on; "" at the end. */
function firstSign(inlines: readonly Inline[], from: number): string {
  for (let at = from; at < inlines.length; at++) {
    const inline = inlines[at];
    if (inline === undefined) break;
    if (inline.type === "note") return "[";
    if (inline.type === "page-break" || inline.type === "line-break") return "<";
    if (inline.type === "emphasis") return "*";
    const [sign] = plainText([inline]);
    if (sign !== undefined) return sign;
  }
  return "";
}

function writeReference(reference: Reference, writer: MarkdownWriter, after: string): string {
  const address = reference.target === null || writer.held !== null ? null : linkTarget(reference.target);
  if (address === null) return writeInlines(reference.children, writer, after);
  const held: string[] = [];
  writer.held = held;
  const words = writeInlines(reference.children, writer);
  writer.held = null;
  const link = words.trim() === "" ? words : `[${words}](${address})`;
  return link + held.join("");
}

/** The address of a link, in pointed brackets where it would end too early; null where it cannot be written. */
function linkTarget(target: string): string | null {
  if (/[\p{Cc}\p{Cs}<>\\]/u.test(target) || target === "") return null;
  return /[\s()]/.test(target) ? `<${target}>` : target;
}
