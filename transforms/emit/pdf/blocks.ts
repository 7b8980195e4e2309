import type { Block, Figure, Inline, List, Node, Signed } from "../../../pipeline/model/edition.ts";
import { figureStandIn, figureWords } from "../../../pipeline/model/stand-in.ts";
import { childNodes, plainText } from "../../../pipeline/model/walk.ts";
import type { BlockData, ListData, PictureData } from "./data.ts";
import { isIndex } from "./index-term.ts";
import type { Setter } from "./setter.ts";
import { tableData } from "./table-grid.ts";

/** The deepest heading that a tagged PDF knows. */
export const DEEPEST = 6;

/** What is set of a run of blocks that stand under a heading of the given level. */
export function blocksData(nodes: readonly Block[], setter: Setter, level = 1): BlockData[] {
  // PDF/UA does not allow a heading to skip a level
  let last = level;
  return nodes.flatMap((node, at): BlockData[] => {
    if (node.type === "page-break") {
      setter.wait(node);
      return [];
    }
    if (node.type === "section-heading") last = Math.min(level + node.level, last + 1, DEEPEST);
    // in the header of a table, which is set again on each page, a page break would come more than once
    const lead = node.type === "table" && !node.head && node.rows[0]?.header ? setter.trailing() : [];
    return [...lead, blockData(node, last, setter, nodes.slice(at + 1, at + 1 + TAIL))];
  });
}

function blockData(
  node: Exclude<Block, { type: "page-break" }>,
  level: number,
  setter: Setter,
  following: readonly Block[],
): BlockData {
  switch (node.type) {
    case "paragraph": {
      const children = inked(setter.line(node.children));
      return { type: "paragraph", tail: tailOf(following), children };
    }
    case "dateline":
    case "salute":
    case "closing":
    case "kept-text":
    case "thought-break":
      return { type: node.type, children: setter.line(node.children) };
    case "section-heading":
      return {
        type: "section-heading",
        level,
        rank: node.level,
        plain: setter.plain(node.children),
        children: setter.line(node.children),
      };
    case "signed":
      return { type: "signed", ...signature(node, setter) };
    case "list":
      return listData(node, setter);
    case "quotation":
    case "postscript":
    case "kept-block":
      return { type: node.type, children: blocksData(node.children, setter, level) };
    case "verse":
      return {
        type: "verse",
        lines: node.lines.map(({ indent, children }) => ({ indent, children: setter.line(children) })),
      };
    case "figure":
      return {
        type: "figure",
        picture: setter.letters(figureStandIn(node)),
        shown: pictureData(node, setter),
        head: node.head && setter.line(node.head),
        children: blocksData(node.children, setter, level),
      };
    case "table":
      return tableData(node, (nodes) => setter.line(nodes));
  }
}

function pictureData(figure: Figure, setter: Setter): PictureData | null {
  const picture = figure.url === null ? undefined : setter.pictures.get(figure.url);
  if (!picture) return null;
  const [width, height] = [picture.width * POINTS_IN_PIXEL, picture.height * POINTS_IN_PIXEL];
  return { file: picture.name, width, height, description: wellFormed(figureWords(figure)) };
}

/** JSON and Typst have no halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** CSS Values 3, 6.2. */
const POINTS_IN_PIXEL = 0.75;

/** A paragraph of which nothing is left is still one; it needs a space, or it is in no structure tree. */
function inked(line: BlockLine): BlockLine {
  return line.some(hasInk) ? line : [...line, " "];
}

function hasInk(node: BlockLine[number]): boolean {
  if (typeof node === "string") return true;
  switch (node.type) {
    case "note":
    case "page-break":
    case "missing":
    case "note-marker":
      return true;
    case "line-break":
    case "mention":
    case "break":
      return false;
    case "emphasis":
    case "reference":
    case "correction":
    case "margin-note":
    case "unclear":
    case "own-line":
      return node.children.some(hasInk);
  }
}

/** A signature's first line is the name; what follows (an office, a date) is set apart from it. */
function signature(node: Signed, setter: Setter): { name: BlockLine; office: BlockLine } {
  const end = node.children.findIndex((child) => child.type === "line-break");
  const name: readonly Inline[] = end < 0 ? node.children : node.children.slice(0, end);
  const office: readonly Inline[] = end < 0 ? [] : node.children.slice(end);
  return { name: setter.line(name), office: setter.inlines(office) };
}

type BlockLine = ReturnType<Setter["line"]>;

/** What follows an item's first words: nested lists as they are, other blocks in a group that holds text. */
function itemBlocks(blocks: readonly Block[], setter: Setter): readonly BlockData[] {
  const data: BlockData[] = [];
  for (const [at, block] of blocks.entries()) {
    if (block.type === "list") data.push(listData(block, setter));
    else {
      const leads =
        blocks[at + 1]?.type === "list" && block.type === "paragraph" && moves(block.children, HEADING_LENGTH);
      data.push({ type: "item-blocks", leads, children: blocksData([block], setter) });
    }
  }
  return data;
}

/** Whether words may move to the next page with what follows: some lines only, and without notes, which would be left behind. */
function moves(inlines: readonly Inline[], longest: number): boolean {
  return plainText(inlines).length < longest && !inlines.some(holdsNote);
}

function holdsNote(node: Node): boolean {
  return node.type === "note" || childNodes(node).some(holdsNote);
}

/** A line or two. */
const HEADING_LENGTH = 120;

/** As many blocks behind a paragraph are looked at: a closing, signatures. */
const TAIL = 3;

/** The blocks of a closing and a signature directly behind a paragraph, and their lines as they are broken in the source. */
function tailOf(following: readonly Block[]): { blocks: number; lines: number } | null {
  let blocks = 0;
  let lines = 0;
  for (const block of following) {
    if (block.type !== "closing" && block.type !== "signed") break;
    blocks++;
    lines += 1 + block.children.filter(({ type }) => type === "line-break").length;
  }
  return blocks > 0 ? { blocks, lines } : null;
}

/** How far an item's text hangs at least, in ems. */
const HANG = 1.3;

function listData(list: List, setter: Setter): ListData {
  return isIndex(list) ? setter.index((number) => plainList(list, number, setter)) : plainList(list, null, setter);
}

function plainList(list: List, index: number | null, setter: Setter): ListData {
  const head = list.head && setter.line(list.head);
  const items = list.items.flatMap((item): ListData["items"] => {
    if (item.type === "page-break") {
      setter.wait(item);
      return [];
    }
    if (item.type === "kept-text")
      return [{ label: null, hang: HANG, children: setter.line(item.children), blocks: [] }];
    const label = item.label === null ? null : setter.letters(item.label);
    const hang = Math.max(HANG, 0.5 + 0.5 * (item.label?.length ?? 0));
    // a page break that waits stands before words, not in a line of its own before the item's first block
    const children = item.children.length > 0 || item.blocks.length === 0 ? setter.line(item.children) : [];
    return [{ label, hang, children, blocks: itemBlocks(item.blocks, setter) }];
  });
  return { type: "list", index, head, items };
}
