import type { DivisionKind, Edition, Node } from "./edition.ts";
import { childNodes } from "./walk.ts";

/**
 * What every edition of one source must agree on.
 * documents: divisions of kind `document`, `editorial-note` and `text`.
 * paragraphs: paragraph blocks outside notes (in quotations and postscripts too).
 * notes: note bodies. anchors: places in the text that refer to a note body.
 * pageBreaks: page breaks of the printed original.
 */
export interface Counts {
  readonly documents: number;
  readonly paragraphs: number;
  readonly notes: number;
  readonly anchors: number;
  readonly pageBreaks: number;
}

type Tally = { -readonly [Part in keyof Counts]: number };

/** Counts an edition's parts in the model itself; the editions are counted from their files. */
export function countEdition(edition: Edition): Counts {
  const tally: Tally = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  for (const division of edition.children) tallyNode(division, tally, false);
  return tally;
}

/** Whether a division of this kind is a document of its own; the others hold such, or belong to one. */
function isDocumentKind(kind: DivisionKind): boolean {
  switch (kind) {
    case "document":
    case "editorial-note":
    case "text":
      return true;
    case "volume":
    case "part":
    case "attachment":
      return false;
  }
}

function tallyNode(node: Node, tally: Tally, inNote: boolean): void {
  switch (node.type) {
    case "division":
      if (isDocumentKind(node.kind)) tally.documents++;
      // a note kept at the end of its division has a body and no anchor
      tally.anchors -= node.notes.length;
      break;
    case "paragraph":
      if (!inNote) tally.paragraphs++;
      break;
    case "note":
      tally.notes++;
      tally.anchors++;
      break;
    case "page-break":
      tally.pageBreaks++;
      break;
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
    case "text":
    case "emphasis":
    case "editorial":
    case "reference":
    case "correction":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "figure":
    case "thought-break":
    case "kept":
    case "kept-block":
    case "kept-text":
    case "line":
    case "line-break":
      break;
  }
  for (const child of childNodes(node)) tallyNode(child, tally, inNote || node.type === "note");
}
