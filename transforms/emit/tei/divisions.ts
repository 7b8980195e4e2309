import type { Block, Division, DivisionKind } from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { isPrinted, writeBlock, writeHead, writeInlines, writeNote, writeOpening } from "./blocks.ts";
import { attributes } from "./markup.ts";

/** `div/@type` and `@subtype`, after the published FRUS volumes. */
const TYPES: Readonly<Record<DivisionKind, Readonly<Record<string, string>>>> = {
  volume: { type: "volume" },
  part: { type: "part" },
  document: { type: "document", subtype: "historical-document" },
  "editorial-note": { type: "document", subtype: "editorial-note" },
  attachment: { type: "attachment" },
  text: { type: "text" },
};

type Child = Division | Block;

/**
 * A division as `div` (TEI 4.1): heading, content, and the notes that no marker was found for. Page breaks
 * that begin its heading stand before it, as the published volumes have them.
 */
export function writeDivision(division: Division, attachment: AttachmentForm = ATTACHMENT): string {
  const parts: string[] = [];
  const head = division.head ?? [];
  const begin = head.findIndex((inline) => inline.type !== "page-break");
  const breaks = (begin < 0 ? head : head.slice(0, begin)).map((page) => writeInlines([page])).join("\n");
  if (division.head !== null) parts.push(writeHead(begin < 0 ? [] : head.slice(begin)));
  for (const part of writeContent(division.children, attachment)) parts.push(part);
  for (const note of division.notes) parts.push(writeNote(note, "end"));
  const own = { ...TYPES[division.kind], n: division.number, "xml:id": division.id };
  const written = division.unmarked
    ? parts.join("\n")
    : division.kind === "attachment"
      ? attachment(division, parts)
      : div(attributes(division, own), parts);
  return breaks === "" ? written : `${breaks}\n${written}`;
}

/** How a schema has the attachments of a document: its node, and its parts already written. */
export type AttachmentForm = (division: Division, parts: readonly string[]) => string;

const ATTACHMENT: AttachmentForm = (division, parts) =>
  div(attributes(division, { ...TYPES.attachment, n: division.number, "xml:id": division.id }), parts);

function div(written: string, parts: readonly string[]): string {
  return element("div", written, lines(parts));
}

/** Parts with a line end before, between and behind them. */
export function lines(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `\n${parts.join("\n")}\n`;
}

/**
 * What opens a division, what fills it, and what closes it (TEI 4.2): datelines, salutations and
 * signatures are elements of their own only before the first and after the last of the rest.
 */
function writeContent(children: readonly Child[], attachment: AttachmentForm): readonly string[] {
  const printed = withoutOpenPostscripts(children.filter((child) => child.type === "division" || isPrinted(child)));
  const first = printed.findIndex(isFilling);
  const writePart = (child: Child) =>
    child.type === "division" ? writeDivision(child, attachment) : writeOpening(child);
  if (first < 0) return printed.map(writePart);
  const last = printed.findLastIndex(isFilling);
  return [
    ...printed.slice(0, first).map(writePart),
    ...writeFilling(printed.slice(first, last + 1), attachment),
    ...writeClosing(printed.slice(last + 1), writePart),
  ];
}

/**
 * TEI has a postscript only where a division closes, with something in it besides page breaks; the blocks of any
 * other stand for themselves.
 */
function withoutOpenPostscripts(children: readonly Child[]): readonly Child[] {
  const last = children.findLastIndex(isFilling);
  return children.flatMap((child, at): readonly Child[] => {
    if (child.type !== "postscript") return [child];
    const closes = last >= 0 && at > last && child.children.some(isWritten);
    return closes ? [child] : withoutOpenPostscripts(child.children.filter(isPrinted));
  });
}

/** Whether a block of a postscript is something that TEI counts as its content. */
function isWritten(block: Block): boolean {
  return isPrinted(block) && writeBlock(block) !== "" && (isFilling(block) || ENVELOPE.has(block.type));
}

/** What is an element of its own where a division opens or closes, and an `ab` in a run of text. */
const ENVELOPE: ReadonlySet<Block["type"]> = new Set(["dateline", "salute", "closing", "signed", "postscript"]);

/** Elements that stand only where a division opens or closes (TEI `model.divTop`, `model.divBottom`). */
const OPENING_OR_CLOSING: ReadonlySet<string> = new Set([
  ...["argument", "byline", "closer", "dateline", "docAuthor", "docDate", "epigraph", "head", "meeting", "opener"],
  ...["postscript", "salute", "signed", "trailer"],
]);

function isFilling(child: Child): boolean {
  switch (child.type) {
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "page-break":
    // TEI has pictures and milestones wherever page breaks may stand (`model.global`)
    case "figure":
      return false;
    case "thought-break":
      return child.children.length > 0;
    case "division":
    case "paragraph":
    case "section-heading":
    case "list":
    case "quotation":
    case "verse":
    case "table":
      return true;
    case "kept-block":
    case "kept-text":
      return child.element === null || !OPENING_OR_CLOSING.has(child.element);
  }
}

/** TEI has no blocks after an inner division: those that follow one go on in a division of their own. */
function writeFilling(children: readonly Child[], attachment: AttachmentForm): readonly string[] {
  const parts: string[] = [];
  let following: Block[] = [];
  let inner = false;
  const endFollowing = () => {
    if (following.every((block) => block.type === "page-break")) parts.push(...following.map(writeBlock));
    else parts.push(div(` type="continuation"`, writeContent(following, attachment)));
    following = [];
  };
  for (const child of children) {
    if (child.type === "division") {
      endFollowing();
      parts.push(writeDivision(child, attachment));
      inner = true;
    } else if (inner) following.push(child);
    else parts.push(writeBlock(child));
  }
  endFollowing();
  return parts;
}

/** The words that close a letter and its signatures share one `closer`. */
function writeClosing(children: readonly Child[], writePart: (child: Child) => string): readonly string[] {
  const parts: string[] = [];
  let closer = "";
  const endCloser = () => {
    if (closer !== "") parts.push(`<closer>${closer}</closer>`);
    closer = "";
  };
  for (const child of children) {
    if (child.type === "closing" || child.type === "signed") closer += writePart(child);
    else {
      endCloser();
      parts.push(writePart(child));
    }
  }
  endCloser();
  return parts;
}
