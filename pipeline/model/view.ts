import type { Inline, Text } from "./edition.ts";
import type { Repair } from "./ledger.ts";
import { lineStarts } from "./matches.ts";
import type { SourceSpan } from "./span.ts";

/** A stretch of a view that is a slice of the source, letter for letter. */
interface SourceSegment {
  readonly repair: null;
  /** Offset in the view. */
  readonly at: number;
  /** Offsets in the source. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of a view that a repair put there (perhaps of no length). */
interface RepairSegment {
  readonly repair: Repair;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

type Segment = SourceSegment | RepairSegment;

/** A repair that could not be applied, with the reason. */
export interface Conflict {
  readonly repair: Repair;
  readonly reason: string;
}

// a no-break space is a character of the text, not white space between words
const WHITE = /[^\S\u00a0]/g;
const WHITE_RUN = /[^\S\u00a0]{2,}/g;
/** White space that a node does not have as the source has it. Quick to look for, and mostly nowhere. */
const UNEVEN_WHITE = /[\t-\r\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]| {2}/;
const LEADING_WHITE = /^[^\S\u00a0]/;

/**
 * A source text with repairs applied, which remembers for every character where it came from.
 * Views are never changed: `apply` gives a new one. Offsets into `text` are view offsets.
 */
export class View {
  readonly source: string;
  readonly original: string;
  readonly text: string;
  readonly repairs: readonly Repair[];
  private readonly segments: readonly Segment[];
  private starts: readonly number[] | null = null;

  private constructor(source: string, original: string, repairs: readonly Repair[]) {
    this.source = source;
    this.original = original;
    this.repairs = repairs;
    const segments: Segment[] = [];
    const pieces: string[] = [];
    let from = 0;
    let at = 0;
    const slice = (to: number) => {
      if (to <= from) return;
      segments.push({ repair: null, at, start: from, end: to });
      pieces.push(original.slice(from, to));
      at += to - from;
    };
    for (const repair of repairs) {
      slice(repair.span.start);
      segments.push({ repair, at, start: repair.span.start, end: repair.span.end });
      pieces.push(repair.after);
      at += repair.after.length;
      from = repair.span.end;
    }
    slice(original.length);
    this.segments = segments;
    this.text = pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
  }

  /** Where the lines of the view begin (see `matchesAtLines`). */
  get lineStarts(): readonly number[] {
    this.starts ??= lineStarts(this.text);
    return this.starts;
  }

  /** The view of a source in which nothing is repaired yet. */
  static of(source: string, text: string): View {
    return new View(source, text, []);
  }

  /**
   * The source span under a stretch of the view. A stretch of no length gives the place before the
   * character at `start`. Text that an earlier repair deleted at the edges stays outside.
   */
  span(start: number, end: number): SourceSpan {
    const first = this.segments[this.segmentAt(start)];
    if (!first) return { source: this.source, start: this.original.length, end: this.original.length };
    const from = first.repair ? first.start : first.start + (start - first.at);
    if (end <= start) return { source: this.source, start: from, end: from };
    const last = this.segments[this.segmentAt(end - 1)] ?? first;
    const to = last.repair ? last.end : last.start + (end - last.at);
    return { source: this.source, start: from, end: to };
  }

  /** The view offset of a source offset; inside a repaired stretch, the stretch's begin. */
  offsetOf(sourceOffset: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle]?.start ?? 0) <= sourceOffset) low = middle;
      else high = middle - 1;
    }
    const segment = this.segments[low];
    if (!segment) return 0;
    if (segment.repair) return sourceOffset >= segment.end ? segment.at + segment.repair.after.length : segment.at;
    return segment.at + Math.min(sourceOffset, segment.end) - segment.start;
  }

  /**
   * A view with more repairs. A repair that wholly covers earlier artefact repairs takes their place;
   * one that cuts an earlier repair, or covers a correction, is a conflict and is left out.
   */
  apply(more: readonly Repair[]): { view: View; conflicts: readonly Conflict[] } {
    if (more.length === 0) return { view: this, conflicts: [] };
    const conflicts: Conflict[] = [];
    const added: Repair[] = [];
    let end = -1;
    for (const repair of [...more].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
      if (repair.span.start < end)
        conflicts.push({ repair, reason: "it overlaps another repair of the same transform" });
      else if (this.original.slice(repair.span.start, repair.span.end) !== repair.before)
        conflicts.push({ repair, reason: "its “before” is not what the source has at that place" });
      else {
        added.push(repair);
        end = repair.span.end;
      }
    }
    const merged: Repair[] = [];
    let next = 0;
    for (const old of this.repairs) {
      for (let repair = added[next]; repair && repair.span.end <= old.span.start; repair = added[++next]) {
        merged.push(repair);
      }
      const repair = added[next];
      if (!repair || repair.span.start >= old.span.end) merged.push(old);
      else if (repair.span.start <= old.span.start && repair.span.end >= old.span.end && old.kind === "artefact")
        continue;
      else {
        conflicts.push({ repair, reason: `it cuts into a repair of ${old.rule}` });
        added.splice(next, 1);
        merged.push(old);
      }
    }
    for (const repair of added.slice(next)) merged.push(repair);
    return { view: new View(this.source, this.original, merged), conflicts };
  }

  /**
   * A stretch of the view as nodes: runs of white space become one space, corrections stay whole.
   * White space at the edges is kept (as one space); trim the offsets before, where it is not wanted.
   */
  inlines(start: number, end: number): Inline[] {
    const out: Inline[] = [];
    let index = this.segmentAt(start);
    while (index > 0 && this.segments[index - 1]?.at === start) index--;
    for (; index < this.segments.length; index++) {
      const segment = this.segments[index] as Segment;
      if (segment.at >= end) break;
      const length = segment.repair ? segment.repair.after.length : segment.end - segment.start;
      const from = Math.max(start, segment.at);
      const to = Math.min(end, segment.at + length);
      if (segment.repair?.kind === "correction") {
        const { rule, certainty, before, after, span } = segment.repair;
        if (segment.at >= start) out.push({ type: "correction", rule, certainty, before, after, span });
      } else if (from < to) {
        const sourceAt = segment.repair ? null : segment.start + from - segment.at;
        pushText(out, this.text.slice(from, to), sourceAt, this.source);
      }
    }
    return out;
  }

  /** The segment that holds the character at a view offset (the last one of those that begin there). */
  private segmentAt(offset: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.segments[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Adds text as nodes that each stand in the source letter for letter: a run of white space ends one. */
function pushText(out: Inline[], text: string, sourceAt: number | null, source: string): void {
  const uneven = UNEVEN_WHITE.test(text);
  const push = (from: number, to: number) => {
    const last = out.at(-1);
    const doubled = last?.type === "text" && last.text.endsWith(" ") && LEADING_WHITE.test(text.slice(from, from + 1));
    const start = doubled ? from + 1 : from;
    if (start >= to) return;
    const words = uneven ? text.slice(start, to).replace(WHITE, " ") : text.slice(start, to);
    const node: Text =
      sourceAt === null
        ? { type: "text", text: words }
        : { type: "text", text: words, span: { source, start: sourceAt + start, end: sourceAt + to } };
    out.push(node);
  };
  let at = 0;
  if (uneven)
    for (const run of text.matchAll(WHITE_RUN)) {
      push(at, run.index + 1);
      at = run.index + run[0].length;
    }
  push(at, text.length);
}
