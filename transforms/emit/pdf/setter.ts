import type { Block, Division, Inline, KeptInline, Note, PageBreak } from "../../../pipeline/model/edition.ts";
import { shownNumber } from "../../../pipeline/model/leaf.ts";
import type { Pictures } from "../../../pipeline/model/picture.ts";
import { gapStandIn, keptRendition } from "../../../pipeline/model/stand-in.ts";
import {
  type BlockData,
  type InlineData,
  isDocumentKind,
  type Line,
  type NoteData,
  type PageBreakData,
} from "./data.ts";
import type { NotePlace } from "./design.ts";
import { indexTerms, type MetTerm } from "./index-term.ts";
import type { Labels } from "./labels.ts";
import type { Lettering } from "./lettering.ts";

/** A correction as it was met in the text; the appendix lists them in this order. */
export interface MetCorrection {
  readonly label: string;
  readonly node: Extract<Inline, { type: "correction" }>;
}

/** How the blocks of a note's body are set; given in, because blocks need this setter for their text. */
export type BlockSetting = (nodes: readonly Block[], setter: Setter) => BlockData[];

/** How a book is set: its blocks, where its notes stand, and what its figures show. */
export interface SettingWays {
  readonly blocks: BlockSetting;
  readonly notes: NotePlace;
  readonly pictures: Pictures;
  /** How many characters a running head may have. */
  readonly longestHead: number;
}

/** Two page numbers nearer than this many characters may stand beside the same line. */
const LINE_LENGTH = 70;

const external = /^(?:https?|mailto|ftp):[\x21-\x7e]+$/i;

/**
 * Carries what passes from one node to the next while an edition is turned into data, in reading order:
 * page breaks that wait for the next word, and how far behind the last one is.
 */
export class Setter {
  readonly letters: Lettering;
  readonly pictures: Pictures;
  readonly longestHead: number;
  readonly corrections: MetCorrection[] = [];
  readonly notes: { readonly label: string | null; readonly node: Note }[] = [];
  /** What the index is made of, by its key. */
  readonly terms = new Map<string, MetTerm>();
  readonly #labels: Labels;
  readonly #blocks: BlockSetting;
  readonly #notePlace: NotePlace;
  #division = "";
  #divisionNotes: NoteData[] = [];
  #waiting: PageBreak[] = [];
  #behind = Number.POSITIVE_INFINITY;
  #shift = 0;
  #last = " ";
  #inIndex = false;
  #indices = 0;

  constructor(letters: Lettering, labels: Labels, ways: SettingWays) {
    this.letters = letters;
    this.pictures = ways.pictures;
    this.longestHead = ways.longestHead;
    this.#labels = labels;
    this.#blocks = ways.blocks;
    this.#notePlace = ways.notes;
  }

