import type { XmlAttribute, XmlElement } from "libxml2-wasm";
import { lineIndex } from "../model/span.ts";
import { loadLibxml2, withDocument } from "./document.ts";
import { InvalidXmlError } from "./invalid-xml-error.ts";
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

/**
 * Parses a file of one namespace into a tree of elements and text; comments and processing instructions
 * are left out.
 * @throws {InvalidXmlError} where the text is not well-formed or an element is of another namespace
 */
export async function parseTree(xml: string, namespace: string): Promise<XmlTree> {
  const libxml2 = await loadLibxml2();
  const startTag = /<[^!?/]/g;

  const tree = (element: XmlElement): XmlTree => {
    // elements come in the order of their start tags, so each one's tag is the next in the text
    const offset = startTag.exec(xml)?.index ?? 0;
    if (element.namespaceUri !== namespace) {
      const message = `the element ${element.name} is not of the namespace ${namespace}`;
      throw new InvalidXmlError({ ...lineIndex(xml).position(offset), message });
    }
    const attributes = new Map<string, string>();
    for (const attr of element.attrs) attributes.set(attributeName(attr), attr.value);
    const children: (XmlTree | string)[] = [];
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (child instanceof libxml2.XmlElement) children.push(tree(child));
      else if (child instanceof libxml2.XmlText || child instanceof libxml2.XmlCData) children.push(child.content);
    }
    return { name: element.name, attributes, children, offset };
  };
  return withDocument(libxml2, xml, (document) => tree(document.root));
}

function attributeName({ name, prefix, namespaceUri }: XmlAttribute): string {
  if (!prefix || prefix === "xml") return prefix ? `xml:${name}` : name;
  return namespaceUri === TEI_NAMESPACE ? `tei:${name}` : `{${namespaceUri}}${name}`;
}
