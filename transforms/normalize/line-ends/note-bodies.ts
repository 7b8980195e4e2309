import type { LayoutLine } from "../../../pipeline/model/layout.ts";
import type { Mark } from "../../../pipeline/transform.ts";

/** Where the bodies of notes stand in the source, by what earlier transforms marked. */
export class NoteBodies {
  private readonly bodies: readonly { readonly start: number; readonly end: number; readonly goesOn: boolean }[];

  constructor(marks: readonly Mark[]) {
    this.bodies = marks
      .flatMap((mark) =>
        mark.type === "block" && mark.block.kind === "note-body"
          ? [{ start: mark.start, end: mark.end, goesOn: mark.block.goesOn === true }]
          : [],
      )
      .sort((a, b) => a.start - b.start);
  }

  /** The index of the body that a line is of; null where it is text. */
  at({ start, end }: LayoutLine): number | null {
    let low = 0;
    let high = this.bodies.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.bodies[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const body = this.bodies[low];
    return body && body.start < end ? low : null;
  }

  /** Whether a line goes on with the note of the line before it, which may stand on the page before. */
  goesOn(above: LayoutLine, line: LayoutLine): boolean {
    const [first, second] = [this.at(above), this.at(line)];
    if (first === null || second === null) return false;
    return first === second || (second === first + 1 && this.bodies[second]?.goesOn === true);
  }
}
