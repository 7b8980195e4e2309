import type { Emphasis, Inline, MarginNote, PageBreak, Reference } from "../../pipeline/model/edition.ts";
import { sliceInlines } from "../../pipeline/model/inlines.ts";
import type { View } from "../../pipeline/model/view.ts";
import type { Mark } from "../../pipeline/transform.ts";

/** A mark in view offsets that takes part in running text. */
type InlineMark = Extract<Mark, { type: "emphasis" | "reference" | "page-break" | "line-break" | "margin-note" }>;

const WHITE = /[^\S\u00a0]/u;
const TRAILING_WHITE = /[^\S\u00a0]+$/u;

/** Turns stretches of a view into inline nodes, with the marks of readers and normalizers in place. */
export class InlineBuilder {
  private readonly view: View;
  private readonly marks: readonly InlineMark[];
  private readonly pageIds = new Map<string, number>();

  /** @param marks with source offsets */
  constructor(view: View, marks: readonly Mark[]) {
    this.view = view;
    const inline: InlineMark[] = [];
    for (const mark of marks) {
      if (
        mark.type === "emphasis" ||
        mark.type === "reference" ||
        mark.type === "page-break" ||
        mark.type === "line-break" ||
        mark.type === "margin-note"
      )
        inline.push({ ...mark, start: view.offsetOf(mark.start), end: view.offsetOf(mark.end) });
    }
    // outer marks before the inner ones that begin at the same place
    this.marks = inline.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  /** The page breaks that stand at or after `from` and before `to`, outside any stretch of text. */
  pageBreaks(from: number, to: number): PageBreak[] {
    return this.within(from, to).flatMap((mark) => (mark.type === "page-break" ? [this.pageBreak(mark)] : []));
  }

  /** The inline nodes of a stretch; page breaks at its very edges are not in it. */
  inlines(start: number, end: number): Inline[] {
    const marks = this.within(start, end).filter((mark) => mark.type !== "page-break" || mark.start > start);
    const { nodes } = this.build(start, end, marks, 0);
    return nodes;
  }

  private build(
    start: number,
    end: number,
    marks: readonly InlineMark[],
    first: number,
  ): { nodes: Inline[]; next: number } {
    const nodes: Inline[] = [];
    let at = start;
    let next = first;
    const textTo = (to: number) => {
      if (to > at) for (const node of this.view.inlines(at, to)) nodes.push(node);
      at = Math.max(at, to);
    };
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[next]) {
      next++;
      textTo(Math.max(at, mark.start));
      switch (mark.type) {
        case "page-break": {
          // the space between two words stands before the break, once
          const to = Math.min(end, this.afterWhite(at));
          if (WHITE.test(this.view.text[at - 1] ?? "")) at = to;
          else textTo(to);
          nodes.push(this.pageBreak(mark));
          break;
        }
        case "line-break":
          // white space around a line break is how the source is written
          trimEnd(nodes);
          nodes.push({ type: "line-break" });
          at = Math.max(at, Math.min(end, this.afterWhite(mark.end)));
          break;
        case "emphasis":
        case "margin-note":
        case "reference": {
          const to = Math.min(mark.end, end);
          if (to <= at) break;
          const inner = this.build(at, to, marks, next);
          next = inner.next;
          nodes.push(wrap(mark, inner.nodes));
          at = to;
          break;
        }
      }
    }
    textTo(end);
    return { nodes, next };
  }

  private afterWhite(from: number): number {
    let at = from;
    while (WHITE.test(this.view.text[at] ?? "")) at++;
    return at;
  }

  private within(from: number, to: number): InlineMark[] {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.marks[middle]?.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const out: InlineMark[] = [];
    for (let at = low; at < this.marks.length; at++) {
      const mark = this.marks[at] as InlineMark;
      if (mark.start >= to) break;
      out.push(mark);
    }
    return out;
  }

  private pageBreak({ number, supplied }: Extract<Mark, { type: "page-break" }>): PageBreak {
    const base = `pg_${number.replace(/[^\p{L}\p{N}._-]/gu, "-")}`;
    const count = (this.pageIds.get(base) ?? 0) + 1;
    this.pageIds.set(base, count);
    const id = count === 1 ? base : `${base}-${count}`;
    return { type: "page-break", id, number, ...(supplied ? { supplied } : {}) };
  }
}

/** Takes the white space off the end of a run that ends with text. */
function trimEnd(nodes: Inline[]): void {
  const last = nodes.at(-1);
  if (last?.type === "text")
    nodes.splice(-1, 1, ...sliceInlines([last], 0, last.text.replace(TRAILING_WHITE, "").length));
}

function wrap(
  mark: Extract<InlineMark, { type: "emphasis" | "reference" | "margin-note" }>,
  children: readonly Inline[],
): Emphasis | Reference | MarginNote {
  switch (mark.type) {
    case "emphasis":
      return { type: "emphasis", rendition: mark.rendition, children };
    case "reference":
      return { type: "reference", target: mark.target, children };
    case "margin-note":
      return { type: "margin-note", children };
  }
}
