import type { LineRole } from "../../../pipeline/model/layout.ts";
import { around } from "./box.ts";
import type { ReadLine, ReadPage } from "./read-page.ts";

/** What is printed around the text of a page: it stands at the page's head or foot, wherever a file names it. */
const FURNITURE: Readonly<Record<LineRole, boolean>> = {
  "running-head": true,
  "running-foot": true,
  "page-number": true,
  "signature-mark": true,
  catchword: true,
  note: false,
  marginal: false,
  heading: false,
  caption: false,
};

/**
 * A page whose named furniture stands before its text or behind it, by its place on the page; what of it stands on
 * one height is one line, as a page number and the running title beside it are.
 */
export function withFurnitureApart(page: ReadPage): ReadPage {
  const { lines } = page;
  if (!lines.some(isFurniture)) return page;
  const text = lines.filter((line) => !isFurniture(line));
  const all = around(lines.flatMap(({ box }) => (box ? [box] : [])));
  const middle = (all.top + all.bottom) / 2;
  const isHead = ({ box, role }: ReadLine) =>
    role === "running-head" ||
    (role !== "running-foot" && (box ? (box.top + box.bottom) / 2 < middle : role === "page-number"));
  const furniture = lines.filter(isFurniture);
  return {
    ...page,
    lines: [...inRows(furniture.filter(isHead)), ...text, ...inRows(furniture.filter((line) => !isHead(line)))],
  };
}

function isFurniture({ role }: ReadLine): boolean {
  return role !== null && FURNITURE[role];
}

/** Lines from top to bottom; those on one height as one, from left to right. */
function inRows(lines: readonly ReadLine[]): ReadLine[] {
  const rows: ReadLine[] = [];
  for (const line of [...lines].sort((a, b) => (a.box?.top ?? 0) - (b.box?.top ?? 0))) {
    const above = rows.at(-1);
    if (!above?.box || !line.box || line.box.top >= (above.box.top + above.box.bottom) / 2) rows.push(line);
    else rows[rows.length - 1] = besides(above, line);
  }
  return rows;
}

function besides(one: ReadLine, other: ReadLine): ReadLine {
  const [left, right] = (one.box?.left ?? 0) <= (other.box?.left ?? 0) ? [one, other] : [other, one];
  const box = around([one, other].flatMap((line) => (line.box ? [line.box] : [])));
  const role = left.role === "page-number" ? right.role : left.role;
  return { ...left, words: [...left.words, ...right.words], box, role };
}
