import type { LayoutLine } from "../../pipeline/model/layout.ts";

/** A line that stands higher than the one before it, and beside it, begins a column. */
export function columnsOf<Line extends { readonly line: LayoutLine }>(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  for (const line of lines) {
    const last = columns.at(-1);
    const above = last?.at(-1);
    if (last && above && !beginsColumn(above.line, line.line)) last.push(line);
    else columns.push([line]);
  }
  return columns;
}

function beginsColumn({ box: above }: LayoutLine, { box }: LayoutLine): boolean {
  return box.bottom <= above.top && (box.left >= above.right || box.right <= above.left);
}
