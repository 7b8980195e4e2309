import type { Description } from "../../../pipeline/model/metadata.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { attribute, text } from "./markup.ts";
import { uri, word } from "./values.ts";

/** The titles besides the chief one, and who wrote and edited the text (TEI 2.2.1). */
export function titlesAndPeople({ titles = [], people = [] }: Description): readonly string[] {
  return [
    ...titles.map((title) => element("title", attribute("type", title.type && word(title.type)), text(title.text))),
    ...people.filter(({ role }) => role === "author").map(({ name }) => element("author", "", text(name))),
    ...people
      .filter(({ role }) => EDITOR.test(role))
      .map(({ role, name }) => {
        const kind = role.replace(EDITOR, "").trim();
        return element("editor", kind === "" ? "" : attribute("role", kind.replace(/\s+/g, "-")), text(name));
      }),
    ...people
      .filter(({ role }) => role !== "author" && !EDITOR.test(role))
      .map(
        ({ role, name }) => `<respStmt>${element("resp", "", text(role))}${element("name", "", text(name))}</respStmt>`,
      ),
  ];
}

const EDITOR = /\beditor$/;

/** Who published the edition, where, when and under what licence (2.2.4); null where nothing of it is known. */
export function publication(description: Description): readonly string[] | null {
  const { publisher, place, date, licence, identifiers = [] } = description;
  if (!publisher && !place && !date && !licence && identifiers.length === 0) return null;
  const url = licence?.url == null ? null : uri(licence.url);
  return [
    // TEI wants to know who makes a text available before it hears anything else
    publisher === undefined ? "<authority>Not stated</authority>" : element("publisher", "", text(publisher)),
    ...(place === undefined ? [] : [element("pubPlace", "", text(place))]),
    ...identifiers.map(({ type, value }) => element("idno", attribute("type", type && word(type)), text(value))),
    ...(licence === undefined
      ? []
      : [`<availability>${element("licence", attribute("target", url), text(licence.text))}</availability>`]),
    ...(date === undefined ? [] : [element("date", "", text(date))]),
  ];
}
