import type { Block, Division, DivisionKind } from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { isPrinted, writeBlock, writeBlocks, writeInlines, writeNote } from "./blocks.ts";
import { attribute } from "./markup.ts";

/** `div/@type` and `@subtype`, after the published FRUS volumes. */
const TYPES: Readonly<Record<DivisionKind, string>> = {
  volume: ` type="volume"`,
  part: ` type="part"`,
  document: ` type="document" subtype="historical-document"`,
  "editorial-note": ` type="document" subtype="editorial-note"`,
  text: ` type="text"`,
};

type Child = Division | Block;

/**
 * A division as `div` (TEI 4.1): heading, content, and the notes that no marker was found for. Page breaks
 * that begin its heading stand before it, as the published volumes have them.
 */
export function writeDivision(division: Division): string {
  const parts: string[] = [];
  const head = division.head ?? [];
  const begin = head.findIndex((inline) => inline.type !== "page-break");
  const breaks = writeInlines(begin < 0 ? head : head.slice(0, begin));
  if (division.head !== null) parts.push(element("head", "", writeInlines(begin < 0 ? [] : head.slice(begin))));
  for (const part of writeContent(division.children)) parts.push(part);
  for (const note of division.notes) parts.push(writeNote(note, "end"));
  const attributes = TYPES[division.kind] + attribute("n", division.number) + attribute("xml:id", division.id);
  return breaks === "" ? div(attributes, parts) : `${breaks}\n${div(attributes, parts)}`;
}

function div(attributes: string, parts: readonly string[]): string {
  return element("div", attributes, parts.length === 0 ? "" : `\n${parts.join("\n")}\n`);
}

/**
 * What opens a division, what fills it, and what closes it (TEI 4.2): datelines, salutations and
 * signatures are elements of their own only before the first and after the last of the rest.
 */
function writeContent(children: readonly Child[]): readonly string[] {
  const printed = withoutOpenPostscripts(children.filter((child) => child.type === "division" || isPrinted(child)));
  const first = printed.findIndex(isFilling);
  if (first < 0) return printed.map(writeOpening);
  const last = printed.findLastIndex(isFilling);
  return [
    ...printed.slice(0, first).map(writeOpening),
    ...writeFilling(printed.slice(first, last + 1)),
    ...writeClosing(printed.slice(last + 1)),
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
    const closes = last >= 0 && at > last && writeBlocks(child.children).replace(/<pb [^>]*>/g, "") !== "";
    return closes ? [child] : withoutOpenPostscripts(child.children.filter(isPrinted));
  });
}

function isFilling(child: Child): boolean {
  switch (child.type) {
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "page-break":
      return false;
    case "division":
    case "paragraph":
    case "section-heading":
    case "list":
    case "quotation":
    case "verse":
    case "table":
      return true;
  }
}

function writeOpening(child: Child): string {
  switch (child.type) {
    case "dateline":
    case "salute":
    case "signed":
      return element(child.type, "", writeInlines(child.children));
    case "closing":
      return element("salute", "", writeInlines(child.children));
    case "postscript":
      return element("postscript", "", writeBlocks(child.children));
    case "division":
      return writeDivision(child);
    case "page-break":
    case "paragraph":
    case "section-heading":
    case "list":
    case "quotation":
    case "verse":
    case "table":
      return writeBlock(child);
  }
}

/** TEI has no blocks after an inner division: those that follow one go on in a division of their own. */
function writeFilling(children: readonly Child[]): readonly string[] {
  const parts: string[] = [];
  let following: Block[] = [];
  let inner = false;
  const endFollowing = () => {
    if (following.every((block) => block.type === "page-break")) parts.push(...following.map(writeBlock));
    else parts.push(div(` type="continuation"`, writeContent(following)));
    following = [];
  };
  for (const child of children) {
    if (child.type === "division") {
      endFollowing();
      parts.push(writeDivision(child));
      inner = true;
    } else if (inner) following.push(child);
    else parts.push(writeBlock(child));
  }
  endFollowing();
  return parts;
}

/** The words that close a letter and its signatures share one `closer`. */
function writeClosing(children: readonly Child[]): readonly string[] {
  const parts: string[] = [];
  let closer = "";
  const endCloser = () => {
    if (closer !== "") parts.push(`<closer>${closer}</closer>`);
    closer = "";
  };
  for (const child of children) {
    if (child.type === "closing" || child.type === "signed") closer += writeOpening(child);
    else {
      endCloser();
      parts.push(writeOpening(child));
    }
  }
  endCloser();
  return parts;
}
