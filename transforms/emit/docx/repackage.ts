import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { estimatePages } from "./page-estimate.ts";
import { xmlText } from "./word-text.ts";
import { fillContents } from "./write-contents.ts";

/** What of the package the library does not write, or not the same way twice. */
export interface PackageParts {
  readonly styles: string;
  readonly fonts: string;
  readonly title: string;
  readonly language: string;
  readonly date: string;
}

/**
 * Packs the library's file again (ISO/IEC 29500-2) with nothing in it that depends on when, where or after
 * what it was made: relationship ids in order, dates from the input, entries in a fixed order without a clock.
 */
export function repackage(packed: Uint8Array, parts: PackageParts): Uint8Array {
  const entries = new Map(Object.entries(unzipSync(packed)).map(([name, bytes]) => [name, bytes]));
  const replace = (name: string, change: (text: string) => string): void => {
    const bytes = entries.get(name);
    if (bytes) entries.set(name, strToU8(change(strFromU8(bytes))));
  };

  entries.set("word/styles.xml", strToU8(parts.styles));
  entries.set("word/fontTable.xml", strToU8(parts.fonts));
  replace("docProps/core.xml", () => coreProperties(parts));
  // the library begins each note with Word's own number; the printed mark stands there already
  replace("word/footnotes.xml", (xml) =>
    xml.replace(/<w:r><w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr><w:footnoteRef\/><\/w:r>/g, ""),
  );
  const part = (name: string): string => strFromU8(entries.get(name) ?? new Uint8Array());
  const pages = estimatePages(part("word/document.xml"), part("word/footnotes.xml"), parts.styles);
  replace("word/document.xml", (xml) => fillContents(xml, pages));
  for (const rels of [...entries.keys()].filter((name) => name.endsWith(".rels"))) {
    const ids = relationshipIds(part(rels));
    const renumber = (xml: string): string =>
      xml.replace(/\b((?:r:)?[Ii]d|r:embed)="(rId[^"]+)"/g, (whole, attribute: string, id: string) => {
        const to = ids.get(id);
        return to ? `${attribute}="${to}"` : whole;
      });
    replace(rels, renumber);
    replace(rels.replace(/_rels\/([^/]+)\.rels$/, "$1"), renumber);
  }

  // a zip file keeps local time: made and read as such, it is the same in every time zone
  const mtime = new Date(1980, 0, 1, 12);
  const ordered: Zippable = {};
  for (const name of [...entries.keys()].sort(byPackageOrder)) {
    ordered[name] = [entries.get(name) ?? new Uint8Array(), { mtime, level: 6, os: 0 }];
  }
  return zipSync(ordered);
}

/** Random ids become ids in the order of the relationships, behind the numbers that are in use. */
function relationshipIds(xml: string): Map<string, string> {
  const found = [...xml.matchAll(/\bId="(rId[^"]+)"/g)].map(([, id]) => id ?? "");
  const used = Math.max(0, ...found.map((id) => Number(/^rId(\d{1,6})$/.exec(id)?.[1] ?? 0)));
  const random = found.filter((id) => !/^rId\d{1,6}$/.test(id));
  return new Map(random.map((id, at) => [id, `rId${used + at + 1}`]));
}

function byPackageOrder(one: string, other: string): number {
  const rank = (name: string): number => (name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2);
  return rank(one) - rank(other) || (one < other ? -1 : 1);
}

/** The core properties (ISO/IEC 29500-2, 11): Dublin Core, with the date that stands for "now". */
function coreProperties({ title, language, date }: PackageParts): string {
  const escaped = (text: string): string =>
    xmlText(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escaped(date)}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escaped(title)}</dc:title><dc:creator>Emend</dc:creator>` +
    `<cp:lastModifiedBy>Emend</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `${moment("created")}${moment("modified")}<dc:language>${escaped(language)}</dc:language></cp:coreProperties>`
  );
}
