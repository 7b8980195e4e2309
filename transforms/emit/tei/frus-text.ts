import type { Edition } from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { type AttachmentForm, lines } from "./divisions.ts";
import { FRUS_NAMESPACE } from "./frus-volume.ts";
import { attribute, attributes } from "./markup.ts";
import { idsIn, withoutAttributes } from "./rewriters.ts";

/** An attachment is an element of the volumes' own. */
export const frusAttachment: AttachmentForm = (division, parts) => {
  const node = withoutAttributes(division, ({ name }) => name !== "type" && name !== "subtype");
  const written = attribute("xmlns:frus", FRUS_NAMESPACE) + attributes(node, { "xml:id": division.id });
  return element("frus:attachment", written, lines(parts));
};

/**
 * Text with what the schema of the FRUS volumes has no element for said in its own: what opens or closes a letter in the
 * midst of a division is a line by itself, a character that XML cannot hold and a picture's description are a `seg` and
 * a `label`, and blocks behind an inner division are a section without a heading.
 * @param xml as Emend writes it, from this edition
 */
export function frusText(xml: string, edition: Edition): string {
  const ids = idsIn(edition);
  let turn = 0;
  const nextId = (): string => {
    const id = `continuation-${++turn}`;
    return ids.has(id) ? nextId() : id;
  };
  return xml
    .replace("<body>\n<ab/>\n</body>", "<body>\n<lg><l/></lg>\n</body>")
    .replace(/<ab type="([\w-]+)"([^>]*?)(\/?)>/g, (_tag, type: string, more: string, empty: string) =>
      empty === "" ? `<lg type="${type}"${more}><l>` : `<lg type="${type}"${more}><l/></lg>`,
    )
    .replaceAll("</ab>", "</l></lg>")
    .replace(/<(\/?)figDesc(\/?)>/g, "<$1label$2>")
    .replace(
      /<g type="unrepresentable" n="([0-9A-F]+)">\uFFFD<\/g>/g,
      '<seg type="unrepresentable" n="$1">\uFFFD</seg>',
    )
    .replaceAll(
      '<div type="continuation">',
      () => `<div type="section" subtype="continuation" xml:id="${nextId()}">\n<head/>`,
    );
}
