import type { ChangeList } from "../change-list.ts";
import { scanInline } from "./inline.ts";
import type { Line } from "./lines.ts";

const DELIMITER = /^:?-+:?$/;

interface Cell {
  readonly start: number;
  readonly end: number;
}

/** How many lines from `at` on are a pipe table (GitHub Flavored Markdown 4.10): 0 where there is none. */
export function tableLength(text: string, lines: readonly Line[], at: number): number {
  const head = lines[at];
  const row = lines[at + 1];
  if (!head || !row || row.blank || !text.slice(head.from, head.to).includes("|")) return 0;
  if (!text.slice(row.from, row.to).includes("|")) return 0;
  const delimiters = cells(text, row);
  if (!delimiters.every(({ start, end }) => DELIMITER.test(text.slice(start, end)))) return 0;
  if (cells(text, head).length !== delimiters.length) return 0;
  let end = at + 2;
  for (let line = lines[end]; line && !line.blank; line = lines[++end])
    if (!text.slice(line.from, line.to).includes("|")) break;
  return end - at;
}

/** Takes out the bars of a table and marks its cells; `table` is its number in the file. */
export function readTable(text: string, lines: readonly Line[], table: number, changes: ChangeList): void {
  let row = 0;
  for (const [at, line] of lines.entries()) {
    if (at === 1) {
      changes.edit("markdown-text/table", line.from, line.next, "the delimiter row of a table");
      continue;
    }
    let edge = line.from;
    let separator = "";
    for (const { start, end } of cells(text, line)) {
      if (start > edge || separator) changes.edit("markdown-text/table", edge, start, "a bar of a table", separator);
      changes.mark({ type: "block", start, end, block: { kind: "cell", table, row, header: at === 0 } });
      scanInline(text, start, end, changes);
      edge = end;
      separator = "\t";
    }
    if (line.to > edge) changes.edit("markdown-text/table", edge, line.to, "a bar of a table");
    row++;
  }
}

/** The cells of a line, without the white space around their words. */
function cells(text: string, line: Line): Cell[] {
  const out: Cell[] = [];
  let from = line.from;
  let open = false;
  const push = (to: number) => {
    let start = from;
    let end = to;
    while (start < end && /\s/.test(text[start] ?? "")) start++;
    while (end > start && /\s/.test(text[end - 1] ?? "")) end--;
    out.push({ start, end });
  };
  for (let at = line.from; at < line.to; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "|") {
      if (open || out.length > 0) push(at);
      open = true;
      from = at + 1;
    } else if (!open && !/\s/.test(sign ?? "")) open = true;
  }
  if (text.slice(from, line.to).trim() !== "") push(line.to);
  return out;
}
