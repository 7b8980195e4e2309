import type { EmitInput } from "../../../pipeline/transform.ts";
import { appendixData } from "./appendix.ts";
import { blocksData } from "./blocks.ts";
import type { BookData } from "./data.ts";
import { dateParts } from "./date-parts.ts";
import type { Design } from "./design.ts";
import { divisionData } from "./divisions.ts";
import { frontData } from "./front.ts";
import { indexData } from "./index-entries.ts";
import { labels } from "./labels.ts";
import { lettering } from "./lettering.ts";
import { printedEntries } from "./printed-index.ts";
import { longestHead } from "./running-head.ts";
import { Setter } from "./setter.ts";

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
  const goals = labels(edition);
  const setter = new Setter(letters, goals, {
    blocks: blocksData,
    notes: design.notes,
    pictures,
    longestHead: longestHead(design),
  });
  const first = edition.children.findIndex(({ matter }) => matter !== "front");
  const divisions = edition.children.map((division) => divisionData(division, 1, setter));
  const matter = first < 0 ? divisions.length : first;
  const trailing = setter.trailing();
  const appendix = parts.appendix ? appendixData(input, setter) : null;
  const printed = printedEntries(edition, goals);
  const title = edition.metadata.title.trim() || input.stem;
  return {
    document: {
      title: title.replace(/\p{Surrogate}/gu, "\uFFFD"),
      ...language(edition.metadata.language),
      date: dateParts(input.date),
    },
    front: frontData(input, title, design, { appendix: appendix !== null, printedIndex: printed.length > 0 }, letters),
    matter: divisions.slice(0, matter),
    body: [...divisions.slice(matter), ...trailing],
    appendix,
    index: parts.index ? indexData(setter.terms.values(), printed, letters) : [],
  };
}

/** Typst knows a language and a region; other subtags of BCP 47 stay in the TEI. */
function language(tag: string): { language: string; region: string | null } {
  const subtags = tag.split("-");
  const language = subtags[0]?.toLowerCase() ?? "";
  const region = subtags.slice(1).find((subtag) => /^[a-z]{2}$/i.test(subtag));
  return { language: /^[a-z]{2,3}$/.test(language) ? language : "en", region: region?.toUpperCase() ?? null };
}
