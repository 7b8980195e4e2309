import type { ChangeList } from "../change-list.ts";
import type { LinkedNote } from "./note-anchors.ts";
import type { Range, TextFlow } from "./text-flow.ts";
import type { Traits } from "./traits.ts";

/** A label in an element of its own, behind which there may be links back. */
const TERM = /^\s*\[?\s?(\d{1,4}|[*†‡§¶]{1,3}|[A-Za-z])(?![\p{L}\d])/u;
const LABEL = /^\s*(?:\[\s?(\d{1,4}|[*†‡§¶]{1,3}|[A-Za-z])\s?\]|(\d{1,3}|[*†‡§¶]{1,3})[.):]|([A-Za-z])[.):])\s+(?=\S)/;

interface Body {
  readonly range: Range;
  /** The number of the marker that leads here, of the list's item, or in the identifier. */
  number: string | null;
  /** Whether a number that stands before the body is still to be looked for. */
  unlabelled: boolean;
  /** What its markers name it by; null where none does. */
  readonly linked: LinkedNote | null;
}

/** Finds bodies of notes, their numbers, and marks them. */
export class Notes {
  private readonly text: string;
  private readonly flow: TextFlow;
  private readonly changes: ChangeList;
  /** Signs of the markers so far, by the identifier of the body they lead to. */
  private readonly signs = new Map<string, string>();
  private lists = 0;
  /** The sign in the `dt` before a body. */
  private term: string | null = null;
  private body: Body | null = null;

  constructor(text: string, flow: TextFlow, changes: ChangeList) {
    this.text = text;
    this.flow = flow;
    this.changes = changes;
  }

  get isOpen(): boolean {
    return this.body !== null;
  }

  /** A marker that leads to an address has a number or sign. */
  marker(address: string, sign: string): void {
    if (address.startsWith("#") && address.length > 1) this.signs.set(address.slice(1), sign);
  }

  /** A list of notes begins; call what is returned at its end. */
  openList(): () => void {
    this.lists++;
    return () => {
      this.lists--;
    };
  }

  /**
   * A note's body begins, if it is one; call what is returned at its end.
   * @param number that of a list's item
   * @param linked what markers that lead here say of it
   */
  open(traits: Traits, number: string | null, linked: LinkedNote | null): (() => void) | null {
    const { name } = traits.token;
    const listed = this.lists > 0 && (name === "li" || name === "dd" || traits.hasNoteId());
    const isBody = linked !== null || traits.isNoteBody() || listed || (name === "li" && traits.hasNoteId());
    if (this.body || !isBody || (traits.isNoteList() && name !== "li")) return null;
    const term = name === "dd" ? this.term : null;
    this.term = null;
    const sign = linked?.sign ?? this.signs.get(traits.attribute("id")) ?? null;
    const body: Body = {
      range: this.flow.begin(),
      number: sign ?? number ?? term ?? traits.idNumber(),
      unlabelled: number === null && term === null,
      linked,
    };
    this.body = body;
    return () => {
      this.body = null;
      if (body.range.start === null || body.number === null) return;
      const key = linked === null ? {} : { key: linked.key };
      const block = { kind: "note-body", number: linked?.sign ?? body.number, ...key } as const;
      this.changes.mark({ type: "block", start: body.range.start, end: this.flow.lastEnd, block });
    };
  }

  /** Takes the label of the next body, an element with these words; false where no list of notes is open, or they are none. */
  takeTerm(words: string): boolean {
    const sign = this.lists > 0 && !this.body ? TERM.exec(words)?.[1] : undefined;
    this.term = sign ?? null;
    return sign !== undefined;
  }

  /** Takes the number before a note's body; false where words of the body stand before it. */
  number(sign: string): boolean {
    if (!this.body || this.body.range.start !== null) return false;
    this.body.number = sign;
    this.body.unlabelled = false;
    return true;
  }

  /** Cuts a number off the begin of a body's text; returns where the text goes on. */
  label(start: number, end: number): number {
    if (!this.body?.unlabelled || this.body.range.start !== null) return start;
    const match = LABEL.exec(this.text.slice(start, Math.min(end, start + 40)));
    const letter = match?.[3];
    // “c. 1850” is no label; a letter is one where it is the marker's own
    const number = match?.[1] ?? match?.[2] ?? (letter === this.body.number ? letter : undefined);
    if (!match || number === undefined || !this.number(number)) return start;
    this.flow.cut("html-text/note-label", start, start + match[0].length);
    return start + match[0].length;
  }
}
