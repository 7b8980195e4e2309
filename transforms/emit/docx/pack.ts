import { strToU8, type Zippable, zipSync } from "fflate";
import type { Picture } from "../../../pipeline/model/picture.ts";
import {
  contentTypes,
  PACKAGE_RELATIONSHIPS,
  type PackagePart,
  type Relationship,
  relationships,
} from "./package-parts.ts";

/** A package as it is to be written: its parts, and the relationships of those that have some. */
export interface WordPackage {
  readonly parts: readonly PackagePart[];
  /** Pictures, by their names below `word/media/`. */
  readonly media: readonly Picture[];
  /** By the path of the part that they are of. */
  readonly relationships: ReadonlyMap<string, readonly Relationship[]>;
}

/**
 * Packs the parts (ISO/IEC 29500-2): content types and the package's relationships first, the others in the order of
 * their paths, without a clock, so that the same edition has the same bytes.
 */
export function pack({ parts, media, relationships: related }: WordPackage): Uint8Array {
  const files = new Map(parts.map(({ path, xml }) => [path, xml]));
  for (const [path, all] of related) if (all.length > 0) files.set(relationshipsPath(path), relationships(all));
  const ordered = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  // a zip file keeps local time: made and read as such, it is the same in every time zone
  const entry = { mtime: new Date(1980, 0, 1, 12), level: 4, os: 0 } as const;
  const zipped: Zippable = {
    "[Content_Types].xml": [strToU8(contentTypes(parts, media)), entry],
    "_rels/.rels": [strToU8(relationships(PACKAGE_RELATIONSHIPS)), entry],
  };
  for (const [path, xml] of ordered) zipped[path] = [strToU8(xml), entry];
  // pictures are compressed already
  for (const { name, bytes } of media) zipped[`word/media/${name}`] = [bytes, { ...entry, level: 0 }];
  return zipSync(zipped);
}

function relationshipsPath(part: string): string {
  const at = part.lastIndexOf("/") + 1;
  return `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
}
