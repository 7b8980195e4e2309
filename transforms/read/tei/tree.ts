import type { Attribute } from "../../../pipeline/model/attribute.ts";
import {
  isDeclaration,
  isXmlNamespace,
  type Namespaces,
  NO_NAMESPACES,
  nameOf,
  namespacesWithin,
} from "../../../pipeline/xml/namespaces.ts";
import { scanXml } from "../../../pipeline/xml/scan.ts";
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

interface Draft {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: TeiNode[];
  readonly start: number;
  end: number;
}

/** The tree of a file that is known to be well-formed. */
export function teiTree(xml: string): TeiFile {
  const document: Draft = { name: "", attributes: [], children: [], start: 0, end: 0 };
  const open: { readonly element: Draft; readonly namespaces: Namespaces }[] = [];
  let current = document;
  let namespaces = NO_NAMESPACES;
  let leftOut = 0;
  scanXml(xml, {
    start(written, given, start) {
      open.push({ element: current, namespaces });
      namespaces = namespacesWithin(namespaces, given);
      const name = elementName(written, namespaces);
      const element: Draft = { name, attributes: attributesOf(given, namespaces), children: [], start, end: start };
      current.children.push(element);
      current = element;
    },
    end(behind) {
      current.end = behind;
      const around = open.pop();
      current = around?.element ?? document;
      namespaces = around?.namespaces ?? NO_NAMESPACES;
    },
    text(words) {
      const { children } = current;
      const last = children.at(-1);
      if (typeof last === "string") children[children.length - 1] = last + words;
      else children.push(words);
    },
    aside() {
      leftOut++;
    },
  });
  const root = document.children.find((child) => typeof child !== "string");
  if (root === undefined || typeof root === "string") throw new RangeError("the file has no root element");
  return { root, leftOut };
}

function elementName(written: string, namespaces: Namespaces): string {
  const [namespace, name] = nameOf(written, namespaces, false);
  return namespace === TEI_NAMESPACE ? name : `{${namespace}}${name}`;
}

const NO_ATTRIBUTES: readonly Attribute[] = [];

function attributesOf(given: readonly string[], namespaces: Namespaces): readonly Attribute[] {
  if (given.length === 0) return NO_ATTRIBUTES;
  const attributes: Attribute[] = [];
  for (let at = 0; at < given.length; at += 2) {
    const written = given[at] ?? "";
    if (!isDeclaration(written))
      attributes.push({ name: attributeName(written, namespaces), value: given[at + 1] ?? "" });
  }
  return attributes;
}

function attributeName(written: string, namespaces: Namespaces): string {
  const [namespace, name] = nameOf(written, namespaces, true);
  if (namespace === "" || namespace === TEI_NAMESPACE) return name;
  return isXmlNamespace(namespace) ? `xml:${name}` : `{${namespace}}${name}`;
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
