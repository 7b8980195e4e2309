import type { Block, Division, Edition, Inline } from "../../pipeline/model/edition.ts";
import type { RecoveredDocument } from "./arbitrary-damage.ts";

/** An edition as `arbitraryDamage` states it: blocks as text, with notes and page breaks written where they stand. */
export function recoveredDocuments(edition: Edition): RecoveredDocument[] {
  return edition.children.flatMap(documentsOf);
}

function documentsOf(division: Division): RecoveredDocument[] {
  if (division.kind === "volume" || division.kind === "part")
    return division.children.flatMap((child) => (child.type === "division" ? documentsOf(child) : []));
  const blocks = division.children.flatMap((child) => (child.type === "division" ? [] : [textOfBlock(child)]));
  const unplaced = division.notes.map((note) => `no place: ⟦${note.number}: ${textOfBlocks(note.children)}⟧`);
  return [{ head: textOf(division.head ?? []), blocks: [...blocks, ...unplaced] }];
}

function textOfBlocks(blocks: readonly Block[]): string {
  return blocks.map(textOfBlock).join("\n\n");
}

/** A block as text; what is no paragraph and no dateline says what it is. */
function textOfBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "dateline":
      return textOf(block.children);
    case "page-break":
      return `⟦p. ${block.number}⟧`;
    case "section-heading":
    case "salute":
    case "closing":
    case "signed":
    case "thought-break":
    case "kept-text":
      return `${block.type}: ${textOf(block.children)}`;
    case "list":
      return `list: ${block.items.map((item) => (item.type === "page-break" ? textOfBlock(item) : textOf(item.children))).join(" | ")}`;
    case "quotation":
    case "postscript":
    case "kept-block":
    case "figure":
      return `${block.type}: ${textOfBlocks(block.children)}`;
    case "verse":
      return `verse: ${block.lines.map(({ children }) => textOf(children)).join(" | ")}`;
    case "table":
      return `table: ${block.rows.map(({ cells }) => cells.map(({ children }) => textOf(children)).join(" | ")).join(" || ")}`;
  }
}

function textOf(inlines: readonly Inline[]): string {
  // a page begins before its first word, on whichever side of it the white space stands
  return inlines
    .map(textOfInline)
    .join("")
    .replace(/(⟦p\. [^⟧]*⟧) /gu, " $1");
}

function textOfInline(node: Inline): string {
  switch (node.type) {
    case "text":
      return node.text;
    case "correction":
      return node.after;
    case "line-break":
      return " ";
    case "note":
      return `⟦${node.number}: ${textOfBlocks(node.children)}⟧`;
    case "page-break":
      return `⟦p. ${node.number}⟧`;
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
      return textOf(node.children);
  }
}
