import { escapeAttribute } from "../../../pipeline/xml/escape.ts";
import { compareHeadings } from "../name-index.ts";
import type { Bookmark } from "./bookmark-names.ts";
import { indexInstruction } from "./index-field.ts";
import { textRuns } from "./word-text.ts";
import { type Content, element, field, paragraph, run, words } from "./word-xml.ts";
import { bookmarked } from "./write-inlines.ts";

export const indexTitle = "Index of Names";

/** An index: its heading, and its entries, which are set in columns. */
export interface WrittenIndex {
  readonly title: Content;
  readonly entries: Content[];
  readonly bookmark: string;
}

/**
 * The index as a field (INDEX, ISO/IEC 29500-1, 17.16.5.32) that already shows its result, which Word makes anew from
 * the index fields of the text. `Index1` is the style that Word itself gives an entry.
 */
export function writeIndex(headings: ReadonlySet<string>, bookmark: Bookmark): WrittenIndex {
  const sorted = [...headings].sort(compareHeadings);
  const begin = [field.begin(), field.instruction(' INDEX \\e ", " '), field.separate()];
  const entries = sorted.map((heading, at) =>
    paragraph("Index1", [
      ...(at === 0 ? begin : []),
      ...textRuns(heading),
      run(null, [
        element("w:t", { "xml:space": "preserve", "w:entry": words(indexInstruction(heading)) }, [words("")]),
      ]),
      ...(at === sorted.length - 1 ? [field.end()] : []),
    ]),
  );
  const title = paragraph("BackMatterHeading", bookmarked(bookmark, textRuns(indexTitle)));
  return { title, entries, bookmark: bookmark.name };
}

/**
 * The entries with the pages on which their fields stand.
 * @param pages by what the fields say, as it is written in the part
 */
export function fillIndex(documentPart: string, pages: ReadonlyMap<string, readonly number[]>): string {
  const written = new Map([...pages].map(([said, found]) => [escapeAttribute(said), found]));
  return documentPart.replace(
    / w:entry="([^"]*)"><\/w:t>/g,
    (_, said: string) => `>${(written.get(said) ?? []).map((page) => `, ${page}`).join("")}</w:t>`,
  );
}
