import type { Counts } from "../../../pipeline/model/counts.ts";
import { loadLibxml2, withDocument } from "../../../pipeline/xml/document.ts";
import { TEI_BLOCKS } from "../../../pipeline/xml/tei-blocks.ts";
import { TEI_NAMESPACE } from "../../../pipeline/xml/vocabulary.ts";

const TEXT = "/t:TEI/t:text";

/** A `div` that is a document, or has a type that Emend does not write and no `div` within it. */
const DOCUMENT =
  `@type = "document" or @type = "text" or ` +
  `not(@type = "volume" or @type = "part" or @type = "attachment" or @type = "continuation" or ` +
  `@subtype = "continuation" or @type != "document" and @subtype = "attachment" or t:div[not(@type = "attachment" or @type = "continuation" or @subtype = "continuation")])`;

/** What makes a `p` that holds it more than one paragraph. */
const BLOCK = [...TEI_BLOCKS].map((name) => `self::t:${name}`).join(" or ");

/** The first of what stands in the front, the body or the back without a `div`. */
const UNMARKED =
  "not(self::t:div or self::t:pb or self::t:ab[not(node())])][" +
  "not(preceding-sibling::*[not(self::t:pb)]) or preceding-sibling::*[not(self::t:pb)][1][self::t:div]";

/** The parts of an edition, as they are found in its TEI. */
const PARTS: Readonly<Record<keyof Counts, string>> = {
  documents: `count(${TEXT}//t:div[not(ancestor::t:floatingText)][${DOCUMENT}]) + count(${TEXT}/*/*[${UNMARKED}])`,
  paragraphs:
    `count(${TEXT}//t:p[not(starts-with(@rend, "sectiontitle"))][not(ancestor::t:note)]` +
    `[not(.//*[${BLOCK}][not(ancestor::t:note)])])`,
  notes: `count(${TEXT}//t:note[@xml:id])`,
  anchors: `count(${TEXT}//t:note[@xml:id][not((@place = "end" or @place = "divend") and parent::t:div)])`,
  pageBreaks: `count(${TEXT}//t:pb)`,
};

/**
 * Counts what a TEI file of Emend's holds, from the file alone.
 * @throws {InvalidXmlError} where the file is not well-formed
 */
export async function countTei(bytes: Uint8Array): Promise<Counts> {
  const libxml2 = await loadLibxml2();
  return withDocument(libxml2, new TextDecoder().decode(bytes), (document) => {
    const count = (part: keyof Counts) => Number(document.eval(PARTS[part], { t: TEI_NAMESPACE }));
    return {
      documents: count("documents"),
      paragraphs: count("paragraphs"),
      notes: count("notes"),
      anchors: count("anchors"),
      pageBreaks: count("pageBreaks"),
    };
  });
}
