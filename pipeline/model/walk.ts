import type { Block, Division, Edition, Inline, List, ListEntry, Node, Note, Table } from "./edition.ts";
import { mapSame } from "./map-same.ts";

/** The nodes directly inside a node, in reading order; a note's body is inside the note. */
export function childNodes(node: Node): readonly Node[] {
  switch (node.type) {
    case "division":
      return [...(node.head ?? []), ...node.children, ...node.notes];
    case "paragraph":
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "quotation":
    case "cell":
    case "emphasis":
    case "editorial":
    case "note":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
    case "kept-text":
    case "kept-block":
    case "thought-break":
    case "line":
      return node.children;
    case "list":
      return [...(node.head ?? []), ...node.items];
    case "item":
      return [...node.children, ...node.blocks];
    case "verse":
      return node.lines;
    case "table":
      return node.head ? [...node.head, ...node.rows] : node.rows;
    case "figure":
      return [...(node.head ?? []), ...node.children];
    case "row":
      return node.cells;
    case "page-break":
    case "text":
    case "correction":
    case "line-break":
      return [];
  }
}

/** Every node of the edition, in reading order, parents before children. */
export function* allNodes(edition: Edition): Generator<Node> {
  const stack: Node[] = [...edition.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    const children = childNodes(node);
    for (let at = children.length - 1; at >= 0; at--) stack.push(children[at] as Node);
  }
}

/** The text of nodes as a reader sees it: corrected readings, no notes, no page numbers, nothing hidden. */
export function plainText(nodes: readonly Node[]): string {
  let text = "";
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        text += node.text;
        break;
      case "correction":
        text += node.after;
        break;
      case "line-break":
        text += " ";
        break;
      case "note":
      case "page-break":
        break;
      case "division":
      case "paragraph":
      case "section-heading":
      case "dateline":
      case "salute":
      case "closing":
      case "signed":
      case "postscript":
      case "list":
      case "item":
      case "quotation":
      case "verse":
      case "table":
      case "row":
      case "cell":
      case "emphasis":
      case "editorial":
      case "reference":
      case "date":
      case "place":
      case "margin-note":
      case "unclear":
      case "figure":
      case "thought-break":
      case "kept-block":
      case "kept-text":
      case "line":
        text += plainText(childNodes(node));
        break;
      case "kept":
        if (node.display !== "hidden") text += plainText(node.children);
        break;
    }
  }
  return text;
}

/** Rebuilds one run of inline nodes; `inNote` tells a note's body from the text. */
export type InlineRewriter = (inlines: readonly Inline[], inNote: boolean) => readonly Inline[];

/**
 * The edition with every run of inlines (a paragraph's, an item's, a heading's …) rewritten. Notes that
 * stand in what a run was rewritten to have the runs of their bodies rewritten after it. What no run of was
 * changed stays the same object.
 */
export function rewriteInlines(edition: Edition, rewrite: InlineRewriter): Edition {
  const children = mapSame(edition.children, (division) => rewriteDivision(division, rewrite));
  return children === edition.children ? edition : { ...edition, children };
}

function rewriteRun(inlines: readonly Inline[], rewrite: InlineRewriter, inNote: boolean): readonly Inline[] {
  return withNotes(rewrite(inlines, inNote), rewrite);
}

/** A run with the notes in it rewritten. */
function withNotes(inlines: readonly Inline[], rewrite: InlineRewriter): readonly Inline[] {
  return mapSame(inlines, (node) => withNotesOf(node, rewrite));
}

function withNotesOf(node: Inline, rewrite: InlineRewriter): Inline {
  switch (node.type) {
    case "note":
      return rewriteNote(node, rewrite);
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
      return withChildren(node, withNotes(node.children, rewrite));
    case "text":
    case "correction":
    case "page-break":
    case "line-break":
      return node;
  }
}

/** A node with other children; the node itself where they are its own. */
function withChildren<Parent extends { readonly children: unknown }>(
  node: Parent,
  children: Parent["children"],
): Parent {
  return children === node.children ? node : { ...node, children };
}

/** As `rewriteInlines`, for one division. */
export function rewriteDivision(division: Division, rewrite: InlineRewriter): Division {
  const head = division.head && rewriteRun(division.head, rewrite, false);
  const children = mapSame(division.children, (child) =>
    child.type === "division" ? rewriteDivision(child, rewrite) : rewriteBlock(child, rewrite, false),
  );
  const notes = mapSame(division.notes, (note) => rewriteNote(note, rewrite));
  return head === division.head && children === division.children && notes === division.notes
    ? division
    : { ...division, head, children, notes };
}

/** As `rewriteInlines`, for one note's body. */
export function rewriteNote(note: Note, rewrite: InlineRewriter): Note {
  return withChildren(note, rewriteBlocks(note.children, rewrite, true));
}

function rewriteBlocks(blocks: readonly Block[], rewrite: InlineRewriter, inNote: boolean): readonly Block[] {
  return mapSame(blocks, (block) => rewriteBlock(block, rewrite, inNote));
}

function rewriteList(list: List, rewrite: InlineRewriter, inNote: boolean): List {
  const head = list.head && rewriteRun(list.head, rewrite, inNote);
  const items = mapSame(list.items, (entry): ListEntry => {
    if (entry.type === "page-break") return entry;
    const children = rewriteRun(entry.children, rewrite, inNote);
    if (entry.type === "kept-text") return withChildren(entry, children);
    const blocks = rewriteBlocks(entry.blocks, rewrite, inNote);
    return children === entry.children && blocks === entry.blocks ? entry : { ...entry, children, blocks };
  });
  return head === list.head && items === list.items ? list : { ...list, head, items };
}

/** As `rewriteInlines`, for one block. */
function rewriteBlock(block: Block, rewrite: InlineRewriter, inNote: boolean): Block {
  switch (block.type) {
    case "paragraph":
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "thought-break":
    case "kept-text":
      return withChildren(block, rewriteRun(block.children, rewrite, inNote));
    case "list":
      return rewriteList(block, rewrite, inNote);
    case "quotation":
    case "postscript":
    case "kept-block":
      return withChildren(block, rewriteBlocks(block.children, rewrite, inNote));
    case "figure": {
      const head = block.head && rewriteRun(block.head, rewrite, inNote);
      const children = rewriteBlocks(block.children, rewrite, inNote);
      return head === block.head && children === block.children ? block : { ...block, head, children };
    }
    case "verse": {
      const lines = mapSame(block.lines, (line) => withChildren(line, rewriteRun(line.children, rewrite, inNote)));
      return lines === block.lines ? block : { ...block, lines };
    }
    case "table":
      return rewriteTable(block, rewrite, inNote);
    case "page-break":
      return block;
  }
}

function rewriteTable(table: Table, rewrite: InlineRewriter, inNote: boolean): Table {
  const head = table.head && rewriteRun(table.head, rewrite, inNote);
  const rows = mapSame(table.rows, (row) => {
    const cells = mapSame(row.cells, (cell) => withChildren(cell, rewriteRun(cell.children, rewrite, inNote)));
    return cells === row.cells ? row : { ...row, cells };
  });
  return head === table.head && rows === table.rows ? table : { ...table, ...(head && { head }), rows };
}
