import type { ChangeList } from "../change-list.ts";
import type { NoteCells } from "./note-cells.ts";
import type { TextFlow } from "./text-flow.ts";
import type { Traits } from "./traits.ts";

/** Counts tables, rows and cells, and marks the cells. */
export class TableCells {
  inCell = false;
  private readonly flow: TextFlow;
  private readonly changes: ChangeList;
  private readonly notes: NoteCells;
  private count = 0;
  private table: number | null = null;
  private rows = 0;
  private cells = 0;

  constructor(flow: TextFlow, changes: ChangeList, notes: NoteCells) {
    this.flow = flow;
    this.changes = changes;
    this.notes = notes;
  }

  get isOpen(): boolean {
    return this.table !== null;
  }

  /** A table begins; call what is returned at its end. */
  openTable(): () => void {
    this.table = this.count++;
    this.rows = 0;
    this.cells = 0;
    return () => {
      this.table = null;
    };
  }

  row(): void {
    if (this.cells > 0) this.rows++;
    this.cells = 0;
  }

  /** Before a cell's begin: a tab stands between cells. */
  separate(): void {
    if (this.cells > 0) this.flow.needTab();
    this.cells++;
  }

  /** A cell begins; call what is returned at its end. Null outside tables. */
  openCell(traits: Traits, at: number, end: number): (() => void) | null {
    const { table, rows: row } = this;
    if (table === null || this.notes.holdsNotes(at, end)) return null;
    const { name, end: place } = traits.token;
    const range = this.flow.begin();
    this.inCell = true;
    const size = (attribute: string) =>
      Math.min(1000, Math.max(1, Number.parseInt(traits.attribute(attribute), 10) || 1));
    const block = {
      kind: "cell",
      table,
      row,
      header: name === "th",
      columns: size("colspan"),
      rows: size("rowspan"),
    } as const;
    return () => {
      this.inCell = false;
      const empty = range.start === null;
      this.changes.mark({ type: "block", start: range.start ?? place, end: empty ? place : this.flow.lastEnd, block });
    };
  }
}
