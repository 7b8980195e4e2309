import type { Block, Division, Edition, Inline, List, ListEntry, Node, Note } from "./edition.ts";

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
 * stand in what a run was rewritten to have the runs of their bodies rewritten after it.
 */
export function rewriteInlines(edition: Edition, rewrite: InlineRewriter): Edition {
  return { ...edition, children: edition.children.map((division) => rewriteDivision(division, rewrite)) };
}

function rewriteRun(inlines: readonly Inline[], rewrite: InlineRewriter, inNote: boolean): readonly Inline[] {
  return withNotes(rewrite(inlines, inNote), rewrite);
}

/** A run with the notes in it rewritten; the run itself where there are none. */
function withNotes(inlines: readonly Inline[], rewrite: InlineRewriter): readonly Inline[] {
  const out = inlines.map((node) => withNotesOf(node, rewrite));
  return out.some((node, at) => node !== inlines[at]) ? out : inlines;
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
    case "kept": {
      const children = withNotes(node.children, rewrite);
      return children === node.children ? node : { ...node, children };
    }
    case "text":
    case "correction":
    case "page-break":
    case "line-break":
      return node;
  }
}

/** As `rewriteInlines`, for one division. */
export function rewriteDivision(division: Division, rewrite: InlineRewriter): Division {
  return {
    ...division,
    head: division.head && rewriteRun(division.head, rewrite, false),
    children: division.children.map((child) =>
      child.type === "division" ? rewriteDivision(child, rewrite) : rewriteBlock(child, rewrite, false),
    ),
    notes: division.notes.map((note) => rewriteNote(note, rewrite)),
  };
}

/** As `rewriteInlines`, for one note's body. */
export function rewriteNote(note: Note, rewrite: InlineRewriter): Note {
  return { ...note, children: note.children.map((block) => rewriteBlock(block, rewrite, true)) };
}

function rewriteList(list: List, rewrite: InlineRewriter, inNote: boolean): List {
  const item = (entry: ListEntry): ListEntry => {
    if (entry.type === "page-break") return entry;
    const children = rewriteRun(entry.children, rewrite, inNote);
    if (entry.type === "kept-text") return { ...entry, children };
    return { ...entry, children, blocks: entry.blocks.map((block) => rewriteBlock(block, rewrite, inNote)) };
  };
  return { ...list, head: list.head && rewriteRun(list.head, rewrite, inNote), items: list.items.map(item) };
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
      return { ...block, children: rewriteRun(block.children, rewrite, inNote) };
    case "list":
      return rewriteList(block, rewrite, inNote);
    case "quotation":
    case "postscript":
    case "kept-block":
      return { ...block, children: block.children.map((child) => rewriteBlock(child, rewrite, inNote)) };
    case "figure":
      return {
        ...block,
        head: block.head && rewriteRun(block.head, rewrite, inNote),
        children: block.children.map((child) => rewriteBlock(child, rewrite, inNote)),
      };
    case "verse":
      return {
        ...block,
        lines: block.lines.map((line) => ({ ...line, children: rewriteRun(line.children, rewrite, inNote) })),
      };
    case "table":
      return {
        ...block,
        ...(block.head && { head: rewriteRun(block.head, rewrite, inNote) }),
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({ ...cell, children: rewriteRun(cell.children, rewrite, inNote) })),
        })),
      };
    case "page-break":
      return block;
  }
}
