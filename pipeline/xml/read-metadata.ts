import type { Description, Metadata } from "../model/metadata.ts";
import {
  elementsOf,
  expect,
  onlyAttributes,
  optional,
  plainTextOf,
  required,
  UnexpectedXml,
} from "./element-reader.ts";
import type { XmlTree } from "./tree.ts";

/** The `metadata` of canonical XML. */
export function readMetadata(element: XmlTree, language: string): Metadata {
  onlyAttributes(element);
  const [title, ...parts] = elementsOf(element);
  if (title === undefined) throw new UnexpectedXml(element, "lacks the element title");
  const header = parts.at(-1)?.name === "header" ? parts.pop() : undefined;
  const description = parts.at(-1)?.name === "description" ? parts.pop() : undefined;
  return {
    title: plainTextOf(expect(title, "title")),
    language,
    provenance: parts.map((line) => plainTextOf(expect(line, "provenance"))),
    ...(description !== undefined && { description: readDescription(description) }),
    ...(header !== undefined && { header: plainTextOf(header) }),
  };
}

function readDescription(element: XmlTree): Description {
  onlyAttributes(element);
  const parts = elementsOf(element);
  const all = (name: string) => parts.filter((part) => part.name === name);
  const one = (name: "publisher" | "place" | "date" | "facsimile") => {
    const [part] = all(name);
    return part === undefined ? {} : { [name]: plainTextOf(part) };
  };
  for (const { name } of parts)
    if (!KNOWN.has(name)) throw new UnexpectedXml(element, `has an element ${name} that is not known`);
  const [licence] = all("licence");
  const titles = all("title").map((part) => ({ type: optional(part, "type"), text: textBeside(part, "type") }));
  const people = all("person").map((part) => ({ role: required(part, "role"), name: textBeside(part, "role") }));
  const identifiers = all("identifier").map((part) => ({
    type: optional(part, "type"),
    value: textBeside(part, "type"),
  }));
  const sources = all("source").map(plainTextOf);
  return {
    ...(titles.length > 0 && { titles }),
    ...(people.length > 0 && { people }),
    ...one("publisher"),
    ...one("place"),
    ...one("date"),
    ...(licence && { licence: { text: textBeside(licence, "url"), url: optional(licence, "url") } }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(sources.length > 0 && { sources }),
    ...one("facsimile"),
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  ...["title", "person", "publisher", "place", "date", "licence", "identifier", "source", "facsimile"],
]);

/** The text of an element that has this attribute and no other. */
function textBeside(element: XmlTree, attribute: string): string {
  onlyAttributes(element, attribute);
  return plainTextOf({ ...element, attributes: new Map() });
}
