import type { RuleId } from "../../../pipeline/model/rule.ts";
import type { Changes, Edit, Mark, Remark } from "../../../pipeline/transform.ts";

/** What the parts of this transform find. */
export class Collector {
  private readonly edits: Edit[] = [];
  private readonly marks: Mark[] = [];
  private readonly remarks: Remark[] = [];
  private readonly places = new Map<RuleId, { readonly first: Remark; count: number }>();

  /** Takes a stretch out, or puts `after` in its place. */
  edit(rule: RuleId, start: number, end: number, evidence: string, after = ""): void {
    this.edits.push({ rule, kind: "artefact", start, end, after, certainty: "high", evidence });
  }

  mark(mark: Mark): void {
    this.marks.push(mark);
  }

  /** Tells the editor of a place. */
  report(remark: Remark): void {
    this.remarks.push(remark);
  }

  /** Tells the editor of a rule's first place, and how many more there are. */
  reportOnce(remark: Remark): void {
    const known = this.places.get(remark.rule);
    if (known) known.count++;
    else this.places.set(remark.rule, { first: remark, count: 1 });
  }

  /** Everything in the order of the text; of two edits that overlap the one that begins first stands, the longer before the shorter. */
  finish(): Changes {
    const edits: Edit[] = [];
    let end = -1;
    for (const edit of this.edits.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (edit.start < end) continue;
      edits.push(edit);
      end = edit.end;
    }
    const once = [...this.places.values()].map(({ first, count }) =>
      count === 1 ? first : { ...first, message: `${first.message} (and at ${count - 1} later places)` },
    );
    return { edits, marks: this.marks, remarks: [...this.remarks, ...once] };
  }
}
