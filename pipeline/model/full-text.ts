import type { Edition, Node } from "./edition.ts";
import { childNodes } from "./walk.ts";

/**
 * Every word of an edition in reading order: notes at their anchors, enumerators, descriptions of pictures, both
 * readings of a correction, and what is hidden in reading. Nothing stands between one piece of text and the next.
 */
export function fullText(edition: Edition): string {
  const pieces: string[] = [];
  for (const division of edition.children) gather(division, pieces);
  return pieces.join("");
}

function gather(node: Node, pieces: string[]): void {
  switch (node.type) {
    case "text":
      pieces.push(node.text);
      return;
    case "correction":
      pieces.push(node.before, node.after);
      return;
    case "item":
      if (node.label !== null) pieces.push(node.label);
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
    case "quotation":
    case "verse":
    case "line":
    case "table":
    case "row":
    case "cell":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
    case "page-break":
    case "emphasis":
    case "note":
    case "reference":
    case "editorial":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
    case "line-break":
      break;
  }
  for (const child of childNodes(node)) gather(child, pieces);
  if (node.type === "figure" && node.description !== null) pieces.push(node.description);
}