  /** What `set` gives of a division, and the notes of its text that stand at its end, in the order of their markers. */
  division<Data>(id: string, set: () => Data): { data: Data; endnotes: readonly NoteData[] } {
    const outer = { id: this.#division, notes: this.#divisionNotes };
    this.#division = id;
    this.#divisionNotes = [];
    const data = set();
    const endnotes = this.#divisionNotes;
    this.#division = outer.id;
    this.#divisionNotes = outer.notes;
    return { data, endnotes };
  }

  claim(id: string): string | null {
    return this.#labels.claim(id);
  }

  /** The document that a division is or belongs to; references within it need no page. */
  documentOf(division: Division): string {
    return isDocumentKind(division.kind) || this.#division === "" ? division.id : this.#division;
  }

  /** A page break between two blocks stands before the next block's first word. */
  wait(node: PageBreak): void {
    this.#waiting.push(node);
  }

  /** What is left of page breaks when the text is at its end. */
  trailing(): BlockData[] {
    const children = this.line([]);
    return children.length > 0 ? [{ type: "trailing", children }] : [];
  }

  /** One run of inlines, at whose beginning waiting page breaks are put. */
  line(nodes: readonly Inline[]): Line {
    this.#last = " ";
    this.#behind = Number.POSITIVE_INFINITY;
    const waiting = this.#waiting;
    this.#waiting = [];
    return [...waiting, ...nodes].flatMap((node) => this.inline(node));
  }

  /** A heading as bookmarks and the contents show it. Notes and page numbers do not belong there. */
  plain(nodes: readonly Inline[]): Line {
    return nodes.flatMap((node) => this.#plainInline(node));
  }

  #plainInline(node: Inline): Line {
    switch (node.type) {
      case "note":
      case "page-break":
        return [];
      case "text":
        return this.letters(node.text);
      case "correction":
        return this.letters(node.after);
      case "line-break":
        return [" "];
      case "emphasis":
        return [{ type: "emphasis", rendition: node.rendition, children: this.plain(node.children) }];
      case "editorial":
      case "reference":
      case "date":
      case "place":
      case "margin-note":
      case "unclear":
        return this.plain(node.children);
      case "kept":
        return node.display === "hidden" ? [] : this.plain(node.children);
    }
  }

  inline(node: Inline): Line {
    switch (node.type) {
      case "text":
        return this.#text(node.text);
      case "emphasis":
        return [{ type: "emphasis", rendition: node.rendition, children: this.inlines(node.children) }];
      case "note":
        return [this.#anchor(node)];
      case "page-break":
        return [this.#pageBreak(node)];
      case "reference": {
        const target = node.target ?? "";
        const goal = this.#labels.goal(target);
        const url = goal === null && external.test(target) ? target : null;
        // to what stands in the same document no page needs to be told
        const paged = goal !== null && goal.division !== null && goal.division !== this.#division;
        return [{ type: "reference", label: goal?.label ?? null, url, paged, children: this.inlines(node.children) }];
      }
      case "correction": {
        const label = `correction:${this.corrections.length + 1}`;
        this.corrections.push({ label, node });
        return [{ type: "correction", label, children: this.#text(node.after) }];
      }
      case "editorial":
      case "date":
      case "place":
        return this.inlines(node.children);
      case "margin-note":
      case "unclear":
        return [{ type: node.type, children: this.inlines(node.children) }];
      case "kept":
        return this.#kept(node);
      case "line-break":
        this.#last = " ";
        return [{ type: "line-break" }];
    }
  }

  /**
   * What `set` gives of an index that the source prints, whose numbers are those of the original's pages. It is told which
   * one it is, counted from 1; null for a list within one.
   */
  index<Data>(set: (number: number | null) => Data): Data {
    if (this.#inIndex) return set(null);
    this.#inIndex = true;
    const data = set(++this.#indices);
    this.#inIndex = false;
    return data;
  }

  #kept(node: KeptInline): Line {
    return [...this.#mention(node), ...this.#keptWords(node)];
  }

  #mention(node: KeptInline): Line {
    // in the index itself nothing is mentioned
    const terms = this.#inIndex ? [] : indexTerms(node, this.#labels);
    for (const term of terms) if (!this.terms.has(term.key)) this.terms.set(term.key, term);
    return terms.map(({ key }) => ({ type: "mention", key }));
  }

  #keptWords(node: KeptInline): Line {
    if (node.display === "hidden") return [];
    const standIn = gapStandIn(node);
    if (standIn !== null) return this.#text(standIn);
    const rendition = keptRendition(node);
    const words = this.inlines(node.children);
    const children: Line = rendition === null ? words : [{ type: "emphasis", rendition, children: words }];
    return node.display === "line" ? [{ type: "own-line", children }] : children;
  }

  inlines(nodes: readonly Inline[]): Line {
    return nodes.flatMap((node): readonly InlineData[] => this.inline(node));
  }

  #anchor(node: Note): InlineData {
    const at = this.#divisionNotes.length;
    const data = this.note(node);
    if (this.#notePlace === "foot" || data.label === null) return data;
    // before the notes within it
    this.#divisionNotes.splice(at, 0, data);
    return { type: "note-marker", label: data.label, number: data.number };
  }

  /** A note's body is a text of its own: its page breaks and those around it do not meet. */
  note(node: Note): NoteData {
    const outer = { waiting: this.#waiting, behind: this.#behind, shift: this.#shift, last: this.#last };
    this.#waiting = [];
    const label = this.claim(node.id);
    this.notes.push({ label, node });
    const [head, ...others] = node.children;
    const begins = head?.type === "paragraph";
    const first = begins ? this.line(head.children) : [];
    const rest = [...this.#blocks(begins ? others : node.children, this), ...this.trailing()];
    this.#waiting = outer.waiting;
    this.#behind = outer.behind;
    this.#shift = outer.shift;
    this.#last = outer.last;
    return { type: "note", label, number: this.letters(node.number), first, rest };
  }

  #text(text: string): Line {
    this.#behind += text.length;
    this.#last = text.at(-1) ?? this.#last;
    return this.letters(text);
  }

  #pageBreak(node: PageBreak): PageBreakData {
    this.#shift = this.#behind < LINE_LENGTH ? this.#shift + 1 : 0;
    this.#behind = 0;
    const label = this.claim(node.id);
    return {
      type: "page-break",
      label,
      role: `PageBreak ${node.number}`,
      number: this.letters(shownNumber(node)),
      glued: !/\s/.test(this.#last),
      shift: this.#shift,
    };
  }
}
