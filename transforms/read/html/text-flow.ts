import type { ChangeList } from "../change-list.ts";

export type HtmlRule = `html-text/${string}`;

/** A stretch of the text that began at its first word; `start` is null as long as it has none. */
export interface Range {
  start: number | null;
  /** How many paragraph boundaries came before it. */
  boundaries: number;
}

/** Something between two words: markup (with its rule), or white space. */
interface Item {
  readonly rule: HtmlRule | null;
  readonly start: number;
  end: number;
}

/** What must stand between two words, from the least to the most. */
type Level = "none" | "soft" | "row" | "blank";
const ORDER: readonly Level[] = ["none", "soft", "row", "blank"];

const TAG: HtmlRule = "html-text/tag";
const SPACE: HtmlRule = "html-text/white-space";
const EVIDENCE = new Map<HtmlRule, string>([
  [TAG, "tags of HTML, and the white space around them"],
  [SPACE, "HTML shows any white space as one space"],
  ["html-text/comment", "a comment or a declaration"],
  ["html-text/page-furniture", "an element that is no part of the text"],
  ["html-text/page-break", "a page's number at the page's begin"],
  ["html-text/back-link", "the link back to a note's marker"],
  ["html-text/note-label", "a note's number before its body"],
]);
// HTML's white space (Infra Standard 4.6); a no-break space is a character
const WHITE_RUN = /[ \t\n\f\r]+/g;
const LINE_END = /[\n\r\f]/;

/**
 * Turns words and the markup between them into edits, so that what is left reads as HTML shows it:
 * blank lines between blocks, one space for white space. Markup between two words becomes one edit.
 */
export class TextFlow {
  /** Offset behind the last word. */
  lastEnd = 0;
  /** Paragraph boundaries so far. */
  boundaries = 0;
  private readonly text: string;
  private readonly changes: ChangeList;
  private items: Item[] = [];
  private level: Level = "none";
  private breaks = 0;
  private tabs = 0;
  private begun = false;
  private glued = false;
  private waiting: Range[] = [];

  constructor(text: string, changes: ChangeList) {
    this.text = text;
    this.changes = changes;
  }

  /** Markup, or other text that is taken out. */
  cut(rule: HtmlRule, start: number, end: number): void {
    this.items.push({ rule, start, end });
  }

  /** Asks for a boundary before the next word. */
  need(level: Level): void {
    if (ORDER.indexOf(level) > ORDER.indexOf(this.level)) this.level = level;
    if (level === "row") this.tabs = 0;
  }

  /** Makes the next boundary between paragraphs a space: what follows goes on with what stands before it. */
  glue(isGlued: boolean): void {
    this.glued = isGlued;
  }

  /** A boundary between cells. */
  needTab(): void {
    this.tabs++;
  }

  /** A line break, said by the element that was cut last. */
  needLineBreak(): void {
    this.breaks++;
  }

  /** A range that begins at the next word. */
  begin(): Range {
    const range = { start: null, boundaries: 0 };
    this.waiting.push(range);
    return range;
  }

  /** Text as it stands in the source; `preserved` where its white space counts (`pre`). */
  words(start: number, end: number, preserved: boolean): void {
    const text = this.text.slice(start, end);
    if (preserved) {
      this.word(start, end);
      for (const { index, 0: eol } of text.matchAll(/\r\n|\r|\n/g))
        this.changes.mark({ type: "line-break", start: start + index, end: start + index + eol.length });
      return;
    }
    let from = 0;
    WHITE_RUN.lastIndex = 0;
    for (let match = WHITE_RUN.exec(text); match; match = WHITE_RUN.exec(text)) {
      const { index, 0: white } = match;
      const stop = index + white.length;
      const inner = index > 0 && stop < text.length;
      if (inner && (white === " " || !LINE_END.test(white))) continue;
      if (index > from) this.word(start + from, start + index);
      this.items.push({ rule: null, start: start + index, end: start + stop });
      from = stop;
    }
    if (from < text.length) this.word(start + from, end);
  }

  /** A character reference. */
  decoded(start: number, end: number, value: string, evidence: string): void {
    this.word(start, end);
    this.changes.edit("html-text/entity", start, end, evidence, value);
  }

  /** What is left at the end of the file. */
  finish(): void {
    this.flush("");
  }

  private word(start: number, end: number): void {
    if (this.items.length > 0 || this.level !== "none") this.settle();
    this.begun = true;
    this.lastEnd = end;
    for (const range of this.waiting) {
      range.start = start;
      range.boundaries = this.boundaries;
    }
    this.waiting = [];
  }

  /** Decides what stands in place of the markup before a word. */
  private settle(): void {
    const blank = this.level === "blank" || (this.breaks > 1 && this.level === "none");
    const tabs = "\t".repeat(this.tabs);
    if (!this.begun) this.flush("");
    else if (blank && this.glued) this.flush(" ");
    else if (blank) {
      this.boundaries++;
      this.flush(`\n\n${tabs}`);
    } else if (this.level === "row") this.flush(`\n${tabs}`);
    else if (this.tabs > 0) this.flush(tabs);
    else if (this.level === "soft" || this.breaks > 0) this.flush("\n", true);
    else this.flush(null);
    this.level = "none";
    this.breaks = 0;
    this.tabs = 0;
    this.glued = false;
  }

  /** Takes out what was cut; `after` stands in its place, or one white space of its own where `after` is null. */
  private flush(after: string | null, lineBreak = false): void {
    let kept = after !== null;
    let rest = after ?? "";
    let last: Item | null = null;
    const groups: Item[] = [];
    for (const item of this.items) {
      if (item.rule === null && !kept) {
        kept = true;
        last = null;
        const white = this.text.slice(item.start, item.end);
        if (LINE_END.test(white)) this.changes.edit(SPACE, item.start, item.end, EVIDENCE.get(SPACE) ?? "", " ");
        continue;
      }
      const rule: HtmlRule = item.rule ?? (last?.rule === TAG ? TAG : SPACE);
      if (last && last.end === item.start && (last.rule === rule || (last.rule === SPACE && rule === TAG))) {
        groups[groups.length - 1] = last = { rule, start: last.start, end: item.end };
      } else {
        last = { rule, start: item.start, end: item.end };
        groups.push(last);
      }
    }
    this.items = [];
    for (const { rule, start, end } of groups) {
      this.changes.edit(rule ?? SPACE, start, end, EVIDENCE.get(rule ?? SPACE) ?? "", rest);
      if (lineBreak && rest !== "") this.changes.mark({ type: "line-break", start, end });
      rest = "";
    }
  }
}
