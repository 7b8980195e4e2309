import type { Edition, Node } from "../../../pipeline/model/edition.ts";
import { isInEdition } from "../../../pipeline/model/ledger.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";
import { attribute, plain as text } from "./markup.ts";

/**
 * The header as the schema of the FRUS volumes has it: titles by their types, publication, source, the corrections
 * that were made, one by one, and who wrote the file. What the schema asks for and nobody gave is not made up.
 * @param edition with its corrections, which the text no longer shows
 */
export function frusHeader({ version, date, ledger }: EmitInput, edition: Edition): string {
  const { title, provenance, description = {} } = edition.metadata;
  const { titles = [], people = [], identifiers = [], sources = [] } = description;
  const types = new Set(titles.map(({ type }) => type));
  const corrections = [...allNodes(edition)].filter((node): node is Correction => node.type === "correction");
  const day = date.slice(0, 10);
  return [
    "<teiHeader>",
    "<fileDesc>",
    "<titleStmt>",
    ...(types.has("complete") ? [] : [`<title type="complete">${text(title)}</title>`]),
    ...titles
      .filter(({ type }) => type !== null && TITLES.has(type))
      .map((one) => element("title", attribute("type", one.type), text(one.text))),
    ...people.flatMap(({ role, name }) =>
      /\beditor$/.test(role)
        ? [element("editor", ` role="${role.startsWith("general") ? "general" : "primary"}"`, text(name))]
        : [],
    ),
    "</titleStmt>",
    "<publicationStmt>",
    element("publisher", "", text(description.publisher ?? "")),
    element("pubPlace", "", text(description.place ?? "")),
    element("date", "", text(description.date ?? "")),
    ...identifiers
      .filter(({ type }) => type !== null && IDENTIFIERS.has(type))
      .map(({ type, value }) => element("idno", attribute("type", type), text(value))),
    "</publicationStmt>",
    "<sourceDesc>",
    ...[...sources, ...provenance, `${ledger.source.name}, SHA-256 ${ledger.source.sha256}`].map((line) =>
      element("p", "", text(line)),
    ),
    "</sourceDesc>",
    "</fileDesc>",
    "<encodingDesc>",
    "<editorialDecl>",
    "<correction>",
    "<p>The following errors of the source have been corrected: <list>",
    ...(corrections.length === 0 ? ["<item/>"] : corrections.map(correctionItem)),
    "</list></p>",
    `<p>Traces of the conversion were taken out in ${ledger.repairs.filter((one) => one.kind === "artefact" && isInEdition(one)).length} places.</p>`,
    "</correction>",
    "</editorialDecl>",
    "</encodingDesc>",
    "<revisionDesc>",
    `<change${isSchemaDate(day) ? attribute("when", day) : ""}>Encoded by Emend ${text(version)}.</change>`,
    "</revisionDesc>",
    "</teiHeader>",
  ].join("\n");
}

type Correction = Extract<Node, { type: "correction" }>;

function correctionItem({ before, after }: Correction): string {
  return element("item", "", `“${text(before)}” corrected to “${text(after)}”`);
}

const TITLES: ReadonlySet<string> = new Set(["complete", "series", "subseries", "volumenumber", "volume"]);
const IDENTIFIERS: ReadonlySet<string> = new Set(["dospubno", "frus", "isbn-13", "isbn-10"]);
