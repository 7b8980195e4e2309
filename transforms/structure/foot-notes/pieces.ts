import type { Block, Inline } from "../../../pipeline/model/edition.ts";
import { inlineLength, sliceInlines, spanOf } from "../../../pipeline/model/inlines.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import { type Label, labelOf } from "./labels.ts";

/** A part of a document's blocks that is either text, or may be a note's body, or parts these. */
export type Piece = {
  /** Index of the block, and of the item where the block is a list. */
  readonly block: number;
  readonly item: number | null;
  /** Offsets in the plain text of the paragraph or item. */
  readonly start: number;
  readonly end: number;
} & (
  | { readonly kind: "heading" | "rule"; readonly text: string }
  /** `indented`: a paragraph that begins farther in than the line above. */
  | { readonly kind: "text"; readonly text: string; readonly indented: boolean }
  | { readonly kind: "entry"; readonly text: string; readonly label: Label }
  /** `set-off`: a quotation or verse, which may be part of a note. */
  | { readonly kind: "break" | "set-off" | "other" }
);

export type Entry = Extract<Piece, { kind: "entry" }>;

/** The inlines of a paragraph, heading or item that a piece is a part of; empty for other blocks. */
export function inlinesOf(block: Block | undefined, item: number | null): readonly Inline[] {
  if (block?.type === "paragraph" || block?.type === "section-heading") return block.children;
  if (block?.type !== "list" || item === null) return [];
  const found = block.items[item];
  return found?.type === "item" ? found.children : [];
}

/** The words of a piece, as nodes. The last piece of a run takes what stands at the run's end. */
export function inlinesOfPiece(block: Block | undefined, { item, start, end }: Piece): Inline[] {
  const inlines = inlinesOf(block, item);
  return sliceInlines(inlines, start || Number.NEGATIVE_INFINITY, end);
}

/** A marker that the markup names: its sign and its length in the source. */
export interface MarkedLabel {
  readonly sign: string;
  readonly length: number;
}

/** The source's text, and the markers that the markup names, by where they begin. */
interface Source {
  readonly original: string;
  readonly markers: ReadonlyMap<number, MarkedLabel>;
}

/** A raised number that begins a line stands before a note's body. */
function markedLabel(
  inlines: readonly Inline[],
  line: number,
  text: string,
  markers: ReadonlyMap<number, MarkedLabel>,
): Label | null {
  const start = markers.size === 0 ? null : spanOf(inlines, line, line + 1)?.start;
  const marker = start === null || start === undefined ? undefined : markers.get(start);
  if (!marker || !text.startsWith(marker.sign, line)) return null;
  const space = /^[.):]?\s*/u.exec(text.slice(line + marker.length, line + marker.length + 8))?.[0].length ?? 0;
  return { style: "raised", sign: marker.sign, length: marker.length + space };
}

const RULE = /^\s*[_—–=-]{3,}\s*$/u;

/** Cuts blocks into pieces: at lines that begin with a label, and at page breaks inside paragraphs. */
export function piecesOf(
  blocks: readonly Block[],
  original: string,
  markers: ReadonlyMap<number, MarkedLabel>,
): Piece[] {
  return blocks.flatMap((block, at) => piecesOfBlock(block, at, { original, markers }));
}

function piecesOfBlock(block: Block, at: number, original: Source): Piece[] {
  const whole = { block: at, item: null, start: 0, end: Number.POSITIVE_INFINITY };
  switch (block.type) {
    case "page-break":
      return [{ ...whole, kind: "break" }];
    case "section-heading":
      return [{ ...whole, kind: "heading", text: plainText(block.children).trim() }];
    case "paragraph":
      return piecesOfRun(block.children, at, null, original);
    case "list":
      if (block.kind !== "simple" || block.head !== null) return [{ ...whole, kind: "other" }];
      return block.items.flatMap((item, index): Piece[] => {
        if (item.type === "page-break") return [{ ...whole, item: index, kind: "break" }];
        if (item.type === "kept-text") return [{ ...whole, item: index, kind: "other" }];
        // a label that the markup gives is no text, and a list in an item no note
        const bare = item.label !== null || item.blocks.length > 0;
        const text = plainText(item.children);
        return bare
          ? [{ ...whole, item: index, kind: "other" }]
          : piecesOfRun(item.children, at, index, original, text);
      });
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "table":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
      return [{ ...whole, kind: "other" }];
    case "quotation":
    case "verse":
      return [{ ...whole, kind: "set-off" }];
  }
}

function piecesOfRun(
  inlines: readonly Inline[],
  block: number,
  item: number | null,
  source: Source,
  text = plainText(inlines),
): Piece[] {
  const breaks: number[] = [];
  const lines: number[] = [];
  findCuts(inlines, source.original, 0, null, breaks, lines);
  const labels = new Map<number, Label>();
  for (const line of [0, ...lines]) {
    const label = markedLabel(inlines, line, text, source.markers) ?? labelOf(text.slice(line, line + 48));
    if (label) labels.set(line, label);
  }
  const cuts = [...new Set([0, ...breaks, ...labels.keys()])].sort((a, b) => a - b);
  return cuts.flatMap((start, at): Piece[] => {
    const end = cuts[at + 1] ?? Number.POSITIVE_INFINITY;
    const place = { block, item, start, end };
    const words = text.slice(start, end);
    const label = labels.get(start);
    const broken: Piece[] = breaks.includes(start) ? [{ ...place, end: start, kind: "break" }] : [];
    if (label) return [...broken, { ...place, kind: "entry", text: words, label }];
    if (RULE.test(words)) return [...broken, { ...place, kind: "rule", text: words }];
    return [...broken, { ...place, kind: "text", text: words, indented: start === 0 && isIndented(inlines, source) }];
  });
}

const INDENT = /(?:^|\n)[ \t]{2,12}$/u;

function isIndented(inlines: readonly Inline[], { original }: Source): boolean {
  const start = spanOf(inlines, 0, 1)?.start ?? 0;
  return INDENT.test(original.slice(Math.max(0, start - 13), start));
}

/** Offsets of page breaks and of line begins in a run's plain text. */
function findCuts(
  inlines: readonly Inline[],
  original: string,
  from: number,
  before: number | null,
  breaks: number[],
  lines: number[],
): number | null {
  let at = from;
  let last = before;
  for (const node of inlines) {
    switch (node.type) {
      case "page-break":
        breaks.push(at);
        break;
      case "line-break":
        lines.push(at + 1);
        break;
      case "text": {
        if (!node.span) break;
        const { start, end } = node.span;
        if (last !== null && original.slice(last, start).includes("\n")) lines.push(at);
        // looked for in the node alone: the next line end may be far behind it
        const words = original.slice(start, end);
        for (let line = words.indexOf("\n"); line >= 0; line = words.indexOf("\n", line + 1)) lines.push(at + line + 1);
        last = end;
        break;
      }
      case "emphasis":
      case "editorial":
      case "reference":
      case "date":
      case "place":
      case "margin-note":
      case "unclear":
      case "kept":
        last = findCuts(node.children, original, at, last, breaks, lines);
        break;
      case "correction":
      case "note":
        break;
    }
    at += inlineLength(node);
  }
  return last;
}

/** Where the label of an entry stands in the source; null where it does not. */
export function labelSpan(block: Block | undefined, entry: Entry) {
  return spanOf(inlinesOf(block, entry.item), entry.start, entry.start + entry.label.length);
}
