import type { ChangeList } from "../change-list.ts";
import { noteSignOrLetter } from "../note-sign.ts";
import type { Dialect } from "./dialect.ts";
import { BLOCKS, type Elements, findElements } from "./elements.ts";
import { Endings } from "./endings.ts";
import { InlineElements } from "./inline-elements.ts";
import { ListNumbers } from "./list-numbers.ts";
import { findNoteAnchors, type NoteAnchors } from "./note-anchors.ts";
import { NoteCells } from "./note-cells.ts";
import { Notes } from "./notes.ts";
import { Pictures } from "./pictures.ts";
import { Poems } from "./poems.ts";
import { shortWords } from "./short-words.ts";
import { TableCells } from "./table-cells.ts";
import { type Range, TextFlow } from "./text-flow.ts";
import { TokenIndex } from "./token-index.ts";
import { type OpenToken, type Token, tokenize } from "./tokens.ts";
import { Traits } from "./traits.ts";
import { tellUnfinished } from "./unfinished.ts";

const ARROW = /^\s*(?:[↩↑⏎↵⤴^]\ufe0e?|back|return)\s*$/i;
const XHTML = /^\s*<\?xml|<html[^>]{0,400}xmlns/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is not decoded
const UNFIT = /[\u0000-\u001f\ufffe\uffff]/;
/** A tag as long as this that holds another one's begin has lost a quotation mark. */
const LONG_TAG = 300;

/** Turns one HTML text into edits and marks. */
export class HtmlReader {
  private readonly text: string;
  private readonly dialect: Dialect;
  private readonly changes: ChangeList;
  private readonly tokens: readonly Token[];
  private readonly elements: Elements;
  private readonly anchors: NoteAnchors;
  private readonly flow: TextFlow;
  private readonly notes: Notes;
  private readonly lists: ListNumbers;
  private readonly cells: TableCells;
  private readonly inlines: InlineElements;
  private readonly poems: Poems;
  private readonly pictures: Pictures;
  private readonly index: TokenIndex;
  private readonly endings: Endings;
  private preserved = 0;
  /** Open blocks that hold no other block in the model: item, cell, note body, verse line, paragraph, heading. */
  private leaves = 0;
  /** Notes in the margin that the next paragraph begins with, and where their words end. */
  private margin: { readonly range: Range; readonly end: number } | null = null;

  constructor(text: string, dialect: Dialect, changes: ChangeList) {
    this.text = text;
    this.dialect = dialect;
    this.changes = changes;
    this.tokens = tokenize(text);
    this.elements = findElements(this.tokens, XHTML.test(text.slice(0, 2000)));
    this.anchors = findNoteAnchors(this.tokens, this.elements, text, dialect);
    this.endings = new Endings(this.tokens.length);
    this.flow = new TextFlow(text, changes);
    this.notes = new Notes(text, this.flow, changes);
    this.inlines = new InlineElements(text, this.tokens, this.anchors, this.flow, this.notes, this.endings, changes);
    this.lists = new ListNumbers(this.flow, changes);
    this.cells = new TableCells(this.flow, changes, new NoteCells(this.tokens, text, this.anchors));
    this.poems = new Poems(this.flow, changes);
    this.pictures = new Pictures(this.flow, changes);
    this.index = new TokenIndex(this.tokens, new Set(["br", "img"]));
  }

  read(): void {
    let at = 0;
    while (at < this.tokens.length) {
      this.endings.end(at);
      at = this.token(this.tokens[at] as Token, at);
    }
    this.endings.end(this.tokens.length);
    this.pictures.boundary(false);
    this.flow.finish();
  }

  /** Handles a token; returns the index of the next one. */
  private token(token: Token, at: number): number {
    const { start, end } = token;
    switch (token.type) {
      case "text":
        if (end === this.text.length && /^<[A-Za-z/!?]/.test(this.text.slice(start, start + 2)))
          tellUnfinished(this.text, start, end, this.changes);
        this.flow.words(this.notes.label(start, end), end, this.preserved > 0);
        break;
      case "reference":
        this.reference(start, end, token.value);
        break;
      case "comment":
        this.flow.cut("html-text/comment", start, end);
        break;
      case "open":
        return this.open(token, at);
      case "close":
        this.flow.cut("html-text/tag", start, end);
        if (token.name === "br") this.lineBreak();
        else if (BLOCKS.has(token.name)) this.boundary(token.name);
    }
    return at + 1;
  }

