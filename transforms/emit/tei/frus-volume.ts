import type { Attributed } from "../../../pipeline/model/attribute.ts";
import type {
  Block,
  Division,
  Edition,
  Figure,
  KeptInline,
  Node,
  Note,
  Reference,
} from "../../../pipeline/model/edition.ts";
import { rewriteNodes } from "./rewrite.ts";
import {
  attributeOf,
  idsIn,
  localName,
  phrase,
  type Rewriters,
  rewritten,
  withAttribute,
  withoutAttributes,
} from "./rewriters.ts";

/** The namespace of what the published volumes have besides TEI. */
export const FRUS_NAMESPACE = "http://history.state.gov/frus/ns/1.0";

/** The id by which the published volumes know each other, where the description gives it. */
export function volumeId({ metadata }: Edition): string | null {
  const own = metadata.description?.identifiers?.find(({ type }) => type === "frus")?.value ?? "";
  return /^frus[A-Za-z0-9._-]+$/.test(own) ? own : null;
}

/** An edition's reading text in the elements and values of the published volumes (`frus.rnc`, `frus.sch`). */
export function toFrusVolume(edition: Edition): Edition {
  const ids = idsIn(edition);
  const volume = volumeId(edition);
  const rewriters: Rewriters = { ...FRUS, reference: (node) => [resolved(node, ids, volume)] };
  const { children, ...rest } = rewriteNodes(edition, (given) => {
    const node = "attributes" in given ? known(given) : given;
    return rewritten(node, rewriters) ?? [node];
  });
  return { ...rest, children: children.map((child) => (child.kind === "attachment" ? asSection(child) : child)) };
}

const PARAGRAPHS: ReadonlySet<string> = new Set([
  ...["strong", "italic", "sectiontitleital", "center", "right", "flushleft"],
]);
const LISTS: ReadonlySet<string> = new Set([
  ...["participants", "subject", "index", "terms", "names", "toc", "references", "to", "simple", "sources", "from"],
]);
const DIVISIONS: ReadonlySet<string> = new Set([
  ...["document", "chapter", "subchapter", "compilation", "section", "toc"],
]);

/** Elements that the schema has in running text. */
const PHRASES: ReadonlySet<string> = new Set([
  ...["affiliation", "anchor", "cell", "date", "del", "figure", "gap", "gloss", "graphic", "head", "hi", "item", "l"],
  ...[
    "label",
    "lb",
    "lg",
    "list",
    "name",
    "note",
    "orgName",
    "p",
    "pb",
    "persName",
    "placeName",
    "quote",
    "ref",
    "row",
  ],
  ...["seg", "space", "table", "term", "time", "title", "unclear", `{${FRUS_NAMESPACE}}classification`],
]);

/** Elements that it has among blocks, or around them. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...PHRASES,
  ...["body", "byline", "closer", "dateline", "docDate", "docImprint", "docTitle", "opener", "postscript", "pubPlace"],
  ...["publisher", "salute", "signed", "titlePage", "titlePart"],
]);

/** Attributes of other projects' sources that it does not have. */
const UNKNOWN: ReadonlySet<string> = new Set([
  ...["sameAs", "synch", "copyOf", "exclude", "select", "next", "prev", "ana", "source", "evidence", "instant", "key"],
  ...["org", "sample", "decls", "xml:space", "xml:base"],
]);

function known<N extends Node & Attributed>(node: N): N {
  return withoutAttributes(node, ({ name }) => !UNKNOWN.has(name) && !name.startsWith("{"));
}

/** Attributes that a `seg` in place of another element may have. */
const GLOBAL: ReadonlySet<string> = new Set([
  "xml:id",
  "xml:lang",
  "n",
  "rend",
  "rendition",
  "corresp",
  "facs",
  "cert",
]);

const FRUS: Rewriters = {
  division: (node) => [frusDivision(node)],
  "section-heading": (node) => [
    attributeOf(node, "rend") !== undefined ? frusParagraph(node) : withAttribute(node, "rend", "sectiontitleital"),
  ],
  paragraph: (node) => [frusParagraph(node)],
  // the schema has no milestones; a line that stands by itself is no paragraph
  "thought-break": ({ children }) => [lineOf(children, "center")],
  list: (node) => [withoutAttributes(node, ({ name, value }) => name !== "type" || LISTS.has(value))],
  // how many rows there are is counted, whatever the source says of it
  table: (node) => [withoutAttributes(node, ({ name }) => name !== "rows" && name !== "cols")],
  figure: (node) => [withoutEnding(node)],
  emphasis: (node) => {
    const { rule: _rule, ...plain } = node;
    if (node.rendition === "spaced" || node.rendition === "strikethrough")
      return [phrase("seg", plain, { name: "rend", value: node.rendition })];
    return [node.rendition === "subscript" ? withAttribute(plain, "rend", "sub") : plain];
  },
  correction: ({ after }) => (after === "" ? [] : [{ type: "text", text: after }]),
  editorial: ({ children }) => children,
  note: (node) => [node.certainty === "high" ? node : { ...node, certainty: "high" }],
  unclear: (node) => [{ ...node, certainty: null }],
  "page-break": ({ supplied: _supplied, ...node }) => [node],
  kept: (node) => [frusPhrase(node)],
  "kept-text": (node) => (node.element === null || BLOCKS.has(node.element) ? null : [lineOf(node.children, null)]),
  "kept-block": (node) => (BLOCKS.has(node.element) ? null : node.children),
};

