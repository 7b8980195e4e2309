import { runContent, textRuns } from "./word-text.ts";
import { type Content, element, field, internalLink, paragraph, run, words } from "./word-xml.ts";
import type { ContentsEntry } from "./write-divisions.ts";

/**
 * A table of contents that is a field (TOC, ISO/IEC 29500-1, 17.16.5.68) and already shows its result: it can
 * be read as it lies, and Word's "Update Table" makes it anew from the outline levels of the headings' styles.
 * `deepest` is the last level that is listed.
 */
export function writeContents(entries: readonly ContentsEntry[], deepest: number): Content[] {
  const heading = paragraph("TOCHeading", textRuns("Contents"));
  if (entries.length === 0) return [heading];
  const begin = [field.begin(), field.instruction(` TOC \\o "1-${deepest}" \\h \\z \\u `), field.separate()];
  const lines: Content[] = entries.map((entry, at) =>
    paragraph(`TOC${entry.level}`, [
      ...(at === 0 ? begin : []),
      internalLink(entry.bookmark, entryContent(entry)),
      ...(at === entries.length - 1 ? [field.end()] : []),
    ]),
  );
  return [
    element("w:sdt", {}, [
      element("w:sdtPr", {}, [
        element("w:docPartObj", {}, [
          element("w:docPartGallery", { "w:val": "Table of Contents" }),
          element("w:docPartUnique"),
        ]),
      ]),
      element("w:sdtContent", {}, [heading, ...lines]),
    ]),
  ];
}

function entryContent(entry: ContentsEntry): Content[] {
  return [
    ...textRuns(entry.text.replace(/\s+/g, " ").trim() || "—"),
    run(null, runContent("\t")),
    field.begin(),
    field.instruction(` PAGEREF ${entry.bookmark} \\h `),
    field.separate(),
    run(null, [pageSlot(entry.bookmark)]),
    field.end(),
  ];
}

/** The slots of the contents filled in, once the pages are known. */
export function fillContents(documentPart: string, pages: ReadonlyMap<string, number>): string {
  return documentPart.replace(/<w:t w:slot="([^"]*)">/g, (_, bookmark: string) => `<w:t>${pages.get(bookmark) ?? 1}`);
}

function pageSlot(bookmark: string): Content {
  return element("w:t", { "w:slot": bookmark }, [words("")]);
}
