import type { Division, Edition, Inline, Node } from "../model/edition.ts";
import { childNodes } from "../model/walk.ts";

/**
 * The words of an edition as stretches that every format keeps together, in reading order, without white space:
 * those of the running text, of notes, of notes within notes, of notes without a marker, and of captions, because
 * formats set these in different places.
 */
export type TextSegments = Readonly<Record<Stream, readonly string[]>>;

type Stream = "running" | "notes" | "nested" | "loose" | "captions";

/**
 * Cuts the words of an edition where a format may put something between them: a marker, a page number, a line.
 * @param withCorrections whether corrected readings are among them
 */
export function textSegments(edition: Edition, withCorrections: boolean): TextSegments {
  const gatherer = new Gatherer(withCorrections);
  for (const division of edition.children) gatherer.node(division, "running");
  return gatherer.segments;
}

class Gatherer {
  readonly segments: Record<Stream, string[]> = { running: [], notes: [], nested: [], loose: [], captions: [] };
  private pending = "";
  private readonly withCorrections: boolean;

  constructor(withCorrections: boolean) {
    this.withCorrections = withCorrections;
  }

  node(node: Node, stream: Stream): void {
    switch (node.type) {
      case "text":
        this.pending += node.text;
        return;
      case "correction":
        this.cut(stream);
        if (this.withCorrections) this.pending = node.after;
        this.cut(stream);
        return;
      case "note":
        this.cut(stream);
        this.apart(node.children, stream === "running" || stream === "captions" ? "notes" : "nested", true);
        return;
      case "kept":
        if (node.display === "hidden") return;
        this.apart(node.children, stream, node.display === "line" || node.children.length === 0);
        return;
      case "emphasis":
      case "editorial":
      case "reference":
      case "date":
      case "place":
        this.apart(node.children, stream, false);
        return;
      case "unclear":
      case "margin-note":
        this.apart(node.children, stream, true);
        return;
      case "line-break":
        return;
      case "page-break":
        this.cut(stream);
        return;
      case "division":
        this.division(node, stream);
        return;
      case "item":
        this.pending = node.label ?? "";
        this.apart([...node.children, ...node.blocks], stream, true);
        return;
      case "table":
      case "figure":
        this.apart(node.head ?? [], stream === "running" ? "captions" : stream, true);
        this.apart(node.type === "table" ? node.rows : node.children, stream, true);
        return;
      case "paragraph":
      case "section-heading":
      case "dateline":
      case "salute":
      case "closing":
      case "signed":
      case "postscript":
      case "list":
      case "quotation":
      case "verse":
      case "line":
      case "row":
      case "cell":
      case "thought-break":
      case "kept-block":
      case "kept-text":
        this.apart(childNodes(node), stream, true);
        return;
    }
  }

  private division({ head, children, notes }: Division, stream: Stream): void {
    this.apart(head ?? [], stream, true);
    this.apart(children, stream, true);
    for (const note of notes) this.apart(note.children, "loose", true);
  }

  private apart(nodes: readonly (Node | Inline)[], stream: Stream, isApart: boolean): void {
    if (isApart) this.cut(stream);
    for (const node of nodes) this.node(node, stream);
    if (isApart) this.cut(stream);
  }

  private cut(stream: Stream): void {
    const words = wordsOnly(this.pending);
    if (words !== "") this.segments[stream].push(words);
    this.pending = "";
  }
}

/** What no format can hold, or what it may drop without losing a word: white space, soft hyphens, control characters. */
const NO_WORDS = /[^\p{L}\p{M}\p{N}\p{P}\p{S}]+|\uFFFD/gu;

/** A text without anything but its letters, figures, marks and signs. */
export function wordsOnly(text: string): string {
  return text.replace(NO_WORDS, "");
}
