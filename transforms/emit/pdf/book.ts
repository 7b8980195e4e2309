import type { EmitInput } from "../../../pipeline/transform.ts";
import { appendixData } from "./appendix.ts";
import { blocksData, divisionData } from "./blocks.ts";
import type { BookData, FrontData } from "./data.ts";
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

/**
 * What is set of an edition. `missing` are the characters that the book's fonts do not have.
 * @throws RangeError where the input's date is not an ISO 8601 date and time in UTC.
 */
export function bookData(input: EmitInput, missing: ReadonlySet<string>, withAppendix: boolean): BookData {
  const { edition } = input;
  const letters = lettering(missing);
  const setter = new Setter(letters, labels(edition), blocksData);
  const body = edition.children.map((division) => divisionData(division, 1, setter));
  const trailing = setter.trailing();
  const title = edition.metadata.title.trim() || input.stem;
  return {
    document: {
      title: title.replace(/\p{Surrogate}/gu, "\uFFFD"),
      ...language(edition.metadata.language),
      date: dateParts(input.date),
    },
    front: frontData(input, title, letters),
    body: [...body, ...trailing],
    appendix: withAppendix ? appendixData(input, setter) : null,
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

function frontData(input: EmitInput, title: string, letters: Lettering): FrontData {
  const { ledger, version, date } = input;
  const { year, month, day } = dateParts(date);
  const { source } = ledger;
  return {
    title: letters(title),
    "title-length": title.length,
    provenance: input.edition.metadata.provenance.map(letters),
    edition: letters(`Emend ${version}`),
    imprint: [
      `Edited from ${source.name} (${source.bytes} bytes, ${source.encoding}) with Emend ${version}, ${day} ${months[month - 1]} ${year}.`,
      `SHA-256 of the source: ${source.sha256.replace(/(.{16})(?=.)/g, "$1 ")}`,
      "Numbers in the outer margin are the pages of the printed original; a fine bar in the line stands before the first word of such a page. " +
        "Notes keep the numbers of the original. Corrected readings are recorded at the end of the book.",
      "The TEI edition of the same text is attached to this file, which conforms to PDF/A-3a and PDF/UA-1.",
    ].map(letters),
    running: words(title, letters),
  };
}
