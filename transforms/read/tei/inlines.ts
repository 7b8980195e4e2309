import type { EditorialKind, Inline, KeptDisplay, Rendition } from "../../../pipeline/model/edition.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";
import { TEI_BLOCKS } from "../../../pipeline/xml/tei-blocks.ts";
import { correctionOf, editorialOf, OWN_CHARACTER } from "./emended.ts";
import { readNote } from "./notes.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, elementsIn, kept, type TeiElement, type TeiNode } from "./tree.ts";
import { withoutLineEnds } from "./white-space.ts";

/** What `hi/@rend` says; the first name of each is the one that Emend writes. */
const RENDITIONS: Readonly<Record<string, Rendition>> = {
  italic: "italic",
  italics: "italic",
  i: "italic",
  it: "italic",
  strong: "bold",
  bold: "bold",
  b: "bold",
  smallcaps: "small-caps",
  "small-caps": "small-caps",
  sc: "small-caps",
  underline: "underline",
  u: "underline",
  superscript: "superscript",
  sup: "superscript",
  super: "superscript",
  subscript: "subscript",
  sub: "subscript",
  strikethrough: "strikethrough",
  strike: "strikethrough",
  spaced: "spaced",
  letterspaced: "spaced",
};
const WRITTEN: ReadonlySet<string> = new Set([
  ...["italic", "strong", "smallcaps", "underline", "superscript", "subscript", "strikethrough", "spaced"],
]);

const CERTAINTIES: Readonly<Record<string, Certainty>> = { high: "high", medium: "medium", low: "low" };

/** Elements of which one reading is read, and those of their children that are not. */
const UNREAD: Readonly<Record<string, (child: TeiElement, at: number, all: readonly TeiElement[]) => boolean>> = {
  choice: (child, at, all) => {
    const names = new Set(all.map(({ name }) => name));
    if (names.has("sic") && names.has("corr")) return child.name === "sic";
    // never modernized, never expanded: the print's own form is read
    if (names.has("orig") && names.has("reg")) return child.name === "reg";
    if (names.has("abbr") && names.has("expan")) return child.name === "expan";
    return at > 0;
  },
  app: (child, at, all) => (all.some(({ name }) => name === "lem") ? child.name !== "lem" : at > 0),
};

/** A run of text: what stands in a paragraph, a heading, a cell, without the white space of the file's lines. */
export function readRun(nodes: readonly TeiNode[], reading: Reading): Inline[] {
  return withoutLineEnds(readInlines(nodes, reading));
}

/** Running text as it stands in the file, white space and all. */
export function readInlines(nodes: readonly TeiNode[], reading: Reading): Inline[] {
  return nodes.flatMap((node): readonly Inline[] =>
    typeof node === "string" ? [{ type: "text", text: node }] : [readInline(node, reading)],
  );
}

type InlineReader = (element: TeiElement, reading: Reading) => Inline | null;

const READERS: Readonly<Record<string, InlineReader>> = {
  hi: (element, reading) => {
    const rend = attributeOf(element, "rend") ?? "";
    const rendition = Object.hasOwn(RENDITIONS, rend) ? RENDITIONS[rend] : undefined;
    if (rendition === undefined) return null;
    const children = readInlines(element.children, reading);
    const told = WRITTEN.has(rend) ? ["rend"] : [];
    const rule = /^rule:(.+)$/.exec(attributeOf(element, "ana") ?? "")?.[1];
    if (rule !== undefined && attributeOf(element, "resp") === "#emend")
      return { type: "emphasis", ...kept(element, ...told, "resp", "ana"), rendition, rule, children };
    return { type: "emphasis", ...kept(element, ...told), rendition, children };
  },
  ref: (element, reading) => ({
    type: "reference",
    ...kept(element, "target"),
    target: attributeOf(element, "target"),
    children: readInlines(element.children, reading),
  }),
  pb: (element, reading) => readPageBreak(element, reading),
  lb: (element) =>
    isOfPrint(element) || attributeOf(element, "break") === "no" ? null : { type: "line-break", ...kept(element) },
  note: (element, reading) => readNote(element, reading),
  date: readDate,
  placeName: (element, reading) => ({
    type: "place",
    ...kept(element),
    children: readInlines(element.children, reading),
  }),
  unclear: (element, reading) => {
    const cert = attributeOf(element, "cert") ?? "";
    const certainty = Object.hasOwn(CERTAINTIES, cert) ? (CERTAINTIES[cert] ?? null) : null;
    const told = certainty === null ? ["reason"] : ["reason", "cert"];
    const children = readInlines(element.children, reading);
    return { type: "unclear", ...kept(element, ...told), reason: attributeOf(element, "reason"), certainty, children };
  },
  g: (element) => {
    const code = OWN_CHARACTER.exec(attributeOf(element, "n") ?? "")?.[0];
    return code === undefined || attributeOf(element, "type") !== "unrepresentable"
      ? null
      : { type: "text", text: String.fromCharCode(Number.parseInt(code, 16)) };
  },
  choice: (element) => correctionOf(element),
  supplied: (element, reading) => correctionOf(element) ?? readEditorial(element, reading),
  surplus: (element) => correctionOf(element),
  corr: readEditorial,
  seg: readEditorial,
  metamark: readEditorial,
};

