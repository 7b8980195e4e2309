import type {
  Block,
  Division,
  Edition,
  Inline,
  List,
  ListItem,
  Metadata,
  Note,
  PageBreak,
  TableCell,
  TableRow,
} from "../model/edition.ts";
import { lineIndex } from "../model/span.ts";
import {
  characterOf,
  elementsOf,
  flag,
  isKey,
  oneOf,
  onlyAttributes,
  optional,
  plainTextOf,
  positive,
  required,
  UnexpectedXml,
} from "./element-reader.ts";
import { InvalidXmlError } from "./invalid-xml-error.ts";
import { CERTAINTIES, DIVISION_KINDS, EDITORIAL_KINDS, LIST_KINDS, NOTE_KINDS, RENDITIONS } from "./kinds.ts";
import { parseTree, type XmlTree } from "./tree.ts";
import { NAMESPACE } from "./vocabulary.ts";

/** For every block the function that reads it; an element is called as its node is. */
const BLOCKS: { readonly [Type in Block["type"]]: (element: XmlTree) => Block } = {
  paragraph: (element) => ({ type: "paragraph", children: onlyInlines(element) }),
  "section-heading": (element) => {
    onlyAttributes(element, "level");
    required(element, "level");
    return { type: "section-heading", level: positive(element, "level", 1), children: readInlines(element.children) };
  },
  dateline: (element) => ({ type: "dateline", children: onlyInlines(element) }),
  salute: (element) => ({ type: "salute", children: onlyInlines(element) }),
  closing: (element) => ({ type: "closing", children: onlyInlines(element) }),
  signed: (element) => ({ type: "signed", children: onlyInlines(element) }),
  list: readList,
  quotation: (element) => {
    onlyAttributes(element);
    return { type: "quotation", children: elementsOf(element).map(readBlock) };
  },
  postscript: (element) => {
    onlyAttributes(element);
    return { type: "postscript", children: elementsOf(element).map(readBlock) };
  },
  verse: (element) => {
    onlyAttributes(element);
    return { type: "verse", lines: elementsOf(element).map((line) => onlyInlines(expect(line, "line"))) };
  },
  table: (element) => {
    onlyAttributes(element);
    return { type: "table", rows: elementsOf(element).map(readRow) };
  },
  "page-break": readPageBreak,
};

const INLINES: { readonly [Type in Exclude<Inline["type"], "text">]: (element: XmlTree) => Inline } = {
  emphasis: (element) => {
    onlyAttributes(element, "rendition", "rule");
    const rendition = oneOf(element, "rendition", RENDITIONS);
    const rule = optional(element, "rule");
    const children = readInlines(element.children);
    return rule === null ? { type: "emphasis", rendition, children } : { type: "emphasis", rendition, rule, children };
  },
  note: readNote,
  "page-break": readPageBreak,
  reference: (element) => {
    onlyAttributes(element, "target");
    return { type: "reference", target: optional(element, "target"), children: readInlines(element.children) };
  },
  correction: readCorrection,
  editorial: (element) => {
    onlyAttributes(element, "kind", "doubtful");
    const kind = oneOf(element, "kind", EDITORIAL_KINDS);
    return { type: "editorial", kind, doubtful: flag(element, "doubtful"), children: readInlines(element.children) };
  },
  date: (element) => {
    onlyAttributes(element, "when", "from", "to");
    const [when, from, to] = [optional(element, "when"), optional(element, "from"), optional(element, "to")];
    return { type: "date", when, from, to, children: readInlines(element.children) };
  },
  place: (element) => ({ type: "place", children: onlyInlines(element) }),
  "line-break": (element) => {
    onlyAttributes(element);
    onlyEmpty(element);
    return { type: "line-break" };
  },
};

/**
 * Reads canonical XML back into the edition that `writeCanonical` was given, in its canonical form
 * (see `canonicalForm`). White space between elements that hold only elements means nothing.
 * @throws {InvalidXmlError} where the text is not well-formed or not canonical XML, with line and column
 */
export async function readCanonical(xml: string): Promise<Edition> {
  const root = await parseTree(xml, NAMESPACE);
  try {
    return readEdition(root);
  } catch (error) {
    if (!(error instanceof UnexpectedXml)) throw error;
    throw new InvalidXmlError({ ...lineIndex(xml).position(error.offset), message: error.message });
  }
}

function readEdition(root: XmlTree): Edition {
  onlyAttributes(expect(root, "edition"), "xml:lang");
  const [metadata, ...divisions] = elementsOf(root);
  if (metadata === undefined) throw new UnexpectedXml(root, "lacks the element metadata");
  return {
    metadata: readMetadata(expect(metadata, "metadata"), required(root, "xml:lang")),
    children: divisions.map(readDivision),
  };
}

function readMetadata(element: XmlTree, language: string): Metadata {
  onlyAttributes(element);
  const [title, ...provenance] = elementsOf(element);
  if (title === undefined) throw new UnexpectedXml(element, "lacks the element title");
  return {
    title: plainTextOf(expect(title, "title")),
    language,
    provenance: provenance.map((line) => plainTextOf(expect(line, "provenance"))),
  };
}

