import type { EmitInput } from "../../../pipeline/transform.ts";
import { titleStatements } from "../title-statements.ts";
import { appendixData } from "./appendix.ts";
import { blocksData, divisionData } from "./blocks.ts";
import type { BookData, FrontData } from "./data.ts";
import type { Design, NotePlace, OriginalPages } from "./design.ts";
import { indexData } from "./index-term.ts";
import { labels } from "./labels.ts";
import { type Lettering, lettering, words } from "./lettering.ts";
import { Setter } from "./setter.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** What of a book may be left out. */
export interface BookParts {
  readonly appendix: boolean;
  readonly index: boolean;
}

/**
 * What is set of an edition. `missing` are the characters that the book's fonts do not have.
 * @throws RangeError where the input's date is not an ISO 8601 date and time in UTC.
 */
export function bookData(input: EmitInput, missing: ReadonlySet<string>, design: Design, parts: BookParts): BookData {
  const { edition, pictures } = input;
  const letters = lettering(missing);
  const setter = new Setter(letters, labels(edition), { blocks: blocksData, notes: design.notes, pictures });
  const body = edition.children.map((division) => divisionData(division, 1, setter));
  const trailing = setter.trailing();
  const title = edition.metadata.title.trim() || input.stem;
  return {
    document: {
      title: title.replace(/\p{Surrogate}/gu, "\uFFFD"),
      ...language(edition.metadata.language),
      date: dateParts(input.date),
    },
    front: frontData(input, title, design, parts, letters),
    body: [...body, ...trailing],
    appendix: parts.appendix ? appendixData(input, setter) : null,
    index: parts.index ? indexData(setter.terms.values(), letters) : [],
  };
}

/** Typst knows a language and a region; other subtags of BCP 47 stay in the TEI. */
function language(tag: string): { language: string; region: string | null } {
  const subtags = tag.split("-");
  const language = subtags[0]?.toLowerCase() ?? "";
  const region = subtags.slice(1).find((subtag) => /^[a-z]{2}$/i.test(subtag));
  return { language: /^[a-z]{2,3}$/.test(language) ? language : "en", region: region?.toUpperCase() ?? null };
}

function dateParts(date: string): BookData["document"]["date"] {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(date);
  if (!parts) throw new RangeError(`Not a date and time in UTC: ${date}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return { year, month, day, hour, minute, second };
}

function frontData(input: EmitInput, title: string, design: Design, parts: BookParts, letters: Lettering): FrontData {
  const { metadata } = input.edition;
  const { statements, publication } = titleStatements({ ...metadata, title });
  return {
    title: letters(title),
    "title-length": title.length,
    statements: statements.map(letters),
    publication: (publication.length > 0 ? publication : [`Emend ${input.version}`]).map(letters),
    imprint: [...imprint(input, design, parts), ...metadata.provenance].map(letters),
    running: words(title, letters),
  };
}

const pageSigns: Readonly<Record<OriginalPages, string | null>> = {
  margin:
    "Numbers in the outer margin are the pages of the printed original; a fine bar in the line stands before the first word of such a page.",
  inline: "Small numbers between two fine bars are the pages of the printed original; its first word follows.",
  none: null,
};

const notePlaces: Readonly<Record<NotePlace, string>> = {
  foot: "Notes keep the numbers of the original.",
  "division-end": "Notes keep the numbers of the original and stand at the end of their document.",
};

/** Says what the book was made from, and what in it is not the original's. */
function imprint({ ledger, version, date, edition }: EmitInput, design: Design, parts: BookParts): string[] {
  const { year, month, day } = dateParts(date);
  const { source } = ledger;
  const { licence, identifiers = [], sources = [] } = edition.metadata.description ?? {};
  const conventions = [
    pageSigns[design.originalPages],
    notePlaces[design.notes],
    design.referencePages ? "“p.” behind a reference to another document tells the page of this book." : null,
    parts.appendix ? "Corrected readings are recorded at the end of the book." : null,
  ];
  return [
    ...identifiers.map(({ type, value }) => (type === null ? value : `${type.toUpperCase()} ${value}`)),
    ...(licence ? [licence.url === null ? licence.text : `${licence.text} ${licence.url}`] : []),
    ...sources,
    `Edited from ${source.name} (${source.bytes} bytes, ${source.encoding}) with Emend ${version}, ${day} ${months[month - 1]} ${year}.`,
    `SHA-256 of the source: ${source.sha256.replace(/(.{16})(?=.)/g, "$1 ")}`,
    conventions.filter((line) => line !== null).join(" "),
    "The TEI edition of the same text is attached to this file, which conforms to PDF/A-3a and PDF/UA-1.",
  ];
}
