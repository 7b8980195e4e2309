import type { RelaxNGValidator } from "libxml2-wasm";
import { loadLibxml2, withDocument } from "./document.ts";
import { InvalidXmlError, type XmlIssue } from "./invalid-xml-error.ts";

/** Compiled schemas by their text: compiling takes longer than validating, and a process meets two or three of them. */
const compiled = new Map<string, RelaxNGValidator>();

/**
 * Checks an XML file against a RELAX NG schema (ISO/IEC 19757-2, XML syntax), which is given as text, so that
 * this layer reads no files; Emend's own is `pipeline/xml/schema/edition.rng`. The schema may not refer to other
 * files. Returns what is wrong, nothing where the file is valid; a file that is not well-formed is one issue.
 * The first call with a schema compiles it, later ones in the same process do not.
 * @throws {InvalidXmlError} where the schema is not well-formed; an error of libxml2 where it is no schema
 */
export async function validate(xml: string, schema: string): Promise<readonly XmlIssue[]> {
  const libxml2 = await loadLibxml2();
  let validator = compiled.get(schema);
  if (validator === undefined) {
    validator = withDocument(libxml2, schema, (document) => libxml2.RelaxNGValidator.fromDoc(document));
    compiled.set(schema, validator);
  }
  const check = validator;
  try {
    withDocument(libxml2, xml, (document) => check.validate(document));
    return [];
  } catch (error) {
    if (error instanceof InvalidXmlError) {
      return [{ line: error.line, column: error.column, message: error.reason }];
    }
    if (!(error instanceof libxml2.XmlValidateError)) throw error;
    return error.details.map(({ line, col, message }) => ({ line, column: Math.max(col, 1), message: message.trim() }));
  }
}