function readDivision(element: XmlTree): Division {
  onlyAttributes(expect(element, "division"), "kind", "xml:id", "number");
  const parts = [...elementsOf(element)];
  const head = parts[0]?.name === "head" ? parts.shift() : undefined;
  const unanchored = parts.at(-1)?.name === "unanchored" ? parts.pop() : undefined;
  return {
    type: "division",
    kind: oneOf(element, "kind", DIVISION_KINDS),
    id: required(element, "xml:id"),
    number: optional(element, "number"),
    head: head === undefined ? null : onlyInlines(head),
    children: parts.map((part) => (part.name === "division" ? readDivision(part) : readBlock(part))),
    notes: unanchored === undefined ? [] : elementsOf(unanchored).map((note) => readNote(expect(note, "note"))),
  };
}

function readBlock(element: XmlTree): Block {
  if (!isKey(BLOCKS, element.name)) throw new UnexpectedXml(element, "stands where a block has to stand");
  return BLOCKS[element.name](element);
}

function readList(element: XmlTree): List {
  onlyAttributes(element, "kind");
  const parts = [...elementsOf(element)];
  const head = parts[0]?.name === "head" ? parts.shift() : undefined;
  return {
    type: "list",
    kind: oneOf(element, "kind", LIST_KINDS),
    head: head === undefined ? null : onlyInlines(head),
    items: parts.map((part) => (part.name === "page-break" ? readPageBreak(part) : readItem(part))),
  };
}

function readItem(element: XmlTree): ListItem {
  onlyAttributes(expect(element, "item"));
  const parts = [...element.children];
  const label = isElement(parts[0], "label") ? parts.shift() : undefined;
  const firstList = parts.findIndex((part) => isElement(part, "list"));
  const lists = firstList < 0 ? [] : parts.splice(firstList);
  return {
    type: "item",
    label: label === undefined || typeof label === "string" ? null : plainTextOf(label),
    children: readInlines(parts),
    lists: elementsOf({ ...element, children: lists }).map((list) => readList(expect(list, "list"))),
  };
}

function readRow(element: XmlTree): TableRow {
  onlyAttributes(expect(element, "row"), "header");
  return { type: "row", header: flag(element, "header"), cells: elementsOf(element).map(readCell) };
}

function readCell(element: XmlTree): TableCell {
  onlyAttributes(expect(element, "cell"), "header", "columns", "rows");
  return {
    type: "cell",
    header: flag(element, "header"),
    columns: positive(element, "columns", 1),
    rows: positive(element, "rows", 1),
    children: readInlines(element.children),
  };
}

function readInlines(children: readonly (XmlTree | string)[]): readonly Inline[] {
  const inlines: Inline[] = [];
  let text = "";
  const endText = () => {
    if (text !== "") inlines.push({ type: "text", text });
    text = "";
  };
  for (const child of children) {
    if (typeof child === "string") text += child;
    else if (child.name === "char") text += characterOf(child);
    else {
      endText();
      inlines.push(readInline(child));
    }
  }
  endText();
  return inlines;
}

function readInline(element: XmlTree): Inline {
  if (!isKey(INLINES, element.name)) throw new UnexpectedXml(element, "stands where running text has to stand");
  return INLINES[element.name](element);
}

function onlyInlines(element: XmlTree): readonly Inline[] {
  onlyAttributes(element);
  return readInlines(element.children);
}

function readNote(element: XmlTree): Note {
  onlyAttributes(element, "kind", "xml:id", "number", "certainty");
  return {
    type: "note",
    kind: oneOf(element, "kind", NOTE_KINDS),
    id: required(element, "xml:id"),
    number: required(element, "number"),
    certainty: oneOf(element, "certainty", CERTAINTIES),
    children: elementsOf(element).map(readBlock),
  };
}

function readPageBreak(element: XmlTree): PageBreak {
  onlyAttributes(element, "xml:id", "number");
  onlyEmpty(element);
  return { type: "page-break", id: required(element, "xml:id"), number: required(element, "number") };
}

function readCorrection(element: XmlTree): Inline {
  onlyAttributes(element, "rule", "certainty");
  const [before, after, ...more] = elementsOf(element);
  if (before?.name !== "before" || after?.name !== "after" || more.length > 0) {
    throw new UnexpectedXml(element, "has to hold the readings before and after");
  }
  return {
    type: "correction",
    rule: required(element, "rule"),
    certainty: oneOf(element, "certainty", CERTAINTIES),
    before: plainTextOf(before),
    after: plainTextOf(after),
  };
}

function isElement(node: XmlTree | string | undefined, name: string): node is XmlTree {
  return typeof node === "object" && node.name === name;
}

function expect(element: XmlTree, name: string): XmlTree {
  if (element.name !== name) throw new UnexpectedXml(element, `stands where ${name} has to stand`);
  return element;
}

function onlyEmpty(element: XmlTree): void {
  if (element.children.length > 0) throw new UnexpectedXml(element, "has to be empty");
}
