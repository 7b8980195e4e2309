import type {
  Block,
  Division,
  Figure,
  Inline,
  KeptBlock,
  KeptText,
  List,
  ListItem,
  Note,
  Table,
  TableCell,
  TableRow,
  VerseLine,
} from "../model/edition.ts";
import {
  characterOf,
  elementsOf,
  expect,
  flag,
  isKey,
  keptBeside,
  oneOf,
  onlyAttributes,
  optional,
  plainTextOf,
  positive,
  required,
  UnexpectedXml,
} from "./element-reader.ts";
import {
  CERTAINTIES,
  DIVISION_KINDS,
  EDITORIAL_KINDS,
  KEPT_DISPLAYS,
  LIST_KINDS,
  MATTERS,
  NOTE_KINDS,
  RENDITIONS,
} from "./kinds.ts";
import { onlyEmpty, readCorrection, readPageBreak } from "./read-leaf.ts";
import type { XmlTree } from "./tree.ts";

/** For every block the function that reads it; an element is called as its node is. */
const BLOCKS: { readonly [Type in Block["type"]]: (element: XmlTree) => Block } = {
  paragraph: (element) => readRun(element, "paragraph"),
  "section-heading": (element) => {
    required(element, "level");
    const kept = keptBeside(element, "level");
    return {
      type: "section-heading",
      ...kept,
      level: positive(element, "level", 1),
      children: readInlines(element.children),
    };
  },
  dateline: (element) => readRun(element, "dateline"),
  salute: (element) => readRun(element, "salute"),
  closing: (element) => readRun(element, "closing"),
  signed: (element) => readRun(element, "signed"),
  list: readList,
  quotation: (element) => ({ type: "quotation", ...keptBeside(element), children: readBlocks(element) }),
  postscript: (element) => ({ type: "postscript", ...keptBeside(element), children: readBlocks(element) }),
  verse: (element) => ({ type: "verse", ...keptBeside(element), lines: elementsOf(element).map(readLine) }),
  table: readTable,
  figure: readFigure,
  "thought-break": (element) => readRun(element, "thought-break"),
  "kept-block": readKeptBlock,
  "kept-text": readKeptText,
  "page-break": readPageBreak,
};

const INLINES: { readonly [Type in Exclude<Inline["type"], "text">]: (element: XmlTree) => Inline } = {
  emphasis: (element) => {
    const kept = keptBeside(element, "rendition", "rule");
    const [rendition, rule] = [oneOf(element, "rendition", RENDITIONS), optional(element, "rule")];
    const children = readInlines(element.children);
    return { type: "emphasis", ...kept, rendition, ...(rule !== null && { rule }), children };
  },
  note: readNote,
  "page-break": readPageBreak,
  reference: (element) => {
    const kept = keptBeside(element, "target");
    return { type: "reference", ...kept, target: optional(element, "target"), children: readInlines(element.children) };
  },
  correction: readCorrection,
  editorial: (element) => {
    const kept = keptBeside(element, "kind", "doubtful");
    const [kind, doubtful] = [oneOf(element, "kind", EDITORIAL_KINDS), flag(element, "doubtful")];
    return { type: "editorial", ...kept, kind, doubtful, children: readInlines(element.children) };
  },
  date: (element) => {
    const kept = keptBeside(element, "when", "from", "to");
    const [when, from, to] = [optional(element, "when"), optional(element, "from"), optional(element, "to")];
    return { type: "date", ...kept, when, from, to, children: readInlines(element.children) };
  },
  place: (element) => readRun(element, "place"),
  "margin-note": (element) => readRun(element, "margin-note"),
  unclear: (element) => {
    const kept = keptBeside(element, "reason", "certainty");
    const reason = optional(element, "reason");
    const certainty = optional(element, "certainty") === null ? null : oneOf(element, "certainty", CERTAINTIES);
    return { type: "unclear", ...kept, reason, certainty, children: readInlines(element.children) };
  },
  kept: (element) => {
    const kept = keptBeside(element, "element", "display");
    const display = optional(element, "display") === null ? "run" : oneOf(element, "display", KEPT_DISPLAYS);
    return {
      type: "kept",
      ...kept,
      element: required(element, "element"),
      display,
      children: readInlines(element.children),
    };
  },
  "line-break": (element) => {
    onlyEmpty(element);
    return { type: "line-break", ...keptBeside(element) };
  },
};

