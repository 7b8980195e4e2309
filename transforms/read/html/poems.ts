import type { ChangeList } from "../change-list.ts";
import type { Range, TextFlow } from "./text-flow.ts";

/**
 * Finds the lines of poems. Inside an element that is one, a line ends with a line break or a block, whichever the page
 * uses; a stanza ends with an element of its own or an empty line.
 */
export class Poems {
  private readonly flow: TextFlow;
  private readonly changes: ChangeList;
  private depth = 0;
  private suspended = 0;
  private line: Range | null = null;
  private indent = 0;
  private stanza = true;

  constructor(flow: TextFlow, changes: ChangeList) {
    this.flow = flow;
    this.changes = changes;
  }

  get isOpen(): boolean {
    return this.depth > 0 && this.suspended === 0;
  }

  /** A poem, or a part of one, begins; call what is returned at its end. */
  open(): () => void {
    if (this.depth === 0) {
      this.line = this.flow.begin();
      this.stanza = true;
      this.indent = 0;
    }
    this.depth++;
    return () => {
      this.endStanza();
      this.depth--;
    };
  }

  /** Something that is no verse begins inside a poem, a heading for one; call what is returned at its end. */
  suspend(): () => void {
    if (this.depth === 0) return () => {};
    this.endStanza();
    this.suspended++;
    return () => {
      this.suspended--;
      this.line = this.flow.begin();
    };
  }

  /** The line that is still without words is set in by so many steps. */
  setIn(steps: number): void {
    if (this.line?.start === null) this.indent = steps;
  }

  /** A line break: behind another one it ends a stanza. */
  breakLine(): void {
    if (this.line?.start === null) this.stanza = true;
    this.endLine();
  }

  endLine(): void {
    const { line } = this;
    if (!this.isOpen || line?.start == null) return;
    const begins = this.stanza ? { stanza: true as const } : {};
    const block = { kind: "verse-line", indent: this.indent, ...begins } as const;
    this.changes.mark({ type: "block", start: line.start, end: this.flow.lastEnd, block });
    this.line = this.flow.begin();
    this.indent = 0;
    this.stanza = false;
  }

  endStanza(): void {
    this.endLine();
    this.stanza = true;
  }
}
