import type { EmitInput } from "../../../pipeline/transform.ts";
import { writeHeader } from "./header.ts";
import { attribute, text } from "./markup.ts";

const INDENT = /^indent(?<steps>\d+)$/;

/**
 * The header in the elements of TEI simplePrint: what was done to the text in plain paragraphs, the Simple scheme and
 * the looks besides it declared, and no program's element.
 * @param looks ids of looks with what the source calls them
 */
export function simpleHeader(input: EmitInput, looks: ReadonlyMap<string, string>): string {
  const declared = [...looks].map(([id, look]) => {
    const steps = INDENT.exec(look)?.groups?.steps;
    return steps === undefined
      ? `<rendition xml:id="${id}" scheme="free">${text(look)}</rendition>`
      : `<rendition xml:id="${id}" scheme="css">padding-left: ${steps}em;</rendition>`;
  });
  const prefix =
    `<listPrefixDef>\n<prefixDef ident="simple" matchPattern="([a-z]+)"${attribute("replacementPattern", SCHEME)}/>\n` +
    "</listPrefixDef>";
  const tags = declared.length === 0 ? [] : ["<tagsDecl>", ...declared, "</tagsDecl>"];
  return writeHeader(input)
    .replace(/<appInfo>[\s\S]*?<\/appInfo>\n/, "")
    .replace(/<\/?(?:correction|hyphenation|normalization|quotation|interpretation)\b[^>]*>\n/g, "")
    .replace(/<bibl type="provenance"(?:\/>|>\s*<\/bibl>)\n/g, "")
    .replace(/<(\/?)ident>/g, "<$1code>")
    .replace(
      "is a paragraph with the rend sectiontitle and its level",
      "is an ab of the type section-heading, with its level",
    )
    .replace("and place is end for a note", "and place is divend for a note")
    .replace("</encodingDesc>", () => [...tags, prefix, "</encodingDesc>"].join("\n"));
}

/** Where the looks of the Simple scheme are defined, as its documentation says. */
const SCHEME = "http://www.tei-c.org/Simple/tei_simple.odd/#$1";
