import type { Attributed } from "../../../pipeline/model/attribute.ts";
import type { Edition, Inline, KeptInline, Node, Note } from "../../../pipeline/model/edition.ts";
import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";
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
import { declaredLook, SIMPLE_RENDITIONS, simpleLooks } from "./simple-looks.ts";
import { word } from "./values.ts";

/**
 * An edition in the elements and attributes of TEI simplePrint (An Introduction to TEI simplePrint, “Summary of
 * changes”): looks are `rendition`, names of persons and places `name`, and phrases that it has no element for `seg`.
 */
export function toSimplePrint(edition: Edition): Edition {
  const ids = idsIn(edition);
  const rewriters: Rewriters = {
    ...SIMPLE_PRINT,
    // local pointers have to point to something in the file
    reference: (node) => {
      const { target } = node;
      if (target === null || !target.startsWith("#") || ids.has(target.slice(1))) return null;
      return [withAttribute({ ...node, target: null }, "n", target)];
    },
  };
  return rewriteNodes(edition, (given) => {
    const node = "attributes" in given ? known(given) : given;
    return rewritten(node, rewriters) ?? [node];
  });
}

const PERSONS: Readonly<Record<string, string>> = {
  persName: "person",
  orgName: "org",
  geogName: "placeGeog",
  country: "country",
  placeName: "place",
  settlement: "place",
  region: "place",
  district: "place",
  bloc: "place",
  forename: "forename",
  surname: "surname",
  roleName: "personRoleName",
  addName: "personAddName",
  genName: "personGenName",
  nameLink: "nameLink",
};

/** Elements of simplePrint that stand in running text. `term` it has for the header only. */
const PHRASES: ReadonlySet<string> = new Set([
  ...["ab", "abbr", "add", "address", "addrLine", "anchor", "author", "bibl", "biblScope", "c", "cb", "cell", "choice"],
  ...["code", "corr", "date", "del", "desc", "docAuthor", "docDate", "docImprint", "editor", "email", "expan"],
  ...["figDesc", "figure", "foreign", "formula", "fw", "g", "gap", "graphic", "head", "item", "l", "label", "lb", "lg"],
  ...["list", "measure", "milestone", "name", "num", "orig", "p", "pc", "publisher", "pubPlace", "q", "quote", "reg"],
  ...[
    "row",
    "rs",
    "s",
    "seg",
    "sic",
    "speaker",
    "stage",
    "subst",
    "supplied",
    "table",
    "time",
    "title",
    "unclear",
    "w",
  ],
]);

/** Elements of simplePrint that hold blocks or stand among them. */
const BLOCKS: ReadonlySet<string> = new Set([
  ...PHRASES,
  ...["argument", "byline", "castGroup", "castItem", "castList", "cit", "closer", "dateline", "docEdition", "docTitle"],
  ...["epigraph", "floatingText", "body", "front", "back", "imprimatur", "listBibl", "opener", "postscript", "role"],
  ...["roleDesc", "salute", "set", "signed", "sp", "titlePage", "titlePart", "trailer"],
]);

/** Attributes that simplePrint has deleted, or whose classes belong to modules that it leaves out. */
const DELETED: ReadonlySet<string> = new Set([
  ...["rend", "rendition", "style", "key", "evidence", "instant", "sameAs", "synch", "copyOf", "exclude", "select"],
  ...["precision", "org", "sample", "decls", "default", "atLeast", "atMost", "min", "max", "confidence", "change"],
  ...["met", "real", "hand", "datcat", "valueDatcat", "targetDatcat", "seq", "cause"],
]);

/** The node with those attributes only that simplePrint knows, and its looks as it has them. */
function known<N extends Node & Attributed>(node: N): N {
  const looks = simpleLooks(node.attributes ?? []);
  const others = withoutAttributes(
    node,
    ({ name }) => !DELETED.has(name) && !name.startsWith("{") && !/-(?:iso|custom)$/.test(name),
  );
  return looks === null ? others : withAttribute(others, "rendition", looks);
}

/** Attributes that a `seg` or a `name` in place of another element may have. */
const GLOBAL: ReadonlySet<string> = new Set([
  ...["xml:id", "xml:lang", "n", "rendition", "corresp", "facs", "cert", "resp", "ana", "next", "prev"],
]);

const SIMPLE_PRINT: Rewriters = {
  division: (node) => [{ ...node, notes: node.notes.map((note) => placed(note, "divend")) }],
  "section-heading": (node) => [
    {
      type: "kept-text",
      element: "ab",
      attributes: [
        { name: "type", value: "section-heading" },
        { name: "subtype", value: `level${node.level}` },
        ...(node.attributes ?? []),
      ],
      children: node.children,
    },
  ],
  line: (node) => [node.indent === 0 ? node : { ...looking(node, declaredLook(`indent${node.indent}`)), indent: 0 }],
  note: (node) => [placed(node, "bottom")],
  emphasis: (node) => {
    const { rule: _rule, ...plain } = node;
    return [withAttribute(looking(plain, SIMPLE_RENDITIONS[node.rendition]), "rend", "")];
  },
  place: (node) => [phrase("name", node, { name: "type", value: "place" })],
  date: ({ when, from, to, ...node }) => [{ ...node, when: dated(when), from: dated(from), to: dated(to) }],
  kept: (node) => [simplePhrase(node)],
  "kept-text": (node) => {
    if (node.element === null || BLOCKS.has(node.element)) return null;
    const own = { name: "type", value: localName(node.element) };
    const { attributes, children } = phrase("ab", global(node), own);
    return [{ type: "kept-text", element: "ab", attributes: attributes ?? [], children }];
  },
  "kept-block": (node) => (BLOCKS.has(node.element) ? null : node.children),
  editorial: (node) =>
    node.kind === "sic"
      ? [phrase("seg", node, { name: "type", value: "sic" }, { name: "resp", value: "#editors" })]
      : null,
  correction: ({ before, after, certainty, rule }) => {
    const by = [
      { name: "resp", value: "#emend" },
      { name: "cert", value: certainty },
    ];
    const why = (name: string) => (word(rule) === null ? [] : [{ name, value: rule }]);
    if (before === "") return [phrase("supplied", run(after), ...why("reason"), ...by)];
    const corr = phrase("corr", run(after), ...why("type"), ...by);
    return [phrase("choice", { children: [phrase("sic", run(before)), corr] })];
  },
};

function run(text: string): { readonly children: readonly Inline[] } {
  return { children: text === "" ? [] : [{ type: "text", text }] };
}

/** A note with its place in the words of simplePrint; what a source says of it in other words is left out. */
function placed(note: Note, place: "bottom" | "divend"): Note {
  return withAttribute(note, "place", place);
}

function looking<N extends Node & Attributed>(node: N, look: string): N {
  const others = attributeOf(node, "rendition");
  return withAttribute(node, "rendition", others === undefined ? look : `${look} ${others}`);
}

/** Dates that only ISO 8601 knows have no attribute here. */
function dated(value: string | null): string | null {
  return value !== null && isSchemaDate(value) ? value : null;
}

function simplePhrase(node: KeptInline): KeptInline {
  if (PHRASES.has(node.element)) return node;
  const type = PERSONS[node.element];
  const own = { name: "type", value: type ?? localName(node.element) };
  return { ...phrase(type === undefined ? "seg" : "name", global(node), own), display: node.display };
}

function global<N extends Node & Attributed>(node: N): N {
  return withoutAttributes(node, ({ name }) => GLOBAL.has(name));
}
