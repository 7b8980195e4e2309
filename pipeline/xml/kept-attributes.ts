import type { Attribute } from "../model/attribute.ts";
import type { XmlTree } from "./tree.ts";

const FOREIGN = /^\{([^}]*)\}(.+)$/;

/**
 * Kept attributes as canonical XML has them: in TEI's namespace (`tei:rend`, `tei:xml-id` for `xml:id`), those of
 * another namespace in that one, under a prefix of their own.
 * @param attribute writes one attribute
 */
export function writeKeptAttributes(
  attributes: readonly Attribute[] | undefined,
  attribute: (name: string, value: string) => string,
): string {
  let xml = "";
  for (const [at, { name, value }] of (attributes ?? []).entries()) {
    const [, namespace, local] = FOREIGN.exec(name) ?? [];
    if (namespace === undefined || local === undefined) xml += attribute(`tei:${name.replace(/^xml:/, "xml-")}`, value);
    else xml += attribute(`xmlns:n${at}`, namespace) + attribute(`n${at}:${local}`, value);
  }
  return xml;
}

/** Whether an attribute of a parsed element is a kept one. */
export function isKeptAttribute(name: string): boolean {
  return name.startsWith("tei:") || name.startsWith("{");
}

/** The kept attributes of a parsed element, in a form to be spread into a node: nothing where it has none. */
export function keptAttributes(
  element: XmlTree,
  decode: (value: string) => string,
): { readonly attributes?: readonly Attribute[] } {
  const attributes: Attribute[] = [];
  for (const [name, value] of element.attributes) {
    if (!isKeptAttribute(name)) continue;
    const own = name.startsWith("tei:") ? name.slice(4).replace(/^xml-/, "xml:") : name;
    attributes.push({ name: own, value: decode(value) });
  }
  return attributes.length === 0 ? {} : { attributes };
}
