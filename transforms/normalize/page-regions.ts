import { type LayoutLine, linesOfPage } from "../../pipeline/model/layout.ts";
import type { View } from "../../pipeline/model/view.ts";
import type { BlockMark, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

/** What the source names its regions, besides notes and what is printed around the text: headings, captions, cells of tables, notes in the margin. */
export const pageRegions: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "page-regions",
  defaults: {},
  rules: [],
  run(view, { layout }) {
    const marks: Mark[] = [];
    for (const page of layout?.pages ?? []) {
      const lines = layout ? linesOfPage(layout, page) : [];
      for (let from = 0; from < lines.length; ) {
        const first = lines[from] as LayoutLine;
        let to = from + 1;
        while (to < lines.length && isSameRegion(first, lines[to] as LayoutLine)) to++;
        const range = rangeOf(view, first, lines[to - 1] as LayoutLine);
        if (range) marks.push(...marksOf(first, range));
        from = to;
      }
    }
    return { edits: [], marks, remarks: [] };
  },
};

function isSameRegion(one: LayoutLine, other: LayoutLine): boolean {
  if (one.cell || other.cell)
    return (
      one.cell?.table === other.cell?.table &&
      one.cell?.row === other.cell?.row &&
      one.cell?.column === other.cell?.column
    );
  return one.role !== undefined && one.role === other.role;
}

/** Where the words of lines stand in the view; null where earlier transforms took them all. */
function rangeOf(view: View, first: LayoutLine, last: LayoutLine): { start: number; end: number } | null {
  const [start, end] = [view.offsetOf(first.start), view.offsetOf(last.end)];
  return view.text.slice(start, end).trim() === "" ? null : { start, end };
}

function marksOf({ role, cell }: LayoutLine, range: { start: number; end: number }): Mark[] {
  const block = (mark: BlockMark): Mark[] => [{ type: "block", ...range, block: mark }];
  if (cell) {
    const { table, row, isHeader, columns, rows } = cell;
    return block({ kind: "cell", table, row, header: isHeader, columns, rows });
  }
  if (role === "heading") return block({ kind: "heading", level: 1 });
  if (role === "caption") return block({ kind: "figure", url: null, description: null });
  return role === "marginal" ? [{ type: "margin-note", ...range }] : [];
}
