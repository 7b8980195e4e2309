import type { Layout, LayoutLine, LayoutPage } from "./model/layout.ts";
import type { Extraction } from "./transform.ts";

/** Where the text of one file lies in that of a source in several files. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The texts of pages as one: a form feed between two (ASCII 12 begins a page), unless the first ends with one. */
export function joinTexts(texts: readonly string[]): { readonly text: string; readonly extents: readonly Extent[] } {
  return joined(texts, (text) => !text.endsWith("\f"));
}

function joined(
  texts: readonly string[],
  isParted: (text: string) => boolean,
): { readonly text: string; readonly extents: readonly Extent[] } {
  const pieces: string[] = [];
  const extents: Extent[] = [];
  let at = 0;
  for (const [number, text] of texts.entries()) {
    const before = texts[number - 1];
    if (before !== undefined && isParted(before)) {
      pieces.push("\f");
      at++;
    }
    pieces.push(text);
    extents.push({ start: at, end: at + text.length });
    at += text.length;
  }
  return { text: pieces.join(""), extents };
}

/** What was extracted of several files as one text with one layout. Throws a RangeError where they count in different units. */
export function joinExtractions(
  extractions: readonly Extraction[],
): Extraction & { readonly extents: readonly Extent[] } {
  // a form feed at the end of what was extracted begins an empty page
  const { text, extents } = joined(
    extractions.map((one) => one.text),
    () => true,
  );
  const unit = extractions[0]?.layout.unit ?? "pixel";
  const pages: LayoutPage[] = [];
  const lines: LayoutLine[] = [];
  for (const [number, { layout }] of extractions.entries()) {
    if (layout.unit !== unit) throw new RangeError("pages that count in different units cannot be one source");
    const by = extents[number]?.start ?? 0;
    const [firstPage, firstLine] = [pages.length, lines.length];
    for (const page of layout.pages)
      pages.push({
        ...page,
        start: page.start + by,
        end: page.end + by,
        firstLine: page.firstLine + firstLine,
        endLine: page.endLine + firstLine,
      });
    for (const line of layout.lines) lines.push(movedLine(line, by, firstPage));
  }
  const programs = new Set(extractions.flatMap(({ program }) => program ?? []));
  const layout: Layout = { unit, pages, lines };
  return { text, extents, layout, ...(programs.size > 0 && { program: [...programs].join(", ") }) };
}

function movedLine(line: LayoutLine, by: number, firstPage: number): LayoutLine {
  const words = line.words?.map((word) => ({ ...word, start: word.start + by, end: word.end + by }));
  return {
    ...line,
    start: line.start + by,
    end: line.end + by,
    page: line.page + firstPage,
    ...(words && { words }),
  };
}
