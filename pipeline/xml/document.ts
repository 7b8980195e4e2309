import type { XmlDocument } from "libxml2-wasm";
import { lineIndex } from "../model/span.ts";
import { InvalidXmlError } from "./invalid-xml-error.ts";

/** The parser, loaded when the first XML file is read: it takes longer to start than a small edition to build. */
export const loadLibxml2 = () => import("libxml2-wasm");
type Libxml2 = Awaited<ReturnType<typeof loadLibxml2>>;

/**
 * Parses a file, hands it to `use`, and frees its memory, whatever happens.
 * A document type is refused: nothing that Emend reads here has one, and with it go entity expansion and
 * external entities.
 * @throws {InvalidXmlError} where the text is not well-formed (XML 1.0, Namespaces 1.0) or has a document type
 */
export function withDocument<Result>(libxml2: Libxml2, xml: string, use: (document: XmlDocument) => Result): Result {
  const doctype = xml.indexOf("<!DOCTYPE");
  if (doctype >= 0) {
    throw new InvalidXmlError({ ...lineIndex(xml).position(doctype), message: "a document type is not allowed here" });
  }
  const document = parse(libxml2, xml);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

/** Whether a text is well-formed XML without a document type. */
export async function isWellFormed(xml: string): Promise<boolean> {
  try {
    return withDocument(await loadLibxml2(), withoutEncoding(xml), () => true);
  } catch (error) {
    if (error instanceof InvalidXmlError) return false;
    throw error;
  }
}

/** Throws an InvalidXmlError where a text is not well-formed, or has a document type (see `withDocument`). */
export async function checkWellFormed(xml: string): Promise<void> {
  withDocument(await loadLibxml2(), xml, () => undefined);
}

/** What a file says of its encoding. */
const DECLARED_ENCODING = /^(\ufeff?\s{0,100}<\?xml\b[^>]{0,200}?)\s+encoding\s*=\s*(?:"[^"]{0,40}"|'[^']{0,40}')/u;

/** XML without the encoding that it declares: its bytes are decoded already, whatever it says. */
export function withoutEncoding(xml: string): string {
  return xml.replace(DECLARED_ENCODING, "$1");
}

const LONE_SURROGATE = /\p{Cs}/u;

function parse({ XmlDocument, XmlParseError, ParseOption }: Libxml2, xml: string): XmlDocument {
  const { XML_PARSE_NO_XXE, XML_PARSE_NONET, XML_PARSE_HUGE, XML_PARSE_BIG_LINES } = ParseOption;
  const option = XML_PARSE_NO_XXE | XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_BIG_LINES;
  try {
    // the binding's own way of encoding takes longer than parsing, but lets the parser see a lone surrogate
    return xml === "" || LONE_SURROGATE.test(xml)
      ? XmlDocument.fromString(xml, { option })
      : XmlDocument.fromBuffer(new TextEncoder().encode(xml), { option });
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const first = error.details[0];
    throw new InvalidXmlError({
      line: first?.line ?? 1,
      column: first?.col ?? 1,
      message: (first?.message ?? error.message).trim(),
    });
  }
}