/** A division of canonical XML. Throws UnexpectedXml where an element or attribute is not known. */
export function readDivision(element: XmlTree): Division {
  const kept = keptBeside(expect(element, "division"), "kind", "matter", "unmarked", "xml:id", "number");
  const parts = [...elementsOf(element)];
  const head = parts[0]?.name === "head" ? parts.shift() : undefined;
  const unanchored = parts.at(-1)?.name === "unanchored" ? parts.pop() : undefined;
  return {
    type: "division",
    ...kept,
    kind: oneOf(element, "kind", DIVISION_KINDS),
    ...(optional(element, "matter") !== null && { matter: oneOf(element, "matter", MATTERS) }),
    ...(flag(element, "unmarked") && { unmarked: true as const }),
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

/** A node that holds running text and says nothing else. */
function readRun<Type extends string>(element: XmlTree, type: Type) {
  return { type, ...keptBeside(element), children: readInlines(element.children) };
}

function readBlocks(element: XmlTree): readonly Block[] {
  return elementsOf(element).map(readBlock);
}

function readList(element: XmlTree): List {
  const kept = keptBeside(element, "kind");
  const { head, parts } = withHead(element);
  return {
    type: "list",
    ...kept,
    kind: oneOf(element, "kind", LIST_KINDS),
    head,
    items: parts.map((part) => {
      if (part.name === "page-break") return readPageBreak(part);
      return part.name === "kept-text" ? readKeptText(part) : readItem(part);
    }),
  };
}

/** The head of an element that holds elements, and those that follow it. */
function withHead(element: XmlTree): { readonly head: readonly Inline[] | null; readonly parts: readonly XmlTree[] } {
  const parts = elementsOf(element);
  const [head, ...others] = parts;
  return head?.name === "head" ? { head: onlyInlines(head), parts: others } : { head: null, parts };
}

function readItem(element: XmlTree): ListItem {
  const kept = keptBeside(expect(element, "item"));
  const parts = [...element.children];
  const label = isElement(parts[0], "label") ? parts.shift() : undefined;
  const blocks = isElement(parts.at(-1), "blocks") ? parts.pop() : undefined;
  return {
    type: "item",
    ...kept,
    label: label === undefined || typeof label === "string" ? null : plainTextOf(label),
    children: readInlines(parts),
    blocks: blocks === undefined || typeof blocks === "string" ? [] : readBlocks(blocks),
  };
}

function readLine(element: XmlTree): VerseLine {
  const kept = keptBeside(expect(element, "line"), "indent");
  return { type: "line", ...kept, indent: positive(element, "indent", 0), children: readInlines(element.children) };
}

function readTable(element: XmlTree): Table {
  const kept = keptBeside(element);
  const { head, parts } = withHead(element);
  return { type: "table", ...kept, ...(head !== null && { head }), rows: parts.map(readRow) };
}

function readFigure(element: XmlTree): Figure {
  const kept = keptBeside(element, "url", "description");
  const [url, description] = [optional(element, "url"), optional(element, "description")];
  const { head, parts } = withHead(element);
  return { type: "figure", ...kept, url, description, head, children: parts.map(readBlock) };
}

function readKeptBlock(element: XmlTree): KeptBlock {
  const kept = keptBeside(element, "element");
  return { type: "kept-block", ...kept, element: required(element, "element"), children: readBlocks(element) };
}

function readKeptText(element: XmlTree): KeptText {
  const kept = keptBeside(element, "element");
  const name = optional(element, "element");
  return { type: "kept-text", ...kept, element: name, children: readInlines(element.children) };
}

function readRow(element: XmlTree): TableRow {
  const kept = keptBeside(expect(element, "row"), "header");
  return { type: "row", ...kept, header: flag(element, "header"), cells: elementsOf(element).map(readCell) };
}

function readCell(element: XmlTree): TableCell {
  const kept = keptBeside(expect(element, "cell"), "header", "columns", "rows");
  return {
    type: "cell",
    ...kept,
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
  const kept = keptBeside(element, "kind", "xml:id", "number", "certainty");
  return {
    type: "note",
    ...kept,
    kind: oneOf(element, "kind", NOTE_KINDS),
    id: required(element, "xml:id"),
    number: required(element, "number"),
    certainty: oneOf(element, "certainty", CERTAINTIES),
    children: readBlocks(element),
  };
}

function isElement(node: XmlTree | string | undefined, name: string): node is XmlTree {
  return typeof node === "object" && node.name === name;
}
