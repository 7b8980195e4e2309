import { lineIndex } from "../model/span.ts";
import { InvalidXmlError } from "./invalid-xml-error.ts";
import {
  isDeclaration,
  isXmlNamespace,
  type Namespaces,
  NO_NAMESPACES,
  nameOf,
  namespacesWithin,
} from "./namespaces.ts";
import { scanXml } from "./scan.ts";
import { TEI_NAMESPACE } from "./vocabulary.ts";

/**
 * An element of a parsed file. Attributes of the XML namespace are called `xml:id`, `xml:lang`, those of TEI's
 * `tei:rend`, those of any other `{namespace}local`.
 */
export interface XmlTree {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlTree | string)[];
  /** Where its start tag stands in the text. */
  readonly offset: number;
}

interface OpenElement {
  readonly children: (XmlTree | string)[];
  readonly namespaces: Namespaces;
}

/**
 * A file of one namespace as a tree of elements and text; comments and processing instructions are left out.
 * @param xml known to be well-formed (see `checkWellFormed`)
 * @throws {InvalidXmlError} where an element is of another namespace
 */
export function treeOf(xml: string, namespace: string): XmlTree {
  const document: OpenElement = { children: [], namespaces: NO_NAMESPACES };
  const open = [document];
  let current = document;
  scanXml(xml, {
    start(written, given, offset) {
      const namespaces = namespacesWithin(current.namespaces, given);
      const [own, name] = nameOf(written, namespaces, false);
      if (own !== namespace) {
        const message = `the element ${name} is not of the namespace ${namespace}`;
        throw new InvalidXmlError({ ...lineIndex(xml).position(offset), message });
      }
      const children: (XmlTree | string)[] = [];
      current.children.push({ name, attributes: attributesOf(given, namespaces), children, offset });
      current = { children, namespaces };
      open.push(current);
    },
    end() {
      open.pop();
      current = open.at(-1) ?? document;
    },
    text(words) {
      current.children.push(words);
    },
    aside() {},
  });
  const root = document.children.find((child) => typeof child !== "string");
  if (root === undefined || typeof root === "string") throw new RangeError("a well-formed file has a root element");
  return root;
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function attributesOf(given: readonly string[], namespaces: Namespaces): ReadonlyMap<string, string> {
  if (given.length === 0) return NO_ATTRIBUTES;
  const attributes = new Map<string, string>();
  for (let at = 0; at < given.length; at += 2) {
    const written = given[at] ?? "";
    if (!isDeclaration(written)) attributes.set(attributeName(written, namespaces), given[at + 1] ?? "");
  }
  return attributes;
}

function attributeName(written: string, namespaces: Namespaces): string {
  const [namespace, name] = nameOf(written, namespaces, true);
  if (namespace === "") return name;
  if (isXmlNamespace(namespace)) return `xml:${name}`;
  return namespace === TEI_NAMESPACE ? `tei:${name}` : `{${namespace}}${name}`;
}
