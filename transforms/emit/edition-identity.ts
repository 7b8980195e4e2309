import { createHash } from "node:crypto";
import type { EmitInput } from "../../pipeline/transform.ts";

/** What the package, the title page and the cover say of the edition in one line. */
export interface EditionIdentity {
  /** Never empty: the title, or the source's name where the edition has none. */
  readonly title: string;
  readonly identifier: string;
  /** `CCYY-MM-DDThh:mm:ssZ`, as dcterms:modified wants it (EPUB 3.3, 5.5.5). */
  readonly modified: string;
}

/** Derives the edition's identity from the input; the same source has the same identifier for ever. */
export function editionIdentity(input: EmitInput): EditionIdentity {
  const title = input.edition.metadata.title.replace(/\s+/g, " ").trim();
  return {
    title: title || input.stem.trim() || "Untitled edition",
    identifier: `urn:uuid:${hashUuid(`emend:epub:${input.ledger.source.sha256}`)}`,
    modified: `${new Date(input.date).toISOString().slice(0, 19)}Z`,
  };
}

/** A version 8 UUID made of a SHA-256 hash (RFC 9562, 5.8 and appendix B.2). */
function hashUuid(name: string): string {
  const bytes = createHash("sha256").update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