  private reference(start: number, end: number, value: string): void {
    const source = this.text.slice(start, end);
    if (/^[\t\n\f\r ]$/.test(value)) this.flow.decoded(start, end, " ", `the character reference ${source}`);
    else if (UNFIT.test(value) || value === source) this.flow.words(start, end, true);
    else this.flow.decoded(start, end, value, `the character reference ${source}`);
  }

  private open(token: OpenToken, at: number): number {
    const { name, start, end } = token;
    const traits = new Traits(token, this.dialect);
    const extent = this.elements.extents.get(at);
    const explicit = extent?.explicit === true;
    if (end - start > LONG_TAG && this.text.slice(start + 1, end).includes("<"))
      tellUnfinished(this.text, start, end, this.changes);
    if (explicit && traits.isFurniture()) {
      if (BLOCKS.has(name)) this.flow.need("blank");
      return this.takeOut("html-text/page-furniture", at, extent.end);
    }
    if (traits.isPageBreak() && (explicit || !extent)) {
      const number = traits.pageNumber(extent ? (shortWords(this.tokens, this.text, at, extent.end) ?? "?") : "");
      if (number !== null) {
        const last = this.tokens[extent?.end ?? at] ?? token;
        this.changes.mark({ type: "page-break", start, end: last.end, number });
        return this.takeOut("html-text/page-break", at, extent?.end ?? at);
      }
    }
    const returns = this.anchors.returns.has(at);
    const words =
      explicit && (returns || traits.mayLeadToNote()) ? shortWords(this.tokens, this.text, at, extent.end) : null;
    if (extent && words !== null) {
      const sign = this.notes.isOpen && (returns || traits.isNoteLabel()) ? noteSignOrLetter(words) : null;
      if (sign !== null && !traits.isBackLink() && this.notes.number(sign))
        return this.takeOut("html-text/note-label", at, extent.end);
      if (returns || traits.isBackLink() || (traits.leadsToMarker() && ARROW.test(words)))
        return this.takeOut("html-text/back-link", at, extent.end);
    }
    if (name === "dt" && explicit && this.notes.takeTerm(shortWords(this.tokens, this.text, at, extent.end) ?? "")) {
      this.flow.need("blank");
      return this.takeOut("html-text/note-label", at, extent.end);
    }
    this.flow.cut("html-text/tag", start, end);
    if (name === "br") this.lineBreak();
    else if (name === "img") this.pictures.image(token);
    else if (BLOCKS.has(name)) this.boundary(name, at);
    if (name === "hr" && traits.isThoughtBreak() && this.leaves === 0)
      this.changes.mark({ type: "block", start, end: start, block: { kind: "thought-break" } });
    if (extent) this.content(traits, at, extent.end, explicit);
    return at + 1;
  }

  /** What the element of an opening tag is, besides a boundary. */
  private content(traits: Traits, at: number, end: number, explicit: boolean): void {
    const { name } = traits.token;
    const atEnd = (ending: () => void) => this.endings.at(end, ending);
    if (name === "pre") {
      this.preserved++;
      atEnd(() => this.preserved--);
    }
    if (traits.isNoteList()) atEnd(this.notes.openList());
    if (name === "ul" || name === "ol" || name === "menu") atEnd(this.lists.open(traits));
    else if (name === "table" && !this.elements.layoutTables.has(at)) atEnd(this.cells.openTable());
    else if (name === "tr") this.cells.row();
    else if (name === "blockquote") {
      const range = this.flow.begin();
      atEnd(() => this.block(range, { kind: "quotation" }));
    }
    if (BLOCKS.has(name) && name !== "pre" && this.leaves === 0 && traits.isPoem()) atEnd(this.poems.open());
    if (this.poems.isOpen) this.verse(traits, at, end);
    if (BLOCKS.has(name)) this.leaf(traits, at, explicit || !/^h[1-6]$/.test(name) ? end : this.nextBlock(at));
    else this.inlines.open(traits, at, end, explicit);
  }

  /** An element inside a poem: a stanza, or how far its line is set in. */
  private verse(traits: Traits, at: number, end: number): void {
    const isStanza = traits.isStanza() || (traits.token.name === "p" && this.index.first("br", at, end) !== null);
    if (isStanza) {
      this.poems.endStanza();
      this.endings.at(end, () => this.poems.endStanza());
      return;
    }
    const steps = traits.isPoem() ? null : traits.indent();
    if (steps !== null) this.poems.setIn(steps);
  }

