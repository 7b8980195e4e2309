import type { DateNode, Emphasis, Inline, KeptInline, Reference, Rendition } from "../../pipeline/model/edition.ts";
import { gapStandIn, keptRendition } from "../../pipeline/model/stand-in.ts";
import { escapeAttribute, escapeText } from "../../pipeline/xml/escape.ts";
import {
  type ChapterWriter,
  goalAttribute,
  renderCorrection,
  renderNoteMarker,
  renderPageBreak,
} from "./chapter-writer.ts";
import { referenceHref } from "./reference-href.ts";

const EMPHASIS: Readonly<Record<Rendition, readonly [open: string, close: string]>> = {
  italic: ["<i>", "</i>"],
  bold: ["<b>", "</b>"],
  "small-caps": ['<span class="small-caps">', "</span>"],
  underline: ["<u>", "</u>"],
  superscript: ["<sup>", "</sup>"],
  subscript: ["<sub>", "</sub>"],
  strikethrough: ["<s>", "</s>"],
  spaced: ['<span class="spaced">', "</span>"],
};

/** Inline nodes as XHTML. */
export function renderInlines(inlines: readonly Inline[], writer: ChapterWriter): string {
  let xhtml = "";
  for (const inline of inlines) xhtml += renderInline(inline, writer);
  return xhtml;
}

function renderInline(inline: Inline, writer: ChapterWriter): string {
  const xhtml = withoutGoal(inline, writer);
  const goal = inline.type === "note" || inline.type === "page-break" ? "" : goalAttribute(inline, writer);
  return goal === "" ? xhtml : `<span${goal}>${xhtml}</span>`;
}

function withoutGoal(inline: Inline, writer: ChapterWriter): string {
  switch (inline.type) {
    case "text":
      return escapeText(inline.text);
    case "emphasis":
      return renderEmphasis(inline, writer);
    case "note":
      return renderNoteMarker(inline, writer);
    case "page-break":
      return renderPageBreak(inline, "span", writer);
    case "reference":
      return renderReference(inline, writer);
    case "correction":
      return renderCorrection(inline, writer);
    case "editorial":
      return `<span class="editorial">${renderInlines(inline.children, writer)}</span>`;
    case "date":
      return renderDate(inline, writer);
    case "place":
      return `<span class="place">${renderInlines(inline.children, writer)}</span>`;
    case "margin-note":
    case "unclear":
      return `<span class="${inline.type}">${renderInlines(inline.children, writer)}</span>`;
    case "kept":
      return renderKept(inline, writer);
    case "line-break":
      return "<br/>";
  }
}

function renderKept(node: KeptInline, writer: ChapterWriter): string {
  if (node.display === "hidden") return "";
  const standIn = gapStandIn(node);
  if (standIn !== null) return `<span class="gap">${escapeText(standIn)}</span>`;
  const rendition = keptRendition(node);
  const [open, close] = rendition === null ? ["", ""] : EMPHASIS[rendition];
  const words = `${open}${renderInlines(node.children, writer)}${close}`;
  return node.display === "line" ? `<span class="own-line">${words}</span>` : words;
}

function renderEmphasis(emphasis: Emphasis, writer: ChapterWriter): string {
  const [open, close] = EMPHASIS[emphasis.rendition];
  return `${open}${renderInlines(emphasis.children, writer)}${close}`;
}

function renderReference(reference: Reference, writer: ChapterWriter): string {
  const href = writer.heldMarkers === null ? referenceHref(reference.target, writer.chapter, writer.plan) : null;
  if (href === null) return `<span class="reference">${renderInlines(reference.children, writer)}</span>`;
  const held: string[] = [];
  writer.heldMarkers = held;
  const words = renderInlines(reference.children, writer);
  writer.heldMarkers = null;
  return `<a class="reference" href="${escapeAttribute(href)}">${words}</a>${held.join("")}`;
}

/** `time` where HTML can say the date (HTML, 4.5.14); it has no way to say a range. */
function renderDate(date: DateNode, writer: ChapterWriter): string {
  const words = renderInlines(date.children, writer);
  // a time may not stand in a time
  if (date.when === null || !isHtmlDate(date.when) || words.includes("<time "))
    return `<span class="date">${words}</span>`;
  return `<time datetime="${date.when}">${words}</time>`;
}

/** A year, a month or a day that the calendar has. */
function isHtmlDate(when: string): boolean {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(when);
  if (!parts || parts[1] === "0000") return false;
  const full = `${parts[1]}-${parts[2] ?? "01"}-${parts[3] ?? "01"}`;
  const time = Date.parse(`${full}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(full);
}
