import type { Edition } from "../model/edition.ts";
import { lineIndex } from "../model/span.ts";
import { checkWellFormed } from "./document.ts";
import { elementsOf, expect, onlyAttributes, required, UnexpectedXml } from "./element-reader.ts";
import { InvalidXmlError } from "./invalid-xml-error.ts";
import { readMetadata } from "./read-metadata.ts";
import { readDivision } from "./read-nodes.ts";
import { treeOf, type XmlTree } from "./tree.ts";
import { NAMESPACE } from "./vocabulary.ts";

/**
 * Reads canonical XML back into the edition that `writeCanonical` was given, in its canonical form
 * (see `canonicalForm`). White space between elements that hold only elements means nothing.
 * @throws {InvalidXmlError} where the text is not well-formed or not canonical XML, with line and column
 */
export async function readCanonical(xml: string): Promise<Edition> {
  await checkWellFormed(xml);
  return readWellFormed(xml);
}

/** As `readCanonical`, for a text that is known to be well-formed, because `validate` found nothing wrong with it. */
export function readWellFormed(xml: string): Edition {
  try {
    return readEdition(treeOf(xml, NAMESPACE));
  } catch (error) {
    if (!(error instanceof UnexpectedXml)) throw error;
    throw new InvalidXmlError({ ...lineIndex(xml).position(error.offset), message: error.message });
  }
}

function readEdition(root: XmlTree): Edition {
  onlyAttributes(expect(root, "edition"), "xml:lang");
  const [metadata, ...divisions] = elementsOf(root);
  if (metadata === undefined) throw new UnexpectedXml(root, "lacks the element metadata");
  return {
    metadata: readMetadata(expect(metadata, "metadata"), required(root, "xml:lang")),
    children: divisions.map(readDivision),
  };
}
