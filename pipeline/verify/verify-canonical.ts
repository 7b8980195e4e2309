import { canonicalSchema } from "../batch/convert-source.ts";
import type { Edition } from "../model/edition.ts";
import { InvalidXmlError } from "../xml/invalid-xml-error.ts";
import { readCanonical } from "../xml/read-canonical.ts";
import { validate } from "../xml/validate.ts";
import { writeCanonical } from "../xml/write-canonical.ts";

/** A canonical file as it was read: `edition` is null where it cannot be read. */
export interface CanonicalReading {
  readonly edition: Edition | null;
  readonly problems: readonly string[];
}

/** Reads canonical XML, checks it against its schema, and that writing it again gives the same bytes. */
export async function readCheckedCanonical(bytes: Uint8Array): Promise<CanonicalReading> {
  const xml = Buffer.from(bytes).toString("utf8");
  const issues = await validate(xml, await canonicalSchema());
  const problems = issues.map(({ line, column, message }) => `line ${line}, column ${column}: ${message}`);
  try {
    const edition = await readCanonical(xml);
    if (!Buffer.from(writeCanonical(edition)).equals(bytes)) problems.push("its bytes are not canonical");
    return { edition, problems };
  } catch (error) {
    if (!(error instanceof InvalidXmlError)) throw error;
    return { edition: null, problems: problems.length > 0 ? problems : [error.message] };
  }
}
