import type {
  Block,
  Division,
  DivisionKind,
  Edition,
  Figure,
  List,
  Note,
  VerseLine,
} from "../../../pipeline/model/edition.ts";
import { figureStandIn } from "../../../pipeline/model/stand-in.ts";
import { escapeAttribute } from "../../../pipeline/xml/escape.ts";
import { asParagraph, escapeMarkdown, oneLine } from "./escape-markdown.ts";
import { noteLabels } from "./note-labels.ts";
import { type MarkdownWriter, pageMark, writeInlines } from "./write-inlines.ts";
import { writeTable } from "./write-table.ts";

/** Stands for a paragraph in which there is nothing: Markdown has no other way to say that there is one. */
const EMPTY = "<!-- empty -->";

/** The class of the `div` that holds markers which the text does not have. */
export const UNPLACED = "unplaced";

/** The whole edition as Markdown: blocks parted by blank lines, divisions in `div` with their ids. */
export function writeMarkdown(edition: Edition, metadata: boolean): string {
  const writer: MarkdownWriter = { label: noteLabels(edition), notes: [], held: null };
  const { title, language } = edition.metadata;
  const head = metadata
    ? [`---\ntitle: ${JSON.stringify(oneLine(title))}\nlang: ${JSON.stringify(language)}\n---`]
    : [];
  const blocks = [...head, ...edition.children.flatMap((division) => writeDivision(division, 1, writer))];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const HOLDS_DIVISIONS: Readonly<Record<DivisionKind, boolean>> = {
  volume: true,
  part: true,
  document: false,
  "editorial-note": false,
  attachment: false,
  text: false,
};

function writeDivision(division: Division, depth: number, writer: MarkdownWriter): string[] {
  const blocks = [`<div id="${escapeAttribute(division.id)}" class="${division.kind}">`];
  if (division.head !== null) blocks.push(heading(depth, writeInlines(division.head, writer)));
  // the notes of a container's own words stand before its documents
  if (HOLDS_DIVISIONS[division.kind]) blocks.push(...writeNotes(writer));
  for (const child of division.children)
    if (child.type === "division") blocks.push(...writeDivision(child, depth + 1, writer));
    else blocks.push(...writeBlock(child, depth, writer));
  if (depth === 1 || !HOLDS_DIVISIONS[division.kind]) blocks.push(...writeNotes(writer));
  blocks.push(...writeLooseNotes(division.notes, writer), "</div>");
  return blocks;
}

function heading(level: number, words: string): string {
  const line = words.replace(/\\\n/g, " ").trim();
  return line === "" ? "" : `${"#".repeat(Math.min(6, level))} ${line}`;
}

/** One block of the model as blocks of Markdown. */
function writeBlock(block: Block, depth: number, writer: MarkdownWriter): string[] {
  switch (block.type) {
    case "paragraph":
      return [asParagraph(writeInlines(block.children, writer)) || EMPTY];
    case "section-heading":
      return [heading(depth + Math.max(1, block.level), writeInlines(block.children, writer))];
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
      return boxed(block.type, [asParagraph(writeInlines(block.children, writer))]);
    case "postscript":
      return boxed(
        "postscript",
        block.children.flatMap((child) => writeBlock(child, depth, writer)),
      );
    case "list":
      return writeList(block, depth, writer);
    case "quotation":
      return [quoted(block.children.flatMap((child) => writeBlock(child, depth, writer)))];
    case "verse":
      return boxed("verse", [block.lines.map((line) => verseLine(line, writer)).join("\\\n")]);
    case "table": {
      const caption = block.head ? boxed("caption", [asParagraph(writeInlines(block.head, writer))]) : [];
      return [...caption, writeTable(block, writer)];
    }
    case "figure":
      return boxed("figure", writeFigure(block, depth, writer));
    case "thought-break":
      return block.children.length === 0
        ? ["<hr>"]
        : boxed("thought-break", [asParagraph(writeInlines(block.children, writer))]);
    case "kept-block":
      return boxed(
        "kept",
        block.children.flatMap((child) => writeBlock(child, depth, writer)),
      );
    case "kept-text":
      return boxed("line", [asParagraph(writeInlines(block.children, writer))]);
    case "page-break":
      return [pageMark(block, "div", "\n\n")];
  }
}

/** Blocks in a `div` that says by its class what they are; pandoc keeps it, and CommonMark reads what is in it. */
function boxed(className: string, blocks: readonly string[]): string[] {
  return [`<div class="${className}">`, ...blocks, "</div>"];
}

function quoted(blocks: readonly string[]): string {
  const text = blocks.filter((block) => block !== "").join("\n\n");
  return text === "" ? "" : text.replace(/^/gm, "> ").replace(/^> $/gm, ">");
}

function writeFigure(figure: Figure, depth: number, writer: MarkdownWriter): string[] {
  const caption = figure.head ? boxed("caption", [asParagraph(writeInlines(figure.head, writer))]) : [];
  return [
    ...boxed("picture", [escapeMarkdown(figureStandIn(figure))]),
    ...caption,
    ...figure.children.flatMap((child) => writeBlock(child, depth, writer)),
  ];
}

/** An inner indent is em spaces, which Markdown keeps. */
function verseLine({ indent, children }: VerseLine, writer: MarkdownWriter): string {
  return "\u2003".repeat(indent) + asParagraph(writeInlines(children, writer));
}

function writeList(list: List, depth: number, writer: MarkdownWriter): string[] {
  const label = list.head === null ? [] : boxed("list-label", [asParagraph(writeInlines(list.head, writer))]);
  const { items, trailing } = listItems(list, depth, writer);
  return [...label, items.join("\n"), ...trailing];
}

/** The items, and other lines between them; a page break between items begins the next one. */
function listItems(list: List, depth: number, writer: MarkdownWriter): { items: string[]; trailing: string[] } {
  const items: string[] = [];
  let lead = "";
  for (const item of list.items) {
    if (item.type === "page-break") {
      lead += pageMark(item, "span", "");
      continue;
    }
    const line = item.type === "kept-text";
    const blocks = line ? [] : item.blocks;
    const label = line || item.label === null ? "" : `${escapeMarkdown(item.label)} `;
    items.push(writeItem(lead + label + writeInlines(item.children, writer), blocks, depth, writer));
    lead = "";
  }
  return { items, trailing: lead === "" ? [] : boxed("page-end", [lead]) };
}

/** An item, what stands in it set in by two spaces; lists alone follow its words without a blank line. */
function writeItem(words: string, blocks: readonly Block[], depth: number, writer: MarkdownWriter): string {
  const tight = blocks.every((block) => block.type === "list");
  const below = blocks.flatMap((block) =>
    tight && block.type === "list" ? writeNested(block, depth, writer) : writeBlock(block, depth, writer),
  );
  const parts = [asParagraph(words) || EMPTY, ...below].filter((part) => part !== "");
  return `- ${parts.join(tight ? "\n" : "\n\n").replace(/\n(?=[^\n])/g, "\n  ")}`;
}

/** A list in an item: its label an item of its own, so that the list stays one. */
function writeNested(list: List, depth: number, writer: MarkdownWriter): string[] {
  const head = list.head === null ? [] : [`- ${asParagraph(writeInlines(list.head, writer)) || EMPTY}`];
  const { items, trailing } = listItems(list, depth, writer);
  // what follows the last item has no place but in one
  const rest = trailing.length === 0 ? [] : [`- ${trailing.slice(1, -1).join("")}`];
  return [...head, ...items, ...rest];
}

/** The bodies of the notes met so far, and of those in them. */
function writeNotes(writer: MarkdownWriter): string[] {
  const blocks: string[] = [];
  for (let note = writer.notes.shift(); note; note = writer.notes.shift()) {
    const body = bodyOf(note, 2, writer).join("\n\n") || EMPTY;
    blocks.push(`[^${writer.label(note)}]: ${body.replace(/\n(?=.)/g, "\n    ")}`);
  }
  return blocks;
}

function bodyOf(note: Note, depth: number, writer: MarkdownWriter): string[] {
  return note.children.flatMap((block) => writeBlock(block, depth, writer)).filter((block) => block !== "");
}

/** Notes without a marker, below one that is set here for them: pandoc drops a footnote that nothing leads to. */
function writeLooseNotes(notes: readonly Note[], writer: MarkdownWriter): string[] {
  if (notes.length === 0) return [];
  const markers = writeInlines(notes, writer).replaceAll("][", "] [");
  return [...boxed(UNPLACED, [markers]), ...writeNotes(writer)];
}
