import {
  ExternalHyperlink,
  FileChild,
  InternalHyperlink,
  NextAttributeComponent,
  Paragraph,
  type ParagraphChild,
  XmlComponent,
} from "docx";

/** What may stand in a paragraph: runs, bookmarks, comment ranges, hyperlinks. */
export type Content = XmlComponent;

type Attributes = Readonly<Record<string, string | number>>;

class Element extends XmlComponent {
  constructor(name: string, attributes: Attributes, children: readonly (XmlComponent | string)[]) {
    super(name);
    const pairs = Object.entries(attributes).map(([key, value]) => [key, { key, value }] as const);
    if (pairs.length > 0) this.root.push(new NextAttributeComponent(Object.fromEntries(pairs)));
    this.root.push(...children);
  }
}

class BlockElement extends FileChild {
  constructor(name: string, children: readonly XmlComponent[]) {
    super(name);
    for (const child of children) this.root.push(child);
  }
}

/** One element of WordprocessingML, where the library has no class that writes it. */
export function element(
  name: string,
  attributes: Attributes = {},
  children: readonly (XmlComponent | string)[] = [],
): XmlComponent {
  return new Element(name, attributes, children);
}

/** An element that stands between paragraphs. */
export function block(name: string, children: readonly XmlComponent[]): FileChild {
  return new BlockElement(name, children);
}

export function paragraph(style: string, children: readonly Content[]): Paragraph {
  return new Paragraph({ style, children: asLibraryTypes(children) });
}

/** A link to a bookmark of this file. */
export function internalLink(anchor: string, children: readonly Content[]): Content {
  return new InternalHyperlink({ anchor, children: asLibraryTypes(children) });
}

export function externalLink(link: string, children: readonly Content[]): Content {
  return new ExternalHyperlink({ link, children: asLibraryTypes(children) });
}

/** A run (ISO/IEC 29500-1, 17.3.2.25): `properties` in the order of the schema, behind the style. */
export function run(
  style: string | null,
  content: readonly (XmlComponent | string)[],
  properties: readonly XmlComponent[] = [],
): Content {
  const all = style === null ? properties : [element("w:rStyle", { "w:val": style }), ...properties];
  return element("w:r", {}, all.length === 0 ? content : [element("w:rPr", {}, all), ...content]);
}

/** The parts of a complex field (17.16.18): what it says, and its result between `separate` and `end`. */
export const field = {
  begin: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "begin" })]),
  instruction: (text: string): Content => run(null, [element("w:instrText", { "xml:space": "preserve" }, [text])]),
  separate: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "separate" })]),
  end: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "end" })]),
};

/** The library writes any element here; its type lists the classes it has itself. */
function asLibraryTypes(children: readonly Content[]): ParagraphChild[] {
  return children as ParagraphChild[];
}
