import type { RepairKind } from "../../../pipeline/model/ledger.ts";
import { isInEdition } from "../../../pipeline/model/ledger.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";
import { publication, titlesAndPeople } from "./description.ts";
import { hasEditorial } from "./editorial.ts";
import { attribute, text } from "./markup.ts";
import { applicationVersion, languageTag } from "./values.ts";

/** The release of TEI P5 that the encoding follows. */
export const TEI_RELEASE = "4.12.0";

/** The header (TEI 2), written from what the run knows and did; its date is the run's, not the clock's. */
export function writeHeader(input: EmitInput): string {
  return [
    "<teiHeader>",
    ...fileDescription(input),
    ...encodingDescription(input),
    "<profileDesc>",
    "<langUsage>",
    `<language${attribute("ident", languageTag(input.edition.metadata.language))}/>`,
    "</langUsage>",
    "</profileDesc>",
    "<revisionDesc>",
    `<change${changeDate(input.date)} who="#emend">Repaired and encoded by Emend ${text(input.version)}.</change>`,
    "</revisionDesc>",
    "</teiHeader>",
  ].join("\n");
}

function fileDescription({ edition, ledger, version }: EmitInput): readonly string[] {
  const { source } = ledger;
  const { description = {} } = edition.metadata;
  return [
    "<fileDesc>",
    "<titleStmt>",
    element("title", "", text(edition.metadata.title)),
    ...titlesAndPeople(description),
    `<respStmt xml:id="emend">`,
    "<resp>Repair of the text and encoding</resp>",
    `<name>Emend ${text(version)}</name>`,
    "</respStmt>",
    ...(hasEditorial(edition)
      ? [
          `<respStmt xml:id="editors">`,
          "<resp>Insertions in brackets, as the source prints them</resp>",
          "<name>Editors of the source</name>",
          "</respStmt>",
        ]
      : []),
    "</titleStmt>",
    "<publicationStmt>",
    ...(publication(description) ?? [
      "<p>Made by a program from one source file. Rights in the text are those of the source.</p>",
    ]),
    "</publicationStmt>",
    "<sourceDesc>",
    `<bibl type="file">` +
      element("title", ` type="file"`, text(source.name)) +
      `<idno type="sha256">${text(source.sha256)}</idno><extent>${source.bytes} bytes</extent></bibl>`,
    ...(description.sources ?? []).map((source) => element("bibl", "", text(source))),
    ...edition.metadata.provenance.map((line) => element("bibl", ` type="provenance"`, text(line))),
    "</sourceDesc>",
    "</fileDesc>",
  ];
}

function encodingDescription(input: EmitInput): readonly string[] {
  return [
    "<encodingDesc>",
    "<projectDesc>",
    `<p>Encoded in TEI P5, release ${TEI_RELEASE}, in the manner of the published volumes of ` +
      "<title>Foreign Relations of the United States</title>.</p>",
    "</projectDesc>",
    "<appInfo>",
    `<application ident="emend" version="${applicationVersion(input.version)}">`,
    "<label>Emend</label>",
    "</application>",
    "</appInfo>",
    "<editorialDecl>",
    `<correction method="markup">`,
    ...correctionAccount(input),
    "</correction>",
    `<hyphenation eol="hard">`,
    "<p>Words that the source divides at the end of a line are joined where it is certain that the hyphen is not part of " +
      "the word; all other hyphens are kept.</p>",
    "</hyphenation>",
    "<normalization>",
    "<p>Spelling, punctuation, capitals and dashes are kept as they are printed; nothing is modernized. The standard " +
      "form of a date is given in attributes beside the printed one.</p>",
    "</normalization>",
    `<quotation marks="all">`,
    "<p>Quotation marks are part of the text, in the form in which the source has them.</p>",
    "</quotation>",
    "<interpretation>",
    "<p>A note stands at its marker, n being the marker as printed; cert says how sure its place is where it is less than " +
      "certain, and place is end for a note whose marker was not found. A heading inside a document is a paragraph with the " +
      "rend sectiontitle and its level. The n of a list item repeats the enumerator with which its text begins.</p>",
    "</interpretation>",
    "</editorialDecl>",
    "</encodingDesc>",
  ];
}

function correctionAccount({ edition, ledger, rules }: EmitInput): readonly string[] {
  const account = (kind: RepairKind, none: string, some: (places: string) => string): readonly string[] => {
    const counts = new Map<string, number>();
    for (const repair of ledger.repairs) {
      if (repair.kind === kind && isInEdition(repair)) counts.set(repair.rule, (counts.get(repair.rule) ?? 0) + 1);
    }
    if (counts.size === 0) return [`<p>${none}</p>`];
    const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
    const items = rows.map(([rule, count]) => {
      const summary = rules.findLast(({ id }) => id === rule)?.summary;
      return `<item><ident>${text(rule)}</ident>: ${places(count)}.${summary === undefined ? "" : ` ${text(summary)}`}</item>`;
    });
    const total = rows.reduce((sum, [, count]) => sum + count, 0);
    return [`<p>${some(places(total))}`, `<list type="${kind}s">`, ...items, "</list>", "</p>"];
  };
  const open = ledger.repairs.filter((repair) => repair.status === "proposed" || repair.status === "flagged").length;
  return [
    ...account(
      "correction",
      "No reading of the source was changed.",
      (total) =>
        `Readings were changed in ${total}. The text gives both readings: choice holds sic and corr, ` +
        "supplied what was put in, surplus what is too much; their type or reason is the rule.",
    ),
    ...account(
      "artefact",
      "No traces of the conversion were found in the source.",
      (total) =>
        `Traces of the conversion that print never had were taken out or decoded in ${total}. ` +
        "They are not marked in the text; the ledger of the run gives each with its place.",
    ),
    ...(hasEditorial(edition)
      ? [
          "<p>Insertions in brackets that the editors of the source print are part of the text, brackets and all, each in an " +
            "element that says what it means and whose resp names them: corr a correction of the words before it, supplied an " +
            "addition, a gap before the words that tell of it, metamark and seg any other remark.</p>",
        ]
      : []),
    ...(open === 0 ? [] : [`<p>In ${places(open)} a reading is in doubt and was left as it is; see the ledger.</p>`]),
  ];
}

function places(count: number): string {
  return count === 1 ? "1 place" : `${count} places`;
}

function changeDate(date: string): string {
  const day = date.slice(0, 10);
  return isSchemaDate(day) ? attribute("when", day) : "";
}
