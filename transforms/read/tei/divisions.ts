import type { Block, Division, DivisionKind, Inline, Note, PageBreak } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import { readBlock } from "./blocks.ts";
import { headOf } from "./heads.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import { readPageBreak, readRun } from "./inlines.ts";
import { readBody } from "./notes.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, elementsIn, kept, type TeiElement, type TeiNode } from "./tree.ts";

const DIVISION = /^div[1-7]?$/;
const EDITORIAL_NOTE = /^\s*(?:\d+\.)?\s*editorial note\b/i;

/** Whether an element is a division; the attachments of FRUS volumes have an element of their own. */
function isDivision({ name }: TeiElement): boolean {
  return DIVISION.test(name) || name.endsWith("}attachment");
}

/**
 * The divisions of `front`, `body` or `back`; what stands there outside a `div` is a division without a mark.
 * Page breaks before a division belong to it.
 */
export function readMatter(element: TeiElement, matter: "front" | "back" | null, reading: Reading): Division[] {
  const divisions: Division[] = [];
  const placed: Pick<Division, "matter"> = matter === null ? {} : { matter };
  let group: TeiNode[] = [];
  const endGroup = (): PageBreak[] => {
    const pages = takeTrailingPages(group, reading);
    if (group.some((node) => typeof node !== "string" || node.trim() !== "")) {
      divisions.push({ ...unmarked(element, placed, reading), children: reading.blocks(group) });
    }
    group = [];
    return pages;
  };
  for (const node of element.children) {
    if (typeof node !== "string" && isDivision(node))
      divisions.push({ ...readDivision(node, endGroup(), reading), ...placed });
    else group.push(node);
  }
  // page breaks behind the last division have no division after them
  const trailing = endGroup();
  if (trailing.length === 0) return divisions;
  const last = divisions.pop() ?? unmarked(element, placed, reading);
  return [...divisions, { ...last, children: [...last.children, ...trailing] }];
}

function unmarked(element: TeiElement, placed: Pick<Division, "matter">, reading: Reading): Division {
  const id = reading.idOf({ ...element, attributes: [] }, `${element.name}-text`);
  const content = { number: null, head: null, children: [], notes: [] };
  return { type: "division", kind: "text", ...placed, unmarked: true, id, ...content };
}

/** The page breaks at the end of a group of nodes, taken off it. */
function takeTrailingPages(group: TeiNode[], reading: Reading): PageBreak[] {
  const pages: PageBreak[] = [];
  for (let node = group.at(-1); node !== undefined; node = group.at(-1)) {
    if (typeof node === "string" ? node.trim() !== "" : node.name !== "pb") break;
    if (typeof node !== "string") pages.push(readPageBreak(node, reading));
    group.pop();
  }
  return pages.reverse();
}

function readDivision(element: TeiElement, lead: readonly PageBreak[], reading: Reading): Division {
  const id = reading.idOf(element, "div");
  const read = () => divisionOf(element, id, lead, reading);
  // the notes of an attachment are those of its document
  return isAttachment(element) ? read() : reading.within(id, read);
}

function isAttachment(element: TeiElement): boolean {
  return element.name.endsWith("}attachment") || attributeOf(element, "type") === "attachment";
}

function divisionOf(element: TeiElement, id: string, lead: readonly PageBreak[], reading: Reading): Division {
  const nodes = element.children;
  const at = headAt(nodes);
  const headNode = at === null ? undefined : nodes[at];
  const begin: PageBreak[] = [...lead];
  let head: readonly Inline[] | null = null;
  let rest: readonly TeiNode[] = nodes;
  if (at !== null && headNode !== undefined && typeof headNode !== "string") {
    for (const node of nodes.slice(0, at)) if (typeof node !== "string") begin.push(readPageBreak(node, reading));
    head = [...begin, ...headOf(headNode, reading)];
    rest = nodes.slice(at + 1);
  }
  const kind = kindOf(element, head);
  const { children, notes } = readContent(rest, reading);
  return {
    type: "division",
    ...kept(element, "n", "xml:id", ...writtenAttributes(element, kind)),
    kind,
    id,
    number: attributeOf(element, "n"),
    head,
    children: head === null ? [...begin, ...children] : children,
    notes,
  };
}

/** Where the heading stands: the first thing in the division but for page breaks. */
function headAt(nodes: readonly TeiNode[]): number | null {
  for (const [at, node] of nodes.entries()) {
    if (typeof node === "string" ? node.trim() === "" : node.name === "pb") continue;
    return typeof node !== "string" && node.name === "head" && !holdsBlocks(node) ? at : null;
  }
  return null;
}

const KINDS: Readonly<Record<string, DivisionKind>> = {
  volume: "volume",
  part: "part",
  text: "text",
  attachment: "attachment",
};

