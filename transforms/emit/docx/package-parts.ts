import { PICTURE_ENDINGS, type Picture } from "../../../pipeline/model/picture.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { Content } from "./word-xml.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"';

/** A part of the package whose root is an element of WordprocessingML. */
export function wordPart(root: string, content: readonly Content[]): string {
  return `${DECLARATION}<w:${root} ${NAMESPACES}>${content.join("")}</w:${root}>`;
}

/** A part that the package holds, with its type and, where the document names it, its relationship. */
export interface PackagePart {
  readonly path: string;
  readonly xml: string;
  readonly contentType: string;
}

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** The media types of the parts (ISO/IEC 29500-2, 10.1.2), by what they are. */
export const CONTENT_TYPES = {
  document: `${OFFICE}.wordprocessingml.document.main+xml`,
  styles: `${OFFICE}.wordprocessingml.styles+xml`,
  settings: `${OFFICE}.wordprocessingml.settings+xml`,
  fontTable: `${OFFICE}.wordprocessingml.fontTable+xml`,
  footnotes: `${OFFICE}.wordprocessingml.footnotes+xml`,
  comments: `${OFFICE}.wordprocessingml.comments+xml`,
  header: `${OFFICE}.wordprocessingml.header+xml`,
  footer: `${OFFICE}.wordprocessingml.footer+xml`,
  numbering: `${OFFICE}.wordprocessingml.numbering+xml`,
  theme: `${OFFICE}.theme+xml`,
  core: "application/vnd.openxmlformats-package.core-properties+xml",
  extended: `${OFFICE}.extended-properties+xml`,
  custom: `${OFFICE}.custom-properties+xml`,
} as const;

/** `[Content_Types].xml`: what every part is (ISO/IEC 29500-2, 10.1.2.2). */
export function contentTypes(parts: readonly PackagePart[], media: readonly Picture[]): string {
  const overrides = parts.map(
    ({ path, contentType }) => `<Override PartName="/${path}" ContentType="${contentType}"/>`,
  );
  const kinds = [...new Set(media.map(({ mediaType }) => mediaType))]
    .sort()
    .map((mediaType) => `<Default Extension="${PICTURE_ENDINGS[mediaType]}" ContentType="${mediaType}"/>`);
  return (
    `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${kinds.join("")}${overrides.join("")}</Types>`
  );
}

/** One relationship (ISO/IEC 29500-2, 9.3); `kind` is the last word of its type. */
export interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

const PACKAGE_KIND = "metadata/core-properties";

/** A part with the relationships of another. */
export function relationships(all: readonly Relationship[]): string {
  const base = "http://schemas.openxmlformats.org";
  const written = all.map(({ id, kind, target }) => {
    const type = `${base}/${kind === PACKAGE_KIND ? "package" : "officeDocument"}/2006/relationships/${kind}`;
    const mode = kind === "hyperlink" ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="${type}" Target="${escapeAttribute(target)}"${mode}/>`;
  });
  return `${DECLARATION}<Relationships xmlns="${base}/package/2006/relationships">${written.join("")}</Relationships>`;
}

/** The relationships of the package itself. */
export const PACKAGE_RELATIONSHIPS: readonly Relationship[] = [
  { id: "rId1", kind: "officeDocument", target: "word/document.xml" },
  { id: "rId2", kind: PACKAGE_KIND, target: "docProps/core.xml" },
  { id: "rId3", kind: "extended-properties", target: "docProps/app.xml" },
  { id: "rId4", kind: "custom-properties", target: "docProps/custom.xml" },
];

/** What the properties of the package tell of the edition. */
export interface EditionProperties {
  readonly title: string;
  readonly language: string;
  readonly date: string;
  /** Who wrote and edited it; Emend where nobody is named. */
  readonly creators: readonly string[];
  /** The title of its series; empty where it has none. */
  readonly subject: string;
  /** Numbers by which it is known. */
  readonly identifiers: readonly string[];
  readonly custom: readonly (readonly [name: string, value: string])[];
}

/** The core properties (ISO/IEC 29500-2, 11): Dublin Core, with the date that stands for "now". */
export function coreProperties(properties: EditionProperties): string {
  const { title, language, date, creators, subject, identifiers } = properties;
  const optional = (name: string, value: string): string =>
    value === "" ? "" : `<dc:${name}>${escapeText(value)}</dc:${name}>`;
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${escapeText(date)}</dcterms:${name}>`;
  return (
    `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeText(title)}</dc:title>${optional("subject", subject)}` +
    `<dc:creator>${escapeText(creators.length === 0 ? "Emend" : creators.join("; "))}</dc:creator>` +
    optional("identifier", identifiers.join("; ")) +
    `<cp:lastModifiedBy>Emend</cp:lastModifiedBy><cp:revision>1</cp:revision>` +
    `${moment("created")}${moment("modified")}<dc:language>${escapeText(language)}</dc:language></cp:coreProperties>`
  );
}

/** The extended properties (ISO/IEC 29500-1, 22.2), of which none is set. */
export const EXTENDED_PROPERTIES = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`;

/** Properties of the edition's own (ISO/IEC 29500-1, 22.3); their ids begin with 2. */
export function customProperties({ custom }: EditionProperties): string {
  const properties = custom.map(
    ([name, value], at) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${at + 2}" name="${escapeAttribute(name)}"><vt:lpwstr>${escapeText(value)}</vt:lpwstr></property>`,
  );
  return (
    `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
    `xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join("")}</Properties>`
  );
}
