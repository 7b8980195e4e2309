import type { ChangeList } from "../change-list.ts";

/** A stretch that breaks off in a phrase, as a paragraph does that the end of a sheet cut in two. */
const BREAKS_OFF = /[\p{L},]$/u;

/** Pairs two signs of emphasis that a cut has parted: one that begins a paragraph, one that ends the next. */
export class PartedEmphasis {
  private readonly changes: ChangeList;
  private open: { readonly from: number; readonly end: number } | null = null;

  constructor(changes: ChangeList) {
    this.changes = changes;
  }

  /**
   * Takes the next paragraph.
   * @param lone where single signs of emphasis stand in it that have no other half
   */
  read(text: string, from: number, end: number, lone: readonly number[]): void {
    const [at] = lone;
    const sign = lone.length === 1 && at !== undefined ? text[at] : undefined;
    if (this.open && sign !== undefined && at === end - 1 && sign === text[this.open.from]) {
      const evidence =
        "the other half of the emphasis stands in the paragraph beside it, which a cut has parted from this one";
      this.emphasize(this.open.from, this.open.from + 1, this.open.end, evidence);
      this.changes.mark({ type: "emphasis", start: from, end: at, rendition: "italic" });
      this.changes.edit("markdown-text/emphasis", at, end, evidence);
      this.open = null;
      return;
    }
    const breaksOff = sign !== undefined && at === from && BREAKS_OFF.test(text.slice(Math.max(from, end - 2), end));
    this.open = breaksOff ? { from, end } : null;
  }

  /** A heading or a table stands between two paragraphs: no phrase goes on behind it. */
  end(): void {
    this.open = null;
  }

  private emphasize(sign: number, start: number, end: number, evidence: string): void {
    this.changes.edit("markdown-text/emphasis", sign, start, evidence);
    this.changes.mark({ type: "emphasis", start, end, rendition: "italic" });
  }
}
