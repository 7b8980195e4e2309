import { Parser } from "htmlparser2";
import type { Attribute } from "../../../pipeline/model/attribute.ts";
import { TEI_NAMESPACE } from "../../../pipeline/xml/vocabulary.ts";

/** An element of a TEI file. One of another namespace is called `{namespace}local`, and so are such attributes. */
export interface TeiElement {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly TeiNode[];
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
}

export type TeiNode = TeiElement | string;

/** A parsed file: its root, and how many comments and processing instructions were left out. */
export interface TeiFile {
  readonly root: TeiElement;
  readonly leftOut: number;
}

type Scope = ReadonlyMap<string, string>;
type Draft = { -readonly [Part in keyof TeiElement]: TeiElement[Part] } & { children: TeiNode[]; scope: Scope };

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** A reference to a character between U+0080 and U+009F, which the parser would read as Windows-1252. */
const C1_REFERENCE = /&#(?:x0*([89][0-9a-f])|0*(12[89]|1[345]\d));/giu;

/**
 * The tree of a file that is known to be well-formed. Line ends are read as XML 1.0 (2.11) says, and white space in
 * attributes (3.3.3).
 */
export function teiTree(xml: string): TeiFile {
  const text = xml.replace(C1_REFERENCE, (whole, hex: string | undefined, decimal: string | undefined) =>
    String.fromCharCode(hex === undefined ? Number(decimal ?? whole.charCodeAt(0)) : Number.parseInt(hex, 16)),
  );
  const document: Draft = { name: "", attributes: [], children: [], start: 0, end: 0, scope: new Map() };
  const open: Draft[] = [document];
  let leftOut = 0;
  const parser = new Parser(
    {
      onopentag(name, given) {
        const parent = open.at(-1) ?? document;
        const scope = declared(parent.scope, given);
        const element: Draft = {
          name: elementName(name, scope),
          attributes: attributesOf(given, scope),
          children: [],
          start: parser.startIndex,
          end: parser.startIndex,
          scope,
        };
        parent.children.push(element);
        open.push(element);
      },
      onclosetag() {
        const element = open.pop();
        if (element) element.end = parser.endIndex + 1;
      },
      ontext(piece) {
        const { children } = open.at(-1) ?? document;
        const last = children.at(-1);
        const words = piece.includes("\r") ? piece.replace(/\r\n?/g, "\n") : piece;
        if (typeof last === "string") children[children.length - 1] = last + words;
        else children.push(words);
      },
      oncomment() {
        leftOut++;
      },
      onprocessinginstruction(name) {
        if (name !== "?xml" && !name.startsWith("!")) leftOut++;
      },
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.end(text);
  const root = document.children.find((child) => typeof child !== "string");
  if (root === undefined || typeof root === "string") throw new RangeError("the file has no root element");
  return { root, leftOut };
}

function declared(outer: Scope, given: Readonly<Record<string, string>>): Scope {
  let scope: Map<string, string> | null = null;
  for (const [name, value] of Object.entries(given)) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    scope ??= new Map(outer);
    scope.set(name === "xmlns" ? "" : name.slice("xmlns:".length), value);
  }
  return scope ?? outer;
}

function elementName(name: string, scope: Scope): string {
  const colon = name.indexOf(":");
  const namespace = scope.get(colon < 0 ? "" : name.slice(0, colon)) ?? "";
  const local = name.slice(colon + 1);
  return namespace === TEI_NAMESPACE ? local : `{${namespace}}${local}`;
}

function attributesOf(given: Readonly<Record<string, string>>, scope: Scope): readonly Attribute[] {
  const attributes: Attribute[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    attributes.push({ name: attributeName(name, scope), value: value.replace(/[\t\n\r]/g, " ") });
  }
  return attributes;
}

function attributeName(name: string, scope: Scope): string {
  const colon = name.indexOf(":");
  if (colon < 0) return name;
  const prefix = name.slice(0, colon);
  const namespace = prefix === "xml" ? XML_NAMESPACE : (scope.get(prefix) ?? "");
  const local = name.slice(colon + 1);
  return namespace === XML_NAMESPACE ? `xml:${local}` : namespace === TEI_NAMESPACE ? local : `{${namespace}}${local}`;
}

/** An attribute's value; null where the element does not have it. */
export function attributeOf(element: TeiElement, name: string): string | null {
  for (const attribute of element.attributes) if (attribute.name === name) return attribute.value;
  return null;
}

/** The first child of this name; null where there is none. */
export function childOf(element: TeiElement, name: string): TeiElement | null {
  for (const child of element.children) if (typeof child !== "string" && child.name === name) return child;
  return null;
}

/** The children that are elements. */
export function elementsIn(element: TeiElement): readonly TeiElement[] {
  return element.children.filter((child): child is TeiElement => typeof child !== "string");
}

/** Attributes that stand for themselves, in a form to be spread into a node: nothing where none is left. */
export function kept(element: TeiElement, ...told: readonly string[]): { readonly attributes?: readonly Attribute[] } {
  const attributes = element.attributes.filter(({ name }) => !told.includes(name));
  return attributes.length === 0 ? {} : { attributes };
}

/** The characters in an element, whatever they stand in. */
export function stringValue(element: TeiElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : stringValue(child))).join("");
}

/** The characters in an element in one line, as a title or a name is shown. */
export function lineOf(element: TeiElement): string {
  return stringValue(element).replace(/\s+/g, " ").trim();
}
