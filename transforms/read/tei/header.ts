import type { Description, Metadata } from "../../../pipeline/model/metadata.ts";
import { attributeOf, childOf, elementsIn, lineOf, stringValue, type TeiElement } from "./tree.ts";

/** What a header says of the edition (TEI 2). */
export function readMetadata(root: TeiElement, source: HeaderSource): Metadata {
  const header = childOf(root, "teiHeader");
  const file = header && childOf(header, "fileDesc");
  const titles = file ? titlesOf(file) : [];
  const [main] = titles;
  const text = childOf(root, "text");
  const language =
    (text && attributeOf(text, "xml:lang")) ??
    attributeOf(root, "xml:lang") ??
    statedLanguage(header) ??
    source.language;
  const description = file ? describe(file, titles.slice(1)) : {};
  return {
    title: main?.text ?? source.name,
    language,
    provenance: file ? provenanceOf(file) : [],
    ...(Object.keys(description).length > 0 && { description }),
    ...(header !== null && { header: withoutOwnMarks(source.header) }),
  };
}

/** What is known besides the header itself: the file's name, its language where it says none, the header as it stands. */
export interface HeaderSource {
  readonly name: string;
  readonly language: string;
  readonly header: string;
}

/** What Emend adds to a header that a source has: elements marked with its name, the outer ones first. */
const OWN_MARKS = ["encodingDesc", "revisionDesc", "appInfo", "change"];

function withoutOwnMarks(header: string): string {
  return OWN_MARKS.reduce((text, name) => withoutMarked(text, `<${name} n="emend"`, `</${name}>`), header);
}

/** A text without what stands from each opening to the next closing, with the line end behind it. */
function withoutMarked(text: string, opening: string, closing: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, from)) {
    const end = text.indexOf(closing, at);
    if (end < 0) break;
    pieces.push(text.slice(from, at));
    from = end + closing.length;
    if (text[from] === "\n") from++;
  }
  return pieces.join("") + text.slice(from);
}

function descendant(element: TeiElement, ...path: readonly string[]): TeiElement | null {
  let found: TeiElement | null = element;
  for (const name of path) found = found && childOf(found, name);
  return found;
}

type Title = { readonly type: string | null; readonly text: string };

/** The titles, the chief one first: that which is called complete or main, or the first. */
function titlesOf(file: TeiElement): readonly Title[] {
  const statement = childOf(file, "titleStmt");
  const titles = elementsIn(statement ?? file)
    .filter(({ name }) => name === "title")
    .map((title) => ({ type: attributeOf(title, "type"), text: titleText(title) }))
    .filter(({ text }, at) => text !== "" || at === 0);
  const main = titles.find(({ type }) => type === "complete" || type === "main") ?? titles[0];
  return main ? [main, ...titles.filter((title) => title !== main)] : [];
}

function titleText(title: TeiElement): string {
  return elementsIn(title).some(({ name }) => name === "g") || !/[\n\t]| {2}/.test(stringValue(title))
    ? charactersOf(title)
    : lineOf(title);
}

/** The characters, those that XML cannot hold among them. */
function charactersOf(element: TeiElement): string {
  return element.children
    .map((child) => {
      if (typeof child === "string") return child;
      const code = attributeOf(child, "n") ?? "";
      return child.name === "g" && /^[0-9A-F]{4}$/.test(code)
        ? String.fromCharCode(Number.parseInt(code, 16))
        : charactersOf(child);
    })
    .join("");
}

function statedLanguage(header: TeiElement | null): string | null {
  const language = header && descendant(header, "profileDesc", "langUsage", "language");
  return language && attributeOf(language, "ident");
}

function provenanceOf(file: TeiElement): readonly string[] {
  return elementsIn(childOf(file, "sourceDesc") ?? file)
    .filter((one) => one.name === "bibl" && attributeOf(one, "type") === "provenance")
    .map(charactersOf);
}

function describe(file: TeiElement, titles: readonly Title[]): Description {
  const publication = childOf(file, "publicationStmt");
  const one = (name: string) => (publication && childOf(publication, name) ? textOf(publication, name) : "");
  const [publisher, place, date] = [one("publisher"), one("pubPlace"), one("date")];
  const people = peopleOf(childOf(file, "titleStmt"));
  const identifiers = elementsIn(publication ?? file)
    .filter(({ name }) => name === "idno")
    .map((idno) => ({ type: attributeOf(idno, "type"), value: lineOf(idno) }))
    .filter(({ value }) => value !== "");
  const sources = elementsIn(childOf(file, "sourceDesc") ?? file)
    .filter((source) => !(source.name === "bibl" && ["file", "provenance"].includes(attributeOf(source, "type") ?? "")))
    .filter(({ name }) => name === "p" || name === "bibl" || name === "biblFull" || name === "biblStruct")
    .map(lineOf)
    .filter((line) => line !== "");
  const licence = publication && licenceOf(publication);
  return {
    ...(titles.length > 0 && { titles }),
    ...(people.length > 0 && { people }),
    ...(publisher !== "" && { publisher }),
    ...(place !== "" && { place }),
    ...(date !== "" && { date }),
    ...(licence && { licence }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(sources.length > 0 && { sources }),
  };
}

function textOf(element: TeiElement, name: string): string {
  const child = childOf(element, name);
  return child ? lineOf(child) : "";
}

function peopleOf(statement: TeiElement | null): { role: string; name: string }[] {
  return elementsIn(statement ?? { name: "", attributes: [], children: [], start: 0, end: 0 }).flatMap((one) => {
    if (one.name === "author" || one.name === "editor") {
      const role = attributeOf(one, "role");
      return lineOf(one) === "" ? [] : [{ role: role === null ? one.name : `${role} ${one.name}`, name: lineOf(one) }];
    }
    if (one.name !== "respStmt" || ["emend", "editors"].includes(attributeOf(one, "xml:id") ?? "")) return [];
    const names = elementsIn(one).filter(({ name }) => name !== "resp");
    return names.map((person) => ({ role: textOf(one, "resp"), name: lineOf(person) }));
  });
}

function licenceOf(publication: TeiElement): { text: string; url: string | null } | null {
  const availability = childOf(publication, "availability");
  if (availability === null) return null;
  const licence = childOf(availability, "licence") ?? availability;
  return { text: lineOf(licence), url: attributeOf(licence, "target") };
}
