import type { NoteAnchors } from "./note-anchors.ts";
import { shortWords } from "./short-words.ts";
import type { Token } from "./tokens.ts";

/** Cells that hold notes, as they stand below a table, and no words of their own; asked in the order of the tokens. */
export class NoteCells {
  private readonly tokens: readonly Token[];
  private readonly text: string;
  /** Where the bodies of notes that are still to come begin, the next one last. */
  private readonly bodies: number[];

  constructor(tokens: readonly Token[], text: string, anchors: NoteAnchors) {
    this.tokens = tokens;
    this.text = text;
    this.bodies = [...anchors.bodies.keys()].sort((one, other) => other - one);
  }

  /** Whether a note's body is the first thing in the cell between two tokens. */
  holdsNotes(at: number, end: number): boolean {
    while ((this.bodies.at(-1) ?? at + 1) <= at) this.bodies.pop();
    const first = this.bodies.at(-1);
    return first !== undefined && first < end && shortWords(this.tokens, this.text, at, first)?.trim() === "";
  }
}