/** Words that stand by themselves, where the schema has neither the element nor a paragraph for them. */
function lineOf(
  children: readonly Extract<Block, { type: "paragraph" }>["children"][number][],
  rend: string | null,
): Block {
  const look = rend === null ? {} : { attributes: [{ name: "rend", value: rend }] };
  return { type: "verse", ...look, lines: [{ type: "line", indent: 0, children }] };
}

function frusPhrase(node: KeptInline): KeptInline {
  if (PHRASES.has(node.element)) return node;
  const plain = withoutAttributes(node, ({ name }) => GLOBAL.has(name));
  return { ...phrase("seg", plain, { name: "type", value: localName(node.element) }), display: node.display };
}

/**
 * A reference leads to something in the file or to another volume; one to a document that the file does not have leads
 * into its own volume, where that is known. Any other is a phrase that says so, with what it named as its label.
 */
function resolved(node: Reference, ids: ReadonlySet<string>, volume: string | null): Reference | KeptInline {
  const { target } = node;
  if (target?.startsWith("frus")) return node;
  if (target?.startsWith("#")) {
    if (ids.has(target.slice(1))) return node;
    if (volume !== null) return { ...node, target: volume + target };
  }
  const plain = withoutAttributes(node, ({ name }) => GLOBAL.has(name));
  const label = target === null ? [] : [{ name: "n", value: target }];
  return phrase("seg", plain, { name: "type", value: "ref" }, ...label);
}

/** The volumes name pictures without their endings, and have each in several formats. */
function withoutEnding(figure: Figure): Figure {
  return figure.url === null ? figure : { ...figure, url: figure.url.replace(/\.[^./]{3,4}$/, "") };
}

/** Looks that the schema does not list go into `@rendition`, as the volumes have them. */
function frusParagraph<N extends Node & Attributed>(node: N): N {
  const rend = attributeOf(node, "rend");
  if (rend === undefined || PARAGRAPHS.has(rend)) return node;
  const plain = withoutAttributes(node, ({ name }) => name !== "rend");
  const look = rend.trim().replace(/\s+/g, " #");
  const styled = withAttribute(plain, "rendition", `#${look}`);
  return node.type === "section-heading" ? withAttribute(styled, "rend", "sectiontitleital") : styled;
}

function frusDivision(node: Division): Division {
  const { children, notes } = withAttachmentsLast(node);
  const division = { ...node, children, notes };
  if (node.kind === "attachment") return division;
  const type = attributeOf(node, "type");
  if (node.kind === "document" || node.kind === "editorial-note") return division;
  if (type !== undefined && DIVISIONS.has(type)) return division;
  const fitting = node.kind === "volume" ? "compilation" : node.kind === "part" ? "chapter" : "section";
  return withAttribute(division, "type", fitting);
}

/**
 * Attachments close a document: what is printed behind one belongs to it, and its notes without a marker to the
 * document. Where nothing stands before one there is no document that it could close.
 */
function withAttachmentsLast(node: Division): Pick<Division, "children" | "notes"> {
  const children: (Division | Block)[] = [];
  const notes: Note[] = [];
  for (const child of node.children) {
    const last = children.at(-1);
    if (child.type === "division" && child.kind === "attachment") {
      if (children.some(isText)) {
        notes.push(...child.notes);
        children.push({ ...child, notes: [] });
      } else children.push(asSection(child));
    } else if (last?.type === "division" && last.kind === "attachment")
      children.splice(-1, 1, { ...last, children: [...last.children, child] });
    else children.push(child);
  }
  return { children, notes: [...notes, ...node.notes] };
}

/** Whether the schema counts a block as the text of a division, and not as what opens or closes it. */
function isText(child: Division | Block): boolean {
  switch (child.type) {
    case "division":
    case "paragraph":
    case "section-heading":
    case "quotation":
    case "verse":
      return true;
    case "list":
      return child.head !== null || child.items.length > 0;
    case "table":
      return child.rows.length > 0;
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
    case "page-break":
      return false;
  }
}

function asSection(node: Division): Division {
  return withAttribute(withAttribute({ ...node, kind: "text" }, "type", "section"), "subtype", "attachment");
}