/** What a division is, by its type; one of a type that Emend does not know holds others or text, as it does. */
function kindOf(element: TeiElement, head: readonly Inline[] | null): DivisionKind {
  if (!DIVISION.test(element.name)) return "attachment";
  const type = attributeOf(element, "type") ?? "";
  if (type === "document") {
    const subtype = attributeOf(element, "subtype");
    const isNote = subtype === null ? EDITORIAL_NOTE.test(plainText(head ?? [])) : subtype === "editorial-note";
    return isNote ? "editorial-note" : "document";
  }
  if (Object.hasOwn(KINDS, type)) return KINDS[type] ?? "text";
  return elementsIn(element).some((child) => isDivision(child) && !isAside(child)) ? "part" : "text";
}

/** A division that is none of its own: it goes on with one, or belongs to the document that it stands in. */
function isAside(element: TeiElement): boolean {
  const type = attributeOf(element, "type");
  return type === "continuation" || type === "attachment" || !DIVISION.test(element.name);
}

/** The attributes that Emend writes itself for such a division. */
function writtenAttributes(element: TeiElement, kind: DivisionKind): readonly string[] {
  const [type, subtype] = [attributeOf(element, "type"), attributeOf(element, "subtype")];
  switch (kind) {
    case "document":
      return subtype === "historical-document" ? ["type", "subtype"] : ["type"];
    case "editorial-note":
      return ["type", "subtype"];
    case "volume":
    case "part":
    case "attachment":
    case "text":
      return type === kind ? ["type"] : [];
  }
}

type Content = { children: (Division | Block)[]; notes: Note[] };

function readContent(nodes: readonly TeiNode[], reading: Reading): Content {
  const content: Content = { children: [], notes: [] };
  const end = closingAt(nodes);
  const notes = notesAt(nodes);
  let group: TeiNode[] = [];
  const endGroup = (): PageBreak[] => {
    const pages = takeTrailingPages(group, reading);
    content.children.push(...reading.blocks(group));
    group = [];
    return pages;
  };
  for (const [at, node] of nodes.entries()) {
    if (typeof node === "string") group.push(node);
    else if (isDivision(node) && attributeOf(node, "type") === "continuation" && attributeOf(node, "xml:id") === null) {
      content.children.push(...endGroup());
      const inner = readContent(node.children, reading);
      content.children.push(...inner.children);
      content.notes.push(...inner.notes);
    } else if (isDivision(node)) {
      const pages = endGroup();
      // page breaks belong to the heading behind them; where there is none they stay where they are
      if (headAt(node.children) === null) content.children.push(...pages, readDivision(node, [], reading));
      else content.children.push(readDivision(node, pages, reading));
    } else if (node.name === "note" && at >= notes) {
      content.children.push(...endGroup());
      content.notes.push(readBody(node, "end", reading));
    } else if (at >= end && isPlainCloser(node)) {
      content.children.push(...endGroup(), ...elementsIn(node).map((part) => readClosing(part, reading)));
    } else if (at >= end && node.name === "postscript") {
      content.children.push(...endGroup());
      content.children.push({ type: "postscript", ...kept(node), children: reading.blocks(node.children) });
    } else group.push(node);
  }
  content.children.push(...endGroup());
  return content;
}

/** Elements that do not fill a division: they open or close it, or may stand anywhere. */
const NOT_FILLING: ReadonlySet<string> = new Set([
  ...["argument", "byline", "closer", "dateline", "docAuthor", "docDate", "epigraph", "figure", "head", "meeting"],
  ...["milestone", "note", "opener", "pb", "postscript", "salute", "signed", "trailer"],
]);

/** From where on a division closes: behind the last thing that fills it; behind all where nothing does. */
function closingAt(nodes: readonly TeiNode[]): number {
  const last = nodes.findLastIndex((node) =>
    typeof node === "string" ? node.trim() !== "" : !NOT_FILLING.has(node.name),
  );
  return last < 0 ? nodes.length : last + 1;
}

/** From where on nothing but notes at the end follows. */
function notesAt(nodes: readonly TeiNode[]): number {
  const last = nodes.findLastIndex((node) =>
    typeof node === "string" ? node.trim() !== "" : node.name !== "note" || attributeOf(node, "place") !== "end",
  );
  return last + 1;
}

/** A `closer` of salutations and signatures, and nothing else: what Emend writes. */
function isPlainCloser(element: TeiElement): boolean {
  return (
    element.name === "closer" &&
    element.attributes.length === 0 &&
    elementsIn(element).length > 0 &&
    element.children.every((child) =>
      typeof child === "string"
        ? child.trim() === ""
        : (child.name === "salute" || child.name === "signed") && !holdsBlocks(child),
    )
  );
}

function readClosing(element: TeiElement, reading: Reading): Block {
  if (element.name === "salute")
    return { type: "closing", ...kept(element), children: readRun(element.children, reading) };
  return readBlock(element, reading);
}
