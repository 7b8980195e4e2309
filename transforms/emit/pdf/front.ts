import { isInEdition } from "../../../pipeline/model/ledger.ts";
import type { Description } from "../../../pipeline/model/metadata.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { titleStatements } from "../title-statements.ts";
import type { FrontData } from "./data.ts";
import { dateParts } from "./date-parts.ts";
import type { Design, NotePlace, OriginalPages } from "./design.ts";
import type { Lettering } from "./lettering.ts";
import { longestHead, titleHeads } from "./running-head.ts";

/** What of a book the imprint speaks of. */
interface FrontParts {
  readonly appendix: boolean;
  readonly printedIndex: boolean;
}

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

/** What stands before the contents: titles, people, imprint, and the words of the running head on left pages. */
export function frontData(
  input: EmitInput,
  title: string,
  design: Design,
  parts: FrontParts,
  letters: Lettering,
): FrontData {
  const { metadata } = input.edition;
  const { titles = [] } = metadata.description ?? {};
  const { statements, publication } = titleStatements({ ...metadata, title });
  return {
    title: titleLines(title, titles).map(({ text, main }) => ({ line: letters(text), main })),
    "title-length": title.length,
    statements: statements.map(letters),
    publication: (publication.length > 0 ? publication : [`Emend ${input.version}`]).map(letters),
    imprint: [...imprint(input, design, parts), ...metadata.provenance].map(letters),
    running: titleHeads(title, shortTitles(titles), longestHead(design)).map(letters),
  };
}

type Titles = NonNullable<Description["titles"]>;

/** A title line by line, parted where the titles that it is made of meet: the series, the volume, its number. */
function titleLines(title: string, titles: Titles): { text: string; main: boolean }[] {
  const known = titles.filter(({ text }) => text !== "" && text !== title);
  const taken: { start: number; end: number; type: string | null }[] = [];
  for (const { text, type } of [...known].sort((a, b) => b.text.length - a.text.length)) {
    const start = title.indexOf(text);
    const end = start + text.length;
    if (start >= 0 && taken.every((other) => end <= other.start || start >= other.end))
      taken.push({ start, end, type });
  }
  taken.sort((a, b) => a.start - b.start);
  const lines: { text: string; type: string | null }[] = [];
  let at = 0;
  for (const { start, end, type } of [...taken, { start: title.length, end: title.length, type: null }]) {
    // only signs and spaces stand between most of them
    lines.push({ text: bare(title.slice(at, start)), type: null }, { text: title.slice(start, end), type });
    at = end;
  }
  const shown = lines.filter(({ text }) => text !== "");
  const main = ["volume", "main"].find((type) => shown.some((line) => line.type === type));
  return shown.map(({ text, type }) => ({ text, main: main === undefined || type === main }));
}

function bare(words: string): string {
  return words.replace(/^[\s,;:.–—-]+/, "").replace(/[\s,;:–—-]+$/, "");
}

/** Forms of a title that are shorter than it: those that the source calls so, and the volume's own name and number. */
function shortTitles(titles: Titles): string[] {
  const typed = (wanted: string) => titles.find(({ type }) => type === wanted)?.text;
  const volume = typed("volume");
  const number = typed("volumenumber");
  return [
    typed("short"),
    volume === undefined || number === undefined ? undefined : `${volume}, ${number}`,
    volume,
  ].filter((text) => text !== undefined);
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
function imprint({ ledger, version, date, edition }: EmitInput, design: Design, parts: FrontParts): string[] {
  const { year, month, day } = dateParts(date);
  const { source } = ledger;
  const { licence, identifiers = [], sources = [] } = edition.metadata.description ?? {};
  const conventions = [
    pageSigns[design.originalPages],
    notePlaces[design.notes],
    design.referencePages ? "“p.” behind a reference to another document tells the page of this book." : null,
    parts.printedIndex ? "The index of the original refers to the pages of the original." : null,
    parts.appendix ? "Corrected readings are recorded at the end of the book." : null,
    ledger.repairs.some(isInEdition) ? null : "Nothing in the text of the source was changed.",
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