  /** Blocks that hold text; the outermost of them counts. */
  private leaf(traits: Traits, at: number, end: number): void {
    const { name } = traits.token;
    const number = name === "li" ? this.lists.number(traits) : null;
    if (this.leaves > 0 && (name !== "li" || this.leaves !== this.lists.openItems)) return;
    const body = this.notes.open(traits, number, this.anchors.bodies.get(at) ?? null);
    const close = body ?? this.openLeaf(traits, at, end, number);
    if (!close) return;
    const resume = this.poems.suspend();
    this.leaves++;
    this.endings.at(end, () => {
      this.leaves--;
      close();
      resume();
    });
  }

  /** A block of text begins, if it is one; what is returned is to be done at its end. */
  private openLeaf(traits: Traits, at: number, end: number, number: string | null): (() => void) | null {
    const { name, start } = traits.token;
    if (name === "li") return this.lists.openItem(number);
    if (name === "td" || name === "th") return this.cells.openCell(traits, at, end);
    const image = traits.isFigure() ? this.index.first("img", at, end) : null;
    if (image) return this.pictures.openFigure(traits.token, image);
    if (traits.isMarginNote()) return this.marginNote();
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) return this.openBlock({ kind: "heading", level: Number(level) });
    if (this.poems.isOpen && !traits.isPoemSource()) return null;
    if (traits.isVerseLine()) return this.openBlock({ kind: "verse-line" });
    if (name !== "p" && name !== "pre") return null;
    if (traits.isThoughtBreak()) {
      const range = this.flow.begin();
      const block = { kind: "thought-break" } as const;
      return () =>
        this.changes.mark({
          type: "block",
          start: range.start ?? start,
          end: range.start === null ? start : this.flow.lastEnd,
          block,
        });
    }
    return this.openBlock({ kind: "paragraph" });
  }

  private openBlock(block: Parameters<HtmlReader["block"]>[1]): () => void {
    const { margin } = this;
    this.margin = null;
    const begins = block.kind === "paragraph" && margin?.end === this.flow.lastEnd;
    // only a paragraph goes on with the notes beside it
    if (!begins) this.flow.glue(false);
    const range = begins && margin ? margin.range : this.flow.begin();
    return () => this.block(range, block);
  }

  /** A note in the margin, which the next paragraph begins with. */
  private marginNote(): () => void {
    const range = this.flow.begin();
    return () => {
      if (range.start === null) return;
      const end = this.flow.lastEnd;
      this.changes.mark({ type: "margin-note", start: range.start, end });
      this.margin = { range: this.margin?.range ?? range, end };
      this.flow.glue(true);
    };
  }

  private lineBreak(): void {
    if (!this.poems.isOpen) this.flow.needLineBreak();
    else {
      this.poems.breakLine();
      this.flow.need("row");
    }
  }

  /** A heading that lost its closing tag ends where the next block begins or ends. */
  private nextBlock(at: number): number {
    let next = at + 1;
    for (let token = this.tokens[next]; token; token = this.tokens[++next])
      if ((token.type === "open" || token.type === "close") && BLOCKS.has(token.name)) break;
    return next;
  }

  private block(
    range: Range,
    block: { kind: "quotation" | "verse-line" | "paragraph" } | { kind: "heading"; level: number },
  ): void {
    if (range.start !== null) this.changes.mark({ type: "block", start: range.start, end: this.flow.lastEnd, block });
  }

  /** The boundary at a block's begin (`at` is its token) or end. */
  private boundary(name: string, at = -1): void {
    this.pictures.boundary(this.cells.inCell || this.lists.inItem || this.notes.isOpen);
    if (this.poems.isOpen && !/^h[1-6]$/.test(name)) {
      this.poems.endLine();
      this.flow.need("row");
      return;
    }
    const table = this.cells.isOpen;
    if (table && (name === "td" || name === "th")) {
      if (at >= 0) this.cells.separate();
    } else if (table && /^(?:tr|thead|tbody|tfoot)$/.test(name)) this.flow.need("row");
    else if (this.lists.inItem && !this.notes.isOpen && !/^(?:li|ul|ol|menu|dir)$/.test(name)) this.flow.need("soft");
    else if (this.cells.inCell && name !== "table") this.flow.need("soft");
    else this.flow.need("blank");
  }

  private takeOut(rule: `html-text/${string}`, at: number, last: number): number {
    const start = this.tokens[at]?.start ?? 0;
    this.flow.cut(rule, start, this.tokens[last]?.end ?? this.text.length);
    return last + 1;
  }
}
