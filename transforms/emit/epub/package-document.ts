import type { Description } from "../../../pipeline/model/metadata.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { EditionIdentity } from "../edition-identity.ts";
import { describedMetadata } from "./described-metadata.ts";

/** A file as the manifest lists it; `spine` puts it into the reading order. */
export interface ManifestItem {
  readonly href: string;
  readonly mediaType: string;
  readonly properties?: "nav" | "cover-image";
  readonly spine: boolean;
}

/** What the package document says of the publication. */
export interface PackageDescription {
  readonly identity: EditionIdentity;
  readonly language: string;
  /** Name of the source and what it says of its origin. */
  readonly sources: readonly string[];
  readonly version: string;
  /** What the source's header or a file beside it says of the edition. */
  readonly edition: Description;
  /** Whether the pages of the printed edition are marked. */
  readonly paginated: boolean;
  /** Whether there are pictures besides the cover. */
  readonly pictured: boolean;
  readonly items: readonly ManifestItem[];
}

/** The package document (EPUB 3.3, 5) with the accessibility metadata of EPUB Accessibility 1.1. */
export function packageDocument(description: PackageDescription): string {
  const { identity, language, items } = description;
  const ids = items.map((_, index) => `item-${index + 1}`);
  const manifest = items.map(
    ({ href, mediaType, properties }, index) =>
      `<item id="${ids[index]}" href="${escapeAttribute(href)}" media-type="${mediaType}"${properties ? ` properties="${properties}"` : ""}/>\n`,
  );
  const spine = items.map((item, index) => (item.spine ? `<itemref idref="${ids[index]}"/>\n` : ""));
  const sources = description.sources.map((source) => `<dc:source>${escapeText(source)}</dc:source>\n`);
  const described = describedMetadata(description.edition, identity.title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="edition-id" xml:lang="${escapeAttribute(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="edition-id">${identity.identifier}</dc:identifier>
<dc:title id="title">${escapeText(identity.title)}</dc:title>
<meta refines="#title" property="title-type">main</meta>
<dc:language>${escapeText(language)}</dc:language>
<dc:date>${identity.modified.slice(0, 10)}</dc:date>
${described}${sources.join("")}<dc:contributor id="maker">Emend ${escapeText(description.version)}</dc:contributor>
<meta refines="#maker" property="role" scheme="marc:relators">bkp</meta>
<meta property="dcterms:modified">${identity.modified}</meta>
${accessibility(description)}</metadata>
<manifest>
${manifest.join("")}</manifest>
<spine>
${spine.join("")}</spine>
</package>
`;
}

/** EPUB Accessibility 1.1, 2.2 (discovery), 3.4.1 (page navigation) and 3.5 (conformance). */
function accessibility({ identity, paginated, pictured, version }: PackageDescription): string {
  const features = [
    "tableOfContents",
    "readingOrder",
    "structuralNavigation",
    "ARIA",
    "alternativeText",
    "displayTransformability",
    ...(paginated ? ["pageNavigation", "pageBreakMarkers"] : []),
  ];
  const summary = `A documentary edition as reflowable text. Headings, contents and landmarks lead to every document; notes and corrected readings are links with links back.${
    paginated ? " The pages of the printed edition are marked and listed." : ""
  } ${pictured ? "Pictures have descriptions" : "The cover is the only picture and has a description"}. Words in other languages are not marked as such.`;
  const metas: (readonly [property: string, value: string])[] = [
    ["schema:accessMode", "textual"],
    ...(pictured ? [["schema:accessMode", "visual"] as const] : []),
    ["schema:accessModeSufficient", "textual"],
    ...features.map((feature) => ["schema:accessibilityFeature", feature] as const),
    ["schema:accessibilityHazard", "none"],
    ["schema:accessibilitySummary", summary],
    ...(paginated ? [["pageBreakSource", `${identity.title} (the printed edition)`] as const] : []),
    // level A: AA wants foreign words marked (WCAG 3.1.2), and the source does not say which they are
    ["dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.1 Level A"],
    ["a11y:certifiedBy", `Emend ${version}`],
  ];
  return metas.map(([property, value]) => `<meta property="${property}">${escapeText(value)}</meta>\n`).join("");
}
