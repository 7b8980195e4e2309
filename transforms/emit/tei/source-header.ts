import type { EmitInput } from "../../../pipeline/transform.ts";
import { isSchemaDate } from "../../../pipeline/xml/schema-date.ts";
import { attribute, text } from "./markup.ts";
import { applicationVersion } from "./values.ts";

/**
 * The header of a TEI source as it stands, with two things added: that Emend wrote the file (`appInfo`, TEI 2.3.11)
 * and when (`revisionDesc`, 2.6). Both say `n="emend"`, so that they can be told from the source's own, and are
 * taken out again when the file is read.
 * @param withApplication whether the schema knows `appInfo`
 */
export function republishedHeader(header: string, { version, date }: EmitInput, withApplication = true): string {
  const application = `<application ident="emend" version="${applicationVersion(version)}"><label>Emend</label></application>`;
  const day = date.slice(0, 10);
  const when = isSchemaDate(day) ? attribute("when", day) : "";
  const change = `<change n="emend"${when}>Republished by Emend ${text(version)}.</change>\n`;
  const info = `<appInfo n="emend">\n${application}\n</appInfo>\n`;
  const described = !withApplication
    ? header
    : header.includes("</encodingDesc>")
      ? header.replace("</encodingDesc>", () => `${info}</encodingDesc>`)
      : header.replace(/<\/fileDesc>\n?/, (end) => `${end}<encodingDesc n="emend">\n${info}</encodingDesc>\n`);
  const ofChanges = /<revisionDesc[^>]*>\s*(?=<change[\s>])/.exec(described)?.[0];
  return ofChanges !== undefined
    ? described.replace(ofChanges, () => ofChanges + change)
    : described.includes("<revisionDesc")
      ? described
      : described.replace("</teiHeader>", () => `<revisionDesc n="emend">\n${change}</revisionDesc>\n</teiHeader>`);
}
