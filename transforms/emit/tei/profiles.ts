import type { Attribute, Attributed } from "../../../pipeline/model/attribute.ts";
import type { Edition, Inline, KeptInline, Node, Note, Rendition } from "../../../pipeline/model/edition.ts";
import { rewriteNodes } from "./rewrite.ts";

/**
 * Which schema the TEI follows: `tei-all`, with everything marked as the Guidelines have it; `simplePrint`, TEI's
 * own customization for print; `frus`, that of the published volumes.
 */
export type TeiProfile = "tei-all" | "simplePrint" | "frus";

/** An edition with what a schema does not know said in the way it does. No word is changed. */
export function forProfile(edition: Edition, profile: TeiProfile): Edition {
  switch (profile) {
    case "tei-all":
      return edition;
    case "simplePrint":
      return rewriteNodes(edition, (node) => rewritten(node, SIMPLE_PRINT));
    case "frus":
      return rewriteNodes(edition, (node) => rewritten(node, FRUS));
  }
}

type Rewriters = { readonly [Type in Node["type"]]?: (node: Extract<Node, { type: Type }>) => readonly Node[] | null };

/** What a profile makes of a node; null where it has nothing to say of such a node. */
function rewritten<Type extends Node["type"]>(node: Extract<Node, { type: Type }>, rewriters: Rewriters) {
  const rewrite = rewriters[node.type as Type] as
    | ((node: Extract<Node, { type: Type }>) => readonly Node[] | null)
    | undefined;
  return rewrite?.(node) ?? null;
}

function withAttribute<N extends Node & Attributed>(node: N, name: string, value: string): N {
  const others = (node.attributes ?? []).filter((attribute) => attribute.name !== name);
  return { ...node, attributes: [...others, { name, value }] };
}

function withoutAttributes<N extends Node & Attributed>(node: N, isKnown: (attribute: Attribute) => boolean): N {
  const { attributes = [], ...rest } = node;
  const known = attributes.filter(isKnown);
  return (known.length === 0 ? rest : { ...rest, attributes: known }) as N;
}

// --- simplePrint: names are `name`, looks are `@rendition`, what it has no element for is `seg`

const SIMPLE_RENDITIONS: Readonly<Record<Rendition, string>> = {
  italic: "simple:italic",
  bold: "simple:bold",
  "small-caps": "simple:smallcaps",
  underline: "simple:underline",
  superscript: "simple:superscript",
  subscript: "simple:subscript",
  strikethrough: "simple:strikethrough",
  spaced: "simple:letterspace",
};

const NAMES: Readonly<Record<string, string>> = {
  persName: "person",
  orgName: "organization",
  geogName: "place",
  country: "place",
  settlement: "place",
  region: "place",
  district: "place",
  roleName: "role",
};

/** Phrases that simplePrint has. */
const SIMPLE_PHRASES: ReadonlySet<string> = new Set([
  ...["abbr", "add", "am", "anchor", "author", "bibl", "biblScope", "c", "cb", "choice", "code", "corr", "date", "del"],
  ...[
    "desc",
    "docAuthor",
    "docDate",
    "editor",
    "email",
    "ex",
    "expan",
    "figDesc",
    "figure",
    "foreign",
    "formula",
    "fw",
  ],
  ...["g", "gap", "graphic", "head", "label", "lb", "measure", "milestone", "name", "num", "orig", "pc", "publisher"],
  ...[
    "pubPlace",
    "q",
    "quote",
    "reg",
    "rs",
    "s",
    "seg",
    "sic",
    "stage",
    "subst",
    "supplied",
    "time",
    "title",
    "unclear",
  ],
  ...[
    "w",
    "addrLine",
    "address",
    "l",
    "lg",
    "list",
    "item",
    "p",
    "speaker",
    "row",
    "cell",
    "table",
    "ab",
    "docImprint",
  ],
]);

const SIMPLE_PRINT: Rewriters = {
  emphasis: (node) => {
    const { rule: _rule, ...plain } = node;
    const look = withAttribute(plain, "rendition", SIMPLE_RENDITIONS[node.rendition]);
    return [withAttribute(look, "rend", "")];
  },
  place: (node) => [kept("name", node, { name: "type", value: "place" })],
  kept: (node) => {
    if (SIMPLE_PHRASES.has(node.element)) return null;
    const type = NAMES[node.element];
    const own = { name: "type", value: type ?? node.element.replace(/^\{[^}]*\}/, "") };
    const phrase = withoutAttributes(node, ({ name }) => GLOBAL.has(name));
    return [{ ...kept(type === undefined ? "seg" : "name", phrase, own), display: node.display }];
  },
  editorial: (node) =>
    node.kind === "sic"
      ? [kept("seg", node, { name: "type", value: "sic" }, { name: "resp", value: "#editors" })]
      : null,
};

