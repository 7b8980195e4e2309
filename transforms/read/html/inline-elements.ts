import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { ChangeList } from "../change-list.ts";
import { isExponent, noteSign } from "../note-sign.ts";
import type { Endings } from "./endings.ts";
import { type LinkedNote, markerSign, type NoteAnchors } from "./note-anchors.ts";
import type { Notes } from "./notes.ts";
import { shortWords } from "./short-words.ts";
import type { TextFlow } from "./text-flow.ts";
import type { Token } from "./tokens.ts";
import type { Traits } from "./traits.ts";

/** Tokens inside a raised stretch among which a link to a note is looked for. */
const NEAR = 16;
/** Characters before a raised number that tell an exponent. */
const BEFORE = 12;

/** Marks what elements inside a paragraph say of their words: markers of notes, emphasis, links. */
export class InlineElements {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly anchors: NoteAnchors;
  private readonly flow: TextFlow;
  private readonly notes: Notes;
  private readonly endings: Endings;
  private readonly changes: ChangeList;
  /** Index of the token up to which everything is a note's marker already. */
  private markerEnd = -1;

  constructor(
    text: string,
    tokens: readonly Token[],
    anchors: NoteAnchors,
    flow: TextFlow,
    notes: Notes,
    endings: Endings,
    changes: ChangeList,
  ) {
    this.text = text;
    this.tokens = tokens;
    this.anchors = anchors;
    this.flow = flow;
    this.notes = notes;
    this.endings = endings;
    this.changes = changes;
  }

  /**
   * An inline element begins.
   * @param at index of its opening tag's token, and `end` of the token where it ends
   * @param explicit whether it has a closing tag
   */
  open(traits: Traits, at: number, end: number, explicit: boolean): void {
    if (at < this.markerEnd || (explicit && this.marker(traits, at, end))) return;
    if (explicit && traits.isMarginNote())
      this.onWords(end, explicit, (start, to) => this.changes.mark({ type: "margin-note", start, end: to }));
    const rendition = traits.rendition();
    if (rendition) this.emphasis(rendition, end, explicit);
    if (explicit && traits.token.name === "a" && traits.token.attributes.has("href")) {
      const target = traits.target();
      this.onWords(end, explicit, (start, to) => this.changes.mark({ type: "reference", start, end: to, target }));
    }
  }

  /** Marks a note's marker: a link to a note, or a raised number that is no exponent. */
  private marker(traits: Traits, at: number, end: number): boolean {
    const { name, start } = traits.token;
    if (name !== "a" && name !== "sup") return false;
    const linked = this.linkedAt(at, name === "a" ? at + 1 : end);
    const isLink = linked !== null || traits.isNoteMarker();
    if (!isLink && name !== "sup") return false;
    const words = shortWords(this.tokens, this.text, at, end);
    const sign = words === null ? null : isLink ? markerSign(words) : noteSign(words);
    if (sign === null) return false;
    if (!isLink && isExponent(sign, this.text.slice(Math.max(0, start - BEFORE), start))) return false;
    this.markerEnd = end;
    if (isLink) this.notes.marker(traits.attribute("href"), sign);
    // where no note comes to stand in its place it stays a raised number
    else this.emphasis("superscript", end, true);
    const number = linked?.sign ?? sign;
    const key = linked ? { key: linked.key } : {};
    this.onWords(end, true, (from, to) =>
      this.changes.mark({ type: "note-marker", start: from, end: to, number, ...key }),
    );
    return true;
  }

  /** The note that the first link between two tokens leads to, if it leads to one. */
  private linkedAt(at: number, end: number): LinkedNote | null {
    for (let inner = at; this.anchors.markers.size > 0 && inner < Math.min(end, at + NEAR); inner++) {
      const linked = this.anchors.markers.get(inner);
      if (linked) return linked;
    }
    return null;
  }

  private emphasis(rendition: Rendition, at: number, explicit: boolean): void {
    this.onWords(at, explicit, (start, end) => this.changes.mark({ type: "emphasis", start, end, rendition }));
  }

  /** Marks the words of an element; one that lost its closing tag ends with its paragraph at the latest. */
  private onWords(at: number, explicit: boolean, mark: (start: number, end: number) => void): void {
    const range = this.flow.begin();
    this.endings.at(at, () => {
      if (range.start !== null && (explicit || range.boundaries === this.flow.boundaries))
        mark(range.start, this.flow.lastEnd);
    });
  }
}
