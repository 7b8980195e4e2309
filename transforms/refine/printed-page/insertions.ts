import type { Inline } from "../../../pipeline/model/edition.ts";

/** Something to stand before the first text of a stretch of the source; `make` is told whether that is inside a word. */
export interface Insertion {
  readonly start: number;
  readonly end: number;
  make(isInWord: boolean): Inline;
}

type TextNode = Extract<Inline, { type: "text" }>;

/** Puts nodes into runs, by offsets of the source. */
export class Insertions {
  /** Offsets at which something stands, ascending, each with what stands there. */
  private readonly offsets: readonly number[];
  private readonly made: ReadonlyMap<number, readonly Insertion[]>;
  /** The last character of the run so far; empty at its begin. */
  private last = "";

  /** @param texts the stretches of the source that text stands for, ascending; what has no text is not put in */
  constructor(insertions: readonly Insertion[], texts: readonly { readonly start: number; readonly end: number }[]) {
    const made = new Map<number, Insertion[]>();
    for (const insertion of insertions) {
      const at = firstText(texts, insertion);
      if (at !== null) made.set(at, [...(made.get(at) ?? []), insertion]);
    }
    this.made = made;
    this.offsets = [...made.keys()].sort((a, b) => a - b);
  }

  /** A run with what belongs before its texts. */
  into(inlines: readonly Inline[]): readonly Inline[] {
    this.last = "";
    return this.inlines(inlines);
  }

  private inlines(inlines: readonly Inline[]): readonly Inline[] {
    const out = inlines.flatMap((node) => this.node(node));
    return out.length === inlines.length && out.every((node, at) => node === inlines[at]) ? inlines : out;
  }

  private node(node: Inline): readonly Inline[] {
    switch (node.type) {
      case "text":
        return this.text(node);
      case "correction":
        this.last = node.after.at(-1) ?? this.last;
        return [node];
      case "line-break":
        this.last = " ";
        return [node];
      case "note":
      case "page-break":
        return [node];
      case "emphasis":
      case "editorial":
      case "reference":
      case "date":
      case "place":
      case "margin-note":
      case "unclear":
      case "kept": {
        const children = this.inlines(node.children);
        return [children === node.children ? node : { ...node, children }];
      }
    }
  }

  private text(node: TextNode): readonly Inline[] {
    const { span } = node;
    const out: Inline[] = [];
    let from = 0;
    if (span)
      for (let next = this.firstFrom(span.start); (this.offsets[next] ?? span.end) < span.end; next++) {
        const offset = this.offsets[next] ?? span.end;
        const at = offset - span.start;
        if (at > from) out.push(part(node, from, at));
        const isInWord = /\S/u.test(at > 0 ? (node.text[at - 1] ?? "") : this.last);
        for (const { make } of this.made.get(offset) ?? []) out.push(make(isInWord));
        from = at;
      }
    this.last = node.text.at(-1) ?? this.last;
    return out.length === 0 ? [node] : [...out, part(node, from, node.text.length)];
  }

  private firstFrom(offset: number): number {
    let low = 0;
    let high = this.offsets.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.offsets[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Where the first text of a stretch of the source begins; null where it has none. */
function firstText(
  texts: readonly { readonly start: number; readonly end: number }[],
  { start, end }: Insertion,
): number | null {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const text = texts[low];
  return text && text.start < end ? Math.max(text.start, start) : null;
}

function part(node: TextNode, from: number, to: number): TextNode {
  const text = node.text.slice(from, to);
  return node.span
    ? { ...node, text, span: { ...node.span, start: node.span.start + from, end: node.span.start + to } }
    : { ...node, text };
}
