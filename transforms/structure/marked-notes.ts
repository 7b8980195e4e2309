import type { Block, Division, List, ListItem, Note } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { Repair } from "../../pipeline/model/ledger.ts";
import type { SourceSpan } from "../../pipeline/model/span.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { Mark } from "../../pipeline/transform.ts";
import { paragraphsOf } from "./note-paragraphs.ts";
import { NOTES_HEADING_EVIDENCE, withoutNotesHeadings } from "./notes-headings.ts";

/** Takes the notes whose bodies the markup of the source marks, wherever they stand. */
export class MarkedNotes {
  readonly repairs: Repair[] = [];
  private readonly bodies: readonly { readonly start: number; readonly end: number; readonly number: string }[];
  private readonly view: View;
  private readonly sourceNote: string | null;

  constructor(marks: readonly Mark[], view: View, sourceNote: string | null) {
    this.bodies = marks
      .flatMap((mark) =>
        mark.type === "block" && mark.block.kind === "note-body"
          ? [{ start: mark.start, end: mark.end, number: mark.block.number }]
          : [],
      )
      .sort((a, b) => a.start - b.start);
    this.view = view;
    this.sourceNote = sourceNote;
  }

  /** The division with its marked notes among its notes, and without headings that only they stood below. */
  take(division: Division): Division {
    if (this.bodies.length === 0) return division;
    const notes: Note[] = [];
    const blocks: Block[] = [];
    // how many blocks stand before each list of notes that was taken
    const gaps = new Set<number>();
    for (const block of division.children) {
      if (block.type === "division") return division;
      const rest = block.type === "list" ? this.takeItems(block, division.id, notes) : block;
      if (rest !== block) gaps.add(blocks.length);
      if (rest === block || rest.type !== "list") blocks.push(rest);
      else if (rest.items.some((item) => item.type !== "page-break")) blocks.push(rest);
      else for (const item of rest.items) if (item.type === "page-break") blocks.push(item);
    }
    if (notes.length === 0) return division;
    const children = withoutNotesHeadings(blocks, gaps, (span) => this.takeOut(span));
    return { ...division, children, notes: [...division.notes, ...notes] };
  }

  private takeItems(list: List, division: string, notes: Note[]): List {
    const items = list.items.filter((item) => {
      if (item.type !== "item" || item.label === null || !this.isBody(item)) return true;
      const { label, children } = item;
      const isSource = this.sourceNote !== null && plainText(children).trimStart().startsWith(this.sourceNote);
      notes.push({
        type: "note",
        kind: isSource && notes.length === 0 ? "source" : "footnote",
        id: `${division}fnm${notes.length + 1}`,
        number: label,
        certainty: "low",
        children: paragraphsOf(children, this.view),
      });
      return false;
    });
    return items.length === list.items.length ? list : { ...list, items };
  }

  private isBody({ children, label }: ListItem): boolean {
    const start = spanOf(children)?.start;
    if (start === undefined) return false;
    let low = 0;
    let high = this.bodies.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bodies[middle]?.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const body = this.bodies[low - 1];
    return body !== undefined && start < body.end && body.number === label;
  }

  private takeOut(span: SourceSpan): void {
    this.repairs.push({
      rule: "note-lists/heading",
      kind: "artefact",
      span,
      before: this.view.original.slice(span.start, span.end),
      after: "",
      certainty: "high",
      evidence: NOTES_HEADING_EVIDENCE,
    });
  }
}
