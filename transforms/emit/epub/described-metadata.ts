import type { Description } from "../../../pipeline/model/metadata.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

/** Roles of the MARC code list for relators that descriptions name; any other person is a contributor without one. */
const RELATORS: readonly (readonly [role: RegExp, code: string])[] = [
  [/^author$/i, "aut"],
  [/\beditor$/i, "edt"],
  [/^transl/i, "trl"],
  [/^transcri/i, "trc"],
  [/^(?:compil)/i, "com"],
  [/^introduction/i, "win"],
  [/^(?:illustra)/i, "ill"],
];

/**
 * What is known of the edition as metadata of the package (EPUB 3.3, 5.5.3): its other titles, who wrote and edited it
 * with their roles, publisher, rights, numbers. Its date is that of the print (`dcterms:issued`); an ISBN is the
 * print's, and not this file's, so that it names a source.
 */
export function describedMetadata(description: Description, title: string): string {
  const { titles = [], people = [], identifiers = [], publisher, date, licence } = description;
  const lines: string[] = [];
  const dc = (name: string, value: string, id = ""): void => {
    if (value.trim() === "") return;
    lines.push(`<dc:${name}${id && ` id="${escapeAttribute(id)}"`}>${escapeText(value)}</dc:${name}>`);
  };
  for (const [at, { type, text }] of titles.entries()) {
    if (text === title || text.trim() === "") continue;
    const id = `title-${at + 2}`;
    const isSeries = type === "series" || type === "subseries";
    // parts of the chief title are said by it
    if (!isSeries && title.includes(text)) continue;
    if (isSeries) {
      lines.push(`<meta property="belongs-to-collection" id="${id}">${escapeText(text)}</meta>`);
      lines.push(`<meta refines="#${id}" property="collection-type">series</meta>`);
    } else {
      dc("title", text, id);
      if (type === "sub") lines.push(`<meta refines="#${id}" property="title-type">subtitle</meta>`);
    }
  }
  for (const [at, { role, name }] of people.entries()) {
    if (name.trim() === "") continue;
    const id = `person-${at + 1}`;
    const code = RELATORS.find(([pattern]) => pattern.test(role))?.[1];
    dc(code === "aut" ? "creator" : "contributor", name, id);
    if (code !== undefined) lines.push(`<meta refines="#${id}" property="role" scheme="marc:relators">${code}</meta>`);
  }
  dc("publisher", publisher ?? "");
  if (date !== undefined && date.trim() !== "")
    lines.push(`<meta property="dcterms:issued">${escapeText(date)}</meta>`);
  if (licence !== undefined) dc("rights", [licence.text, licence.url ?? ""].join(" ").trim());
  for (const { type, value } of identifiers) {
    if (value.trim() === "") continue;
    if (/^isbn/i.test(type ?? "")) dc("source", `ISBN ${value}`);
    else dc("identifier", type === null ? value : `${type}:${value}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}
