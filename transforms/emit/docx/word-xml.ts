import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

declare const markup: unique symbol;

/** WordprocessingML as it is written (ISO/IEC 29500-1, 17); text becomes a part of it by `words` alone. */
export type Content = string & { readonly [markup]: true };

type Attributes = Readonly<Record<string, string | number>>;

/** Text as character data. */
export function words(text: string): Content {
  return escapeText(text) as Content;
}

/** One element. */
export function element(name: string, attributes: Attributes = {}, children: readonly Content[] = []): Content {
  let tag = `<${name}`;
  for (const key in attributes) tag += ` ${key}="${escapeAttribute(String(attributes[key]))}"`;
  return (children.length === 0 ? `${tag}/>` : `${tag}>${children.join("")}</${name}>`) as Content;
}

/** A paragraph of a style (17.3.1.22). */
export function paragraph(style: string, children: readonly Content[]): Content {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${children.join("")}</w:p>` as Content;
}

/** A link to a bookmark of this file. */
export function internalLink(anchor: string, children: readonly Content[]): Content {
  return element("w:hyperlink", { "w:history": 1, "w:anchor": anchor }, children);
}

/** A link to an address, by the id of its relationship. */
export function externalLink(relationship: string, children: readonly Content[]): Content {
  return element("w:hyperlink", { "w:history": 1, "r:id": relationship }, children);
}

/** A run (17.3.2.25): `properties` in the order of the schema, behind the style. */
export function run(style: string | null, content: readonly Content[], properties: readonly Content[] = []): Content {
  const styled = style === null ? "" : `<w:rStyle w:val="${style}"/>`;
  const all = styled + properties.join("");
  return `<w:r>${all && `<w:rPr>${all}</w:rPr>`}${content.join("")}</w:r>` as Content;
}

/** The parts of a complex field (17.16.18): what it says, and its result between `separate` and `end`. */
export const field = {
  begin: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "begin" })]),
  instruction: (text: string): Content =>
    run(null, [element("w:instrText", { "xml:space": "preserve" }, [words(text)])]),
  separate: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "separate" })]),
  end: (): Content => run(null, [element("w:fldChar", { "w:fldCharType": "end" })]),
  /** A field without a result, in one run. */
  hidden: (text: string): Content =>
    run(null, [
      element("w:fldChar", { "w:fldCharType": "begin" }),
      element("w:instrText", { "xml:space": "preserve" }, [words(text)]),
      element("w:fldChar", { "w:fldCharType": "end" }),
    ]),
};
