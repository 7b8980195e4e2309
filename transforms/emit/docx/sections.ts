import type { PageLayout } from "./page-layout.ts";
import { type Content, element } from "./word-xml.ts";

/** The relationships of the page number's part, and of the running head with the edition's title. */
export const FOOTER_ID = "rId6";
export const TITLE_HEAD_ID = "rId7";
/** Running heads of parts have the ids from here on, then come links. */
export const FIRST_PART_HEAD = 8;

/** A section as it ends (ISO/IEC 29500-1, 17.6): what stands above and below its pages. */
export interface Section {
  /** The running heads of left and right pages, by their relationships; null where the section has none. */
  readonly heads: { readonly left: string; readonly right: string } | null;
  /** Whether its first page has no running head. */
  readonly opens: boolean;
  /** How its pages are numbered; null where they go on with the numbers of the section before. */
  readonly numbers: "lowerRoman" | "decimal" | null;
  /** Two columns go on below what stands before them. */
  readonly columns?: 2;
}

/** The properties of a section; children in the order of the schema (17.6.17). */
export function sectionProperties({ heads, opens, numbers, columns }: Section, page: PageLayout): Content {
  const reference = (part: "header" | "footer", type: string, id: string): Content =>
    element(`w:${part}Reference`, { "w:type": type, "r:id": id });
  const furniture =
    heads === null
      ? []
      : [
          reference("header", "default", heads.right),
          reference("header", "even", heads.left),
          reference("footer", "default", FOOTER_ID),
          reference("footer", "even", FOOTER_ID),
          reference("footer", "first", FOOTER_ID),
        ];
  return element("w:sectPr", {}, [
    ...furniture,
    element("w:type", { "w:val": columns ? "continuous" : "nextPage" }),
    page.size,
    page.margins,
    ...(numbers === null ? [] : [element("w:pgNumType", { "w:fmt": numbers, "w:start": 1 })]),
    ...(columns ? [element("w:cols", { "w:num": columns, "w:space": 425 })] : []),
    ...(opens ? [element("w:titlePg")] : []),
    element("w:docGrid", { "w:linePitch": 360 }),
  ]);
}

/** Blocks that end their section: its properties stand in the last paragraph, in one of its own where that is none. */
export function endSection(blocks: Content[], properties: Content): void {
  const last = blocks.at(-1);
  const mark = "</w:pPr>";
  const at = last?.startsWith("<w:p>") ? last.indexOf(mark) : -1;
  if (last === undefined || at < 0) blocks.push(element("w:p", {}, [element("w:pPr", {}, [properties])]));
  else blocks[blocks.length - 1] = (last.slice(0, at) + properties + last.slice(at)) as Content;
}
