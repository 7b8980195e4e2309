import type { Block } from "../../../pipeline/model/edition.ts";
import { TEI_BLOCKS } from "../../../pipeline/xml/tei-blocks.ts";
import { readFigure } from "./figures.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import { readPageBreak, readRun } from "./inlines.ts";
import { readList } from "./lists.ts";
import type { Reading } from "./reading.ts";
import { readTable, readVerse } from "./tables.ts";
import { attributeOf, elementsIn, kept, type TeiElement, type TeiNode } from "./tree.ts";

/** Elements that are blocks where no text stands beside them, and phrases within a text. */
const EITHER: ReadonlySet<string> = new Set([
  ...[
    "addrLine",
    "address",
    "bibl",
    "biblFull",
    "biblStruct",
    "camera",
    "caption",
    "cit",
    "desc",
    "divGen",
    "docAuthor",
    "docDate",
  ],
  ...["docEdition", "eg", "epilogue", "formula", "label", "media", "move", "performance", "prologue", "publisher"],
  ...["pubPlace", "q", "quote", "said", "set", "sound", "speaker", "stage", "u", "view", "witness"],
]);

/** What stands in a division, a quotation, a note of several blocks: blocks, with text between them kept as it is. */
export function readBlocks(nodes: readonly TeiNode[], reading: Reading): Block[] {
  const out: Block[] = [];
  const isMixed = nodes.some((node) => typeof node === "string" && node.trim() !== "");
  let run: TeiNode[] = [];
  const endRun = () => {
    const children = readRun(run, reading);
    if (children.length > 0) out.push({ type: "kept-text", element: null, children });
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === "string") {
      if (run.length > 0 || node.trim() !== "") run.push(node);
    } else if (node.name === "pb" && run.length === 0) out.push(readPageBreak(node, reading));
    else if (node.name === "milestone" && run.length === 0 && isThoughtBreak(node)) out.push(readMilestone(node));
    else if (isBlock(node, isMixed)) {
      endRun();
      out.push(readBlock(node, reading));
    } else run.push(node);
  }
  endRun();
  return out;
}

function isBlock(element: TeiElement, isMixed: boolean): boolean {
  if (element.name === "note") return false;
  if (TEI_BLOCKS.has(element.name) || holdsBlocks(element)) return true;
  return !isMixed && (EITHER.has(element.name) || element.name.startsWith("{"));
}

type BlockReader = (element: TeiElement, reading: Reading) => Block | null;

const READERS: Readonly<Record<string, BlockReader>> = {
  p: readParagraph,
  ab: readAnonymous,
  dateline: (element, reading) => readEnvelope("dateline", element, reading),
  salute: (element, reading) => readEnvelope("salute", element, reading),
  signed: (element, reading) => readEnvelope("signed", element, reading),
  list: readList,
  table: readTable,
  lg: readVerse,
  figure: readFigure,
  quote: (element, reading) => ({
    type: "quotation",
    ...kept(element),
    children: readBlocks(element.children, reading),
  }),
};

/** One block; what the model has no node for stays what it is, around its text or its blocks. */
export function readBlock(element: TeiElement, reading: Reading): Block {
  const reader = Object.hasOwn(READERS, element.name) ? READERS[element.name] : undefined;
  return reader?.(element, reading) ?? keepBlock(element, reading);
}

function keepBlock(element: TeiElement, reading: Reading): Block {
  const { name } = element;
  reading.keep(element);
  return holdsBlocks(element) || holdsOnlyLines(element)
    ? { type: "kept-block", ...kept(element), element: name, children: readBlocks(element.children, reading) }
    : { type: "kept-text", ...kept(element), element: name, children: readRun(element.children, reading) };
}

/** Whether an element holds nothing but elements that stand on lines of their own where no text is beside them. */
function holdsOnlyLines(element: TeiElement): boolean {
  const all = elementsIn(element);
  const isText = element.children.some((child) => typeof child === "string" && child.trim() !== "");
  return !isText && all.length > 1 && all.every(({ name }) => EITHER.has(name) || name === "pb");
}

const SECTION_HEADING = /^sectiontitle/;
const LEVEL = /^sectiontitle level([1-9]\d?)$/;

function readParagraph(element: TeiElement, reading: Reading): Block | null {
  if (holdsBlocks(element)) return null;
  const rend = attributeOf(element, "rend") ?? "";
  const children = readRun(element.children, reading);
  if (!SECTION_HEADING.test(rend)) return { type: "paragraph", ...kept(element), children };
  const level = LEVEL.exec(rend)?.[1];
  const told = level === undefined ? [] : ["rend"];
  return { type: "section-heading", ...kept(element, ...told), level: Number(level ?? 1), children };
}

/** What Emend writes as `ab` has its type; any other `ab` stays one. */
function readAnonymous(element: TeiElement, reading: Reading): Block | null {
  const type = attributeOf(element, "type");
  if (holdsBlocks(element)) return null;
  switch (type) {
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "thought-break":
      return { type, ...kept(element, "type"), children: readRun(element.children, reading) };
    default:
      return null;
  }
}

function readEnvelope(type: "dateline" | "salute" | "signed", element: TeiElement, reading: Reading): Block | null {
  if (holdsBlocks(element)) return null;
  return { type, ...kept(element), children: readRun(element.children, reading) };
}

/** A milestone that marks a section without saying which, or shows as a rule or as stars. */
function isThoughtBreak(element: TeiElement): boolean {
  return attributeOf(element, "unit") === "section" || /rule|stars|asterisk/.test(attributeOf(element, "rend") ?? "");
}

function readMilestone(element: TeiElement): Block {
  const told = attributeOf(element, "unit") === "section" ? ["unit"] : [];
  return { type: "thought-break", ...kept(element, ...told), children: [] };
}
