import type { Edit, Mark } from "../../../pipeline/transform.ts";

const OPEN = /<table\b[^<>]{0,300}>/giu;
const TAG = /<(\/?)(table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b([^<>]{0,300})>/giu;
const SPAN = /\b(col|row)span[ \t]?=[ \t]?["']?(\d{1,3})/giu;
/** Readers number tables of their own from 0. */
const FIRST_NUMBER = 1_000_000;

/** Tables in HTML inside another text: tags go, and the cells are marked. A table inside a table is left as it is. */
export function findHtmlTables(text: string, edits: Edit[], marks: Mark[]): void {
  let from = 0;
  let table = FIRST_NUMBER;
  for (const { index, 0: opening } of text.matchAll(OPEN)) {
    if (index < from) continue;
    const close = text.indexOf("</table>", index);
    if (close < 0) return;
    const end = close + "</table>".length;
    from = end;
    if (/<table\b/iu.test(text.slice(index + opening.length, close))) continue;
    readTable(text, index, end, table++, edits, marks);
  }
}

function readTable(text: string, start: number, end: number, table: number, edits: Edit[], marks: Mark[]): void {
  let row = -1;
  let inHead = false;
  let cell: { start: number; header: boolean; columns: number; rows: number } | null = null;
  const endCell = (at: number) => {
    if (cell)
      marks.push({
        type: "block",
        start: cell.start,
        end: at,
        block: {
          kind: "cell",
          table,
          row: Math.max(0, row),
          header: cell.header,
          columns: cell.columns,
          rows: cell.rows,
        },
      });
    cell = null;
  };
  for (const { index, 0: tag, 1: slash, 2: written = "", 3: attributes = "" } of text.slice(start, end).matchAll(TAG)) {
    const name = written.toLowerCase();
    const at = start + index;
    endCell(at);
    if (name === "thead") inHead = !slash;
    if (name === "tr" && !slash) row++;
    if ((name === "td" || name === "th") && !slash) {
      const spans = new Map(
        [...attributes.matchAll(SPAN)].map(([, side = "", count]) => [side.toLowerCase(), Number(count)]),
      );
      cell = {
        start: at + tag.length,
        header: name === "th" || inHead,
        columns: Math.max(1, spans.get("col") ?? 1),
        rows: Math.max(1, spans.get("row") ?? 1),
      };
    }
    edits.push({
      rule: "ocr-markdown/table",
      kind: "artefact",
      start: at,
      end: at + tag.length,
      after: name === "table" || name === "caption" ? "\n\n" : name === "tr" && !slash ? "\n" : slash ? "" : "\t",
      certainty: "high",
      evidence: `the HTML tag ${tag.slice(0, 40)}`,
    });
  }
}
