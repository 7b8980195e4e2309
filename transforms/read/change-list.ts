import type { RuleId } from "../../pipeline/model/rule.ts";
import type { Changes, Edit, Mark, Remark } from "../../pipeline/transform.ts";

/** Places that are told one by one; what comes after them is told as a number. */
const TOLD = 50;

/** What a reader collects on its way through a file; a reader's edits are all artefacts of certainty `high`. */
export class ChangeList {
  private readonly edits: Edit[] = [];
  private readonly marks: Mark[] = [];
  private readonly remarks = new Map<RuleId, { first: Remark[]; more: number }>();

  /** Replaces a stretch by `after`; leave `after` out to delete it. */
  edit(rule: RuleId, start: number, end: number, evidence: string, after = ""): void {
    this.edits.push({ rule, kind: "artefact", start, end, after, certainty: "high", evidence });
  }

  mark(mark: Mark): void {
    this.marks.push(mark);
  }

  /** Tells the editor of a place; of one rule's places only the first are told one by one. */
  remark(remark: Remark): void {
    const told = this.remarks.get(remark.rule);
    if (!told) this.remarks.set(remark.rule, { first: [remark], more: 0 });
    else if (told.first.length < TOLD) told.first.push(remark);
    else told.more++;
  }

  /**
   * Everything in the order of the text. Of two edits of which one lies inside the other the outer one
   * stands, since it takes the inner one's text away with its own.
   */
  finish(): Changes {
    const edits: Edit[] = [];
    let end = -1;
    for (const edit of this.edits.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (edit.start < end) continue;
      edits.push(edit);
      end = edit.end;
    }
    const marks = this.marks.sort((a, b) => a.start - b.start || b.end - a.end);
    return { edits, marks, remarks: [...this.remarks.values()].flatMap(tell).sort((a, b) => a.start - b.start) };
  }
}

function tell({ first, more }: { first: Remark[]; more: number }): Remark[] {
  const last = first.at(-1);
  if (!last || more === 0) return first;
  return [...first.slice(0, -1), { ...last, message: `${last.message} (and at ${more} later places)` }];
}
