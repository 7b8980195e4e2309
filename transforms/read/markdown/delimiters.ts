import type { ChangeList } from "../change-list.ts";

/** A run of asterisks or underscores that may open or close emphasis. */
interface Run {
  readonly sign: "*" | "_";
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
  readonly start: number;
  /** What is left of the run: offsets into the source. */
  from: number;
  to: number;
  before: Run | null;
  after: Run | null;
}

const SPACE = /^\s?$/;
// a raised number is a note's marker: “*End text.*²” closes before it
const PUNCTUATION = /^[\p{P}\p{S}⁰¹²³⁴-⁹]$/u;
const DIGIT = /^\d$/;
// what no emphasized phrase begins or ends with, though CommonMark lets it: “note*, another*”
const NO_BEGIN = /^[,.;:!?)\]}»”]$/;
const NO_END = /^[([{«“]$/;

/**
 * The delimiter stack of CommonMark's appendix “A parsing strategy” (processing emphasis), over the offsets of the source.
 * Linear: for each kind of closer it is remembered below which run no opener is.
 */
export class Delimiters {
  private readonly changes: ChangeList;
  private top: Run | null = null;
  /** Where single asterisks and underscores stand that found no fellow. */
  readonly lone: number[] = [];

  constructor(changes: ChangeList) {
    this.changes = changes;
  }

  /** The run on top of the stack, to be handed to `pair` later. */
  get mark(): Run | null {
    return this.top;
  }

  /** Puts a run on the stack; `left` and `right` are the characters around it, empty at a paragraph's edges. */
  push(sign: "*" | "_", from: number, length: number, left: string, right: string): void {
    const flanksLeft = !SPACE.test(right) && (!PUNCTUATION.test(right) || SPACE.test(left) || PUNCTUATION.test(left));
    const flanksRight = !SPACE.test(left) && (!PUNCTUATION.test(left) || SPACE.test(right) || PUNCTUATION.test(right));
    const inWord = sign === "_" || (DIGIT.test(left) && DIGIT.test(right));
    const opens = flanksLeft && !NO_BEGIN.test(right) && (!inWord || !flanksRight || PUNCTUATION.test(left));
    const closes = flanksRight && !NO_END.test(left) && (!inWord || !flanksLeft || PUNCTUATION.test(right));
    if (!opens && !closes) return;
    const run: Run = {
      sign,
      length,
      opens,
      closes,
      start: from,
      from,
      to: from + length,
      before: this.top,
      after: null,
    };
    if (this.top) this.top.after = run;
    this.top = run;
  }

  /** Pairs all runs above `bottom` and takes them off the stack. */
  pair(bottom: Run | null): void {
    const floors = new Map<string, number>();
    let closer = this.lowestAbove(bottom);
    while (closer) {
      if (!closer.closes) {
        closer = closer.after;
        continue;
      }
      const kind = `${closer.sign}${closer.opens ? 1 : 0}${closer.length % 3}`;
      const floor = floors.get(kind) ?? bottom?.start ?? -1;
      let opener = closer.before;
      while (opener && opener.start > floor && !matches(opener, closer)) opener = opener.before;
      if (opener && opener.start > floor) {
        this.take(opener, closer);
        if (opener.from === opener.to) this.remove(opener);
        if (closer.from === closer.to) {
          const next: Run | null = closer.after;
          this.remove(closer);
          closer = next;
        }
      } else {
        floors.set(kind, closer.before?.start ?? -1);
        const next: Run | null = closer.after;
        if (!closer.opens) this.drop(closer);
        closer = next;
      }
    }
    while (this.top && this.top !== bottom) this.drop(this.top);
  }

  private lowestAbove(bottom: Run | null): Run | null {
    let run = this.top;
    if (run === bottom) return null;
    while (run?.before && run.before !== bottom) run = run.before;
    return run;
  }

  private take(opener: Run, closer: Run): void {
    const size = opener.to - opener.from > 1 && closer.to - closer.from > 1 ? 2 : 1;
    for (let run = opener.after; run && run !== closer; run = run.after) this.tell(run);
    opener.after = closer;
    closer.before = opener;
    const rendition = size === 2 ? "bold" : "italic";
    this.changes.mark({ type: "emphasis", start: opener.to, end: closer.from, rendition });
    const evidence = size === 2 ? "a pair of strong emphasis delimiters" : "a pair of emphasis delimiters";
    this.changes.edit("markdown-text/emphasis", opener.to - size, opener.to, evidence);
    this.changes.edit("markdown-text/emphasis", closer.from, closer.from + size, evidence);
    opener.to -= size;
    closer.from += size;
  }

  /** Takes a run off the stack that found no fellow. */
  private drop(run: Run): void {
    this.tell(run);
    this.remove(run);
  }

  private remove(run: Run): void {
    if (run.before) run.before.after = run.after;
    if (run.after) run.after.before = run.before;
    else this.top = run.before;
  }

  /** One asterisk alone may be a note's sign; two or three are half of a pair. */
  private tell({ from, to, length }: Run): void {
    if (length === 1) this.lone.push(from);
    if (to - from !== 2 && to - from !== 3) return;
    this.changes.remark({
      rule: "markdown-text/unpaired",
      severity: "info",
      message: "strong emphasis begins or ends here and has no other half; it is left as text",
      hint: "Add or remove the delimiters in the source.",
      start: from,
      end: to,
    });
  }
}

function matches(opener: Run, closer: Run): boolean {
  if (opener.sign !== closer.sign || !opener.opens) return false;
  // CommonMark's rule of three keeps “*a**b*” from being torn apart
  const mixed = opener.closes || closer.opens;
  return !mixed || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