function readInline(element: TeiElement, reading: Reading): Inline {
  const reader = Object.hasOwn(READERS, element.name) ? READERS[element.name] : undefined;
  return reader?.(element, reading) ?? keepInline(element, reading, displayOf(element));
}

function readEditorial(element: TeiElement, reading: Reading): Inline | null {
  const kind: EditorialKind | null = editorialOf(element);
  if (kind === null) return null;
  // the `gap` in front of the words that tell of it is made of them
  const nodes = attributeOf(element, "type") === "gap" ? element.children.slice(1) : element.children;
  const doubtful = attributeOf(element, "cert") === "low";
  return { type: "editorial", kind, doubtful, children: readInlines(nodes, reading) };
}

function keepInline(element: TeiElement, reading: Reading, display: KeptDisplay): Inline {
  reading.keep(element);
  const isUnread = Object.hasOwn(UNREAD, element.name) ? UNREAD[element.name] : undefined;
  const children = isUnread ? readReadings(element, isUnread, reading) : readInlines(element.children, reading);
  return { type: "kept", ...kept(element), element: element.name, display, children };
}

/** The children of an element of which one reading is read; the others are hidden. */
function readReadings(
  element: TeiElement,
  isUnread: (child: TeiElement, at: number, all: readonly TeiElement[]) => boolean,
  reading: Reading,
): Inline[] {
  const all = elementsIn(element);
  return all.map((child, at) =>
    isUnread(child, at, all) && !holdsAnchor(child) ? keepInline(child, reading, "hidden") : readInline(child, reading),
  );
}

/** Whether an element has a note or a page break in it, which have to be seen. */
function holdsAnchor(element: TeiElement): boolean {
  return elementsIn(element).some((child) => child.name === "note" || child.name === "pb" || holdsAnchor(child));
}

/** Elements that stand on a line of their own, though they are no blocks. */
const LINES: ReadonlySet<string> = new Set(["addrLine", "row", "cell"]);
/** What stands on the page and is no part of the text. */
const HIDDEN: ReadonlySet<string> = new Set(["fw", "figDesc"]);

/** Whether a line break says where a line of the print began, and not that the text has lines. */
function isOfPrint(element: TeiElement): boolean {
  return element.name === "lb" && attributeOf(element, "type") === "print";
}

function displayOf(element: TeiElement): KeptDisplay {
  if (isOfPrint(element)) return "hidden";
  if (HIDDEN.has(element.name) && !holdsAnchor(element)) return "hidden";
  return TEI_BLOCKS.has(element.name) || LINES.has(element.name) ? "line" : "run";
}

/** A page break; one without a number has an empty one. */
export function readPageBreak(element: TeiElement, reading: Reading): Extract<Inline, { type: "page-break" }> {
  const number = attributeOf(element, "n") ?? "";
  const supplied = attributeOf(element, "resp") === "#emend" && attributeOf(element, "cert") === "high";
  return {
    type: "page-break",
    ...kept(element, "n", "xml:id", ...(supplied ? ["resp", "cert"] : [])),
    id: reading.idOf(element, `pg_${/^[\w.-]+$/.test(number) ? number : "x"}`),
    number,
    ...(supplied ? { supplied } : {}),
  };
}

function readDate(element: TeiElement, reading: Reading): Inline {
  const told: string[] = [];
  const values = { when: null as string | null, from: null as string | null, to: null as string | null };
  for (const name of ["when", "from", "to"] as const) {
    const value = attributeOf(element, name);
    const iso = attributeOf(element, `${name}-iso`);
    if (value !== null && isSchemaDate(value)) {
      values[name] = value;
      told.push(name);
    } else if (value === null && iso !== null && !isSchemaDate(iso)) {
      values[name] = iso;
      told.push(`${name}-iso`);
    }
  }
  return { type: "date", ...kept(element, ...told), ...values, children: readInlines(element.children, reading) };
}
