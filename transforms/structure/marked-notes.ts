import type { Block, Division, List, Note } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { mapDocuments } from "./map-documents.ts";

/** Notes that the layout or the markup of the source marks as such, wherever they stand in a document. */
export const markedNotes: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "marked-notes",
  defaults: {},
  rules: [],
  run(edition, { marks, profile }) {
    const starts = new Set(marks.flatMap((mark) => (mark.type === "block" && mark.block.kind === "note-body" ? [mark.start] : [])));
    if (starts.size === 0) return { edition, repairs: [], findings: [] };
    const rewrite = (division: Division): Division => {
      const notes: Note[] = [];
      const children = division.children.filter((child) => {
        if (child.type !== "list" || !isMarked(child, starts)) return true;
        for (const item of child.items) {
          if (item.type === "page-break") continue;
          const isSource = notes.length === 0 && profile.sourceNote !== null && plainText(item.children).trimStart().startsWith(profile.sourceNote);
          notes.push({
            type: "note",
            kind: isSource ? "source" : "footnote",
            id: `${division.id}fnm${notes.length + 1}`,
            number: item.label ?? String(notes.length + 1),
            certainty: "low",
            children: [{ type: "paragraph", children: item.children }],
          });
        }
        return false;
      });
      const breaks = division.children.flatMap((child): Block[] => (child.type === "list" && isMarked(child, starts) ? child.items.filter((item) => item.type === "page-break") : []));
      return { ...division, children: [...children, ...breaks], notes: [...division.notes, ...notes] };
    };
    return { edition: mapDocuments(edition, rewrite), repairs: [], findings: [] };
  },
};

function isMarked(list: List, starts: ReadonlySet<number>): boolean {
  const items = list.items.filter((item) => item.type === "item");
  return items.length > 0 && items.every((item) => item.label !== null && starts.has(spanOf(item.children)?.start ?? -1));
}
