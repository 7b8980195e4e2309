import type { Block, Division, Inline, List } from "../../../pipeline/model/edition.ts";
import { inlineLength } from "../../../pipeline/model/inlines.ts";
import { plainText, rewriteDivision } from "../../../pipeline/model/walk.ts";

/** One run of running text of a document: a heading's, a paragraph's, an item's. */
export interface Run {
  readonly inlines: readonly Inline[];
  readonly text: string;
  readonly isHead: boolean;
}

/** The runs of a division's own text, in reading order; the bodies of its notes are not among them. */
export function runsOf(division: Division): Run[] {
  const runs: Run[] = [];
  const add = (inlines: readonly Inline[], isHead = false) => runs.push({ inlines, text: plainText(inlines), isHead });
  const addList = (list: List) => {
    if (list.head) add(list.head);
    for (const item of list.items) {
      if (item.type === "page-break") continue;
      add(item.children);
      if (item.type === "item") for (const block of item.blocks) addBlock(block);
    }
  };
  const addBlock = (block: Block): void => {
    switch (block.type) {
      case "paragraph":
      case "section-heading":
      case "dateline":
      case "salute":
      case "closing":
      case "signed":
      case "thought-break":
      case "kept-text":
        add(block.children);
        break;
      case "list":
        addList(block);
        break;
      case "quotation":
      case "postscript":
      case "kept-block":
        for (const child of block.children) addBlock(child);
        break;
      case "verse":
        for (const line of block.lines) add(line.children);
        break;
      case "table":
        if (block.head) add(block.head);
        for (const row of block.rows) for (const cell of row.cells) add(cell.children);
        break;
      case "figure":
        if (block.head) add(block.head);
        for (const child of block.children) addBlock(child);
        break;
      case "page-break":
        break;
    }
  };
  if (division.head) add(division.head, true);
  for (const child of division.children) if (child.type !== "division") addBlock(child);
  return runs;
}

/** The division with its runs replaced, in the order in which `runsOf` gives them; notes' bodies stay. */
export function withRuns(division: Division, runs: readonly (readonly Inline[])[]): Division {
  let next = 0;
  return rewriteDivision(division, (inlines, inNote) => (inNote ? inlines : (runs[next++] ?? inlines)));
}

/** A stretch of a run's plain text from `at` on, and where it stands in the source letter for letter. */
export interface SpannedText {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** The parts of a run that stand in the source, in the order of the source. */
export function spannedTexts(inlines: readonly Inline[]): SpannedText[] {
  const texts: SpannedText[] = [];
  collect(inlines, 0, texts);
  return texts.sort((a, b) => a.start - b.start);
}

function collect(inlines: readonly Inline[], from: number, texts: SpannedText[]): void {
  let at = from;
  for (const node of inlines) {
    switch (node.type) {
      case "text":
        if (node.span) texts.push({ at, start: node.span.start, end: node.span.end });
        break;
      case "emphasis":
      case "editorial":
      case "reference":
      case "date":
      case "place":
      case "margin-note":
      case "unclear":
      case "kept":
        collect(node.children, at, texts);
        break;
      case "correction":
      case "note":
      case "page-break":
      case "line-break":
        break;
    }
    at += inlineLength(node);
  }
}
