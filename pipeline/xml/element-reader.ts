import type { Attribute } from "../model/attribute.ts";
import { decodeUnits, hexToUnit } from "./code-point.ts";
import { isKeptAttribute, keptAttributes } from "./kept-attributes.ts";
import type { XmlTree } from "./tree.ts";

/** Thrown by what reads one element; `readCanonical` turns its offset into a line and a column. */
export class UnexpectedXml extends Error {
  readonly offset: number;

  constructor(element: XmlTree, reason: string) {
    super(`${element.name}: ${reason}`);
    this.offset = element.offset;
  }
}

/** The element itself, where it is called so. */
export function expect(element: XmlTree, name: string): XmlTree {
  if (element.name !== name) throw new UnexpectedXml(element, `stands where ${name} has to stand`);
  return element;
}

/** Refuses attributes other than those named. */
export function onlyAttributes(element: XmlTree, ...names: readonly string[]): void {
  for (const name of element.attributes.keys()) {
    if (!names.includes(name)) throw new UnexpectedXml(element, `has an attribute ${name} that is not known`);
  }
}

/**
 * Refuses attributes other than those named and the kept ones (see `Attribute`), which are given back in a form to
 * be spread into a node.
 */
export function keptBeside(
  element: XmlTree,
  ...names: readonly string[]
): { readonly attributes?: readonly Attribute[] } {
  for (const name of element.attributes.keys()) {
    if (!isKeptAttribute(name) && !names.includes(name))
      throw new UnexpectedXml(element, `has an attribute ${name} that is not known`);
  }
  return keptAttributes(element, decodeUnits);
}

/** An attribute's value, or null where the element does not have it. */
export function optional(element: XmlTree, name: string): string | null {
  const value = element.attributes.get(name);
  return value === undefined ? null : decodeUnits(value);
}

/** An attribute's value. */
export function required(element: XmlTree, name: string): string {
  const value = optional(element, name);
  if (value === null) throw new UnexpectedXml(element, `lacks the attribute ${name}`);
  return value;
}

/** An attribute's value out of a closed list, given as the keys of a record. */
export function oneOf<Value extends string>(
  element: XmlTree,
  name: string,
  values: Readonly<Record<Value, true>>,
): Value {
  const value = required(element, name);
  if (!isKey(values, value)) {
    throw new UnexpectedXml(element, `has ${name}="${value}"; known are ${Object.keys(values).join(", ")}`);
  }
  return value;
}

/** An attribute's value as a whole number above zero; `missing` where it is not there. */
export function positive(element: XmlTree, name: string, missing: number): number {
  const value = optional(element, name);
  if (value === null) return missing;
  if (!/^[1-9][0-9]*$/.test(value)) {
    throw new UnexpectedXml(element, `has ${name}="${value}", which is not a number above zero`);
  }
  return Number(value);
}

/** An attribute that is `true` or not there. */
export function flag(element: XmlTree, name: string): boolean {
  return optional(element, name) !== null && oneOf(element, name, { true: true }) === "true";
}

/** The elements in an element that holds only elements; white space between them means nothing. */
export function elementsOf(element: XmlTree): readonly XmlTree[] {
  return element.children.filter((child): child is XmlTree => {
    if (typeof child === "string" && child.trim() !== "") {
      throw new UnexpectedXml(element, `holds text where only elements may stand: “${child.trim().slice(0, 40)}”`);
    }
    return typeof child !== "string";
  });
}

/** The text of an element that holds nothing but characters. */
export function plainTextOf(element: XmlTree): string {
  onlyAttributes(element);
  let text = "";
  for (const child of element.children) text += typeof child === "string" ? child : characterOf(child);
  return text;
}

/** The character that a `char` element stands for. */
export function characterOf(element: XmlTree): string {
  if (element.name !== "char") throw new UnexpectedXml(element, "stands where only characters may stand");
  onlyAttributes(element, "code");
  const code = required(element, "code");
  if (!/^[0-9A-F]{4}$/.test(code) || element.children.length > 0) {
    throw new UnexpectedXml(element, "has to be empty, with four hexadecimal digits for its code");
  }
  return hexToUnit(code);
}

/** Whether a name is one of a record's own keys. */
export function isKey<Key extends string>(record: Readonly<Record<Key, unknown>>, name: string): name is Key {
  return Object.hasOwn(record, name);
}