/** A phrase in an element of this name, with these attributes before its own. */
function kept(
  name: string,
  { attributes = [], children }: Attributed & { readonly children: readonly Inline[] },
  ...own: readonly Attribute[]
): KeptInline {
  const taken = new Set(own.map((attribute) => attribute.name));
  const others = attributes.filter((attribute) => !taken.has(attribute.name));
  return { type: "kept", element: name, display: "run", attributes: [...own, ...others], children };
}

/** Attributes that every element may have. */
const GLOBAL: ReadonlySet<string> = new Set([
  ...["xml:id", "xml:lang", "n", "rend", "rendition", "style", "corresp", "facs", "cert", "resp"],
]);

// --- FRUS: the reading text, in the elements and values of the published volumes

const FRUS_NAMESPACE = "http://history.state.gov/frus/ns/1.0";
const FRUS_PARAGRAPHS: ReadonlySet<string> = new Set([
  ...["strong", "italic", "sectiontitleital", "center", "right", "flushleft"],
]);
const FRUS_LISTS: ReadonlySet<string> = new Set([
  ...["participants", "subject", "index", "terms", "names", "toc", "references", "to", "simple", "sources", "from"],
]);
const FRUS_DIVISIONS: ReadonlySet<string> = new Set([
  ...["document", "chapter", "subchapter", "compilation", "section", "toc"],
]);

const FRUS: Rewriters = {
  division: (node) => [frusDivision(node)],
  "section-heading": (node) => [
    hasAttribute(node, "rend") ? frusParagraph(node) : withAttribute(node, "rend", "sectiontitleital"),
  ],
  paragraph: (node) => [frusParagraph(node)],
  // the schema has no milestones; a line that stands by itself is no paragraph
  "thought-break": ({ children }) => [
    {
      type: "verse",
      attributes: [{ name: "rend", value: "center" }],
      lines: [{ type: "line", indent: 0, children }],
    },
  ],
  list: (node) => [withoutAttributes(node, ({ name, value }) => name !== "type" || FRUS_LISTS.has(value))],
  emphasis: (node) => {
    const { rule: _rule, ...plain } = node;
    if (node.rendition === "spaced" || node.rendition === "strikethrough")
      return [kept("seg", plain, { name: "rend", value: node.rendition })];
    return [node.rendition === "subscript" ? withAttribute(plain, "rend", "sub") : plain];
  },
  correction: ({ after }) => (after === "" ? [] : [{ type: "text", text: after }]),
  editorial: ({ children }) => children,
  note: (node) => [node.certainty === "high" ? node : { ...node, certainty: "high" }],
  unclear: (node) => [{ ...node, certainty: null }],
  "page-break": ({ supplied: _supplied, ...node }) => [node],
};

function hasAttribute(node: Attributed, name: string): boolean {
  return node.attributes?.some((attribute) => attribute.name === name) ?? false;
}

/** Looks that the schema does not list go into `@rendition`, as the volumes have them. */
function frusParagraph<N extends Node & Attributed>(node: N): N {
  const rend = node.attributes?.find(({ name }) => name === "rend")?.value;
  if (rend === undefined || FRUS_PARAGRAPHS.has(rend)) return node;
  const plain = withoutAttributes(node, ({ name }) => name !== "rend");
  const look = rend.trim().replace(/\s+/g, " #");
  const styled = withAttribute(plain, "rendition", `#${look}`);
  return node.type === "section-heading" ? withAttribute(styled, "rend", "sectiontitleital") : styled;
}

type DivisionNode = Extract<Node, { type: "division" }>;

function frusDivision(node: DivisionNode): DivisionNode {
  const attached = node.children.flatMap((child) =>
    child.type === "division" && child.kind === "attachment" ? [child] : [],
  );
  const children = node.children.map((child) =>
    child.type === "division" && child.kind === "attachment" ? attachmentOf(child) : child,
  );
  const division = { ...node, children, notes: [...attached.flatMap(notesOf), ...node.notes] };
  const type = node.attributes?.find(({ name }) => name === "type")?.value;
  if (node.kind === "document" || node.kind === "editorial-note") return division;
  if (type !== undefined && FRUS_DIVISIONS.has(type)) return division;
  const known = node.kind === "volume" ? "compilation" : node.kind === "part" ? "chapter" : "section";
  return withAttribute(division, "type", known);
}

/** An attachment is an element of the volumes' own, which has no division in it. */
function attachmentOf(node: DivisionNode): Extract<Node, { type: "kept-block" }> {
  const head = node.head === null ? [] : [{ type: "kept-text", element: "head", children: node.head } as const];
  const blocks = node.children.flatMap((child) => (child.type === "division" ? [attachmentOf(child)] : [child]));
  return {
    type: "kept-block",
    element: `{${FRUS_NAMESPACE}}attachment`,
    attributes: [{ name: "xml:id", value: node.id }, ...(node.attributes ?? []).filter(({ name }) => name !== "type")],
    children: [...head, ...blocks],
  };
}

/** The notes without a marker of an attachment and of what is in it: the document that it belongs to has them. */
function notesOf(node: DivisionNode): readonly Note[] {
  return [...node.children.flatMap((child) => (child.type === "division" ? notesOf(child) : [])), ...node.notes];
}
