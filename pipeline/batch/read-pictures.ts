import { dirname } from "node:path";
import { entryAt, readBytes } from "../host.ts";
import type { Edition } from "../model/edition.ts";
import type { LedgerFinding } from "../model/ledger.ts";
import { PICTURE_ENDINGS, type Picture, type Pictures } from "../model/picture.ts";
import { allNodes } from "../model/walk.ts";
import { pictureKind } from "../picture-kind.ts";
import { MOST_PICTURE_BYTES, pictureFile } from "./illustrations.ts";
import { sha256 } from "./read-source.ts";

const MOST_BYTES_TOGETHER = 16 * MOST_PICTURE_BYTES;

/** What the pictures of an edition are, and what is to be said of those that cannot be carried. */
export interface ReadPictures {
  readonly pictures: Pictures;
  readonly digests: Readonly<Record<string, string | null>>;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Reads the pictures that an edition's figures name: files in the source's own folder or below it. Nothing is fetched.
 * @param sourcePath the source: a file, or a folder of pages
 */
export async function readPictures(edition: Edition, sourcePath: string): Promise<ReadPictures> {
  const urls = new Set<string>();
  for (const node of allNodes(edition)) if (node.type === "figure" && node.url !== null) urls.add(node.url);
  const pictures = new Map<string, Picture>();
  const digests: Record<string, string | null> = {};
  const findings: LedgerFinding[] = [];
  let room = MOST_BYTES_TOGETHER;
  const folder = urls.size === 0 ? "" : await folderOf(sourcePath);
  for (const url of urls) {
    const report = (rule: LedgerFinding["rule"], what: string, hint: string): void => {
      const message = `the picture “${url.slice(0, 200)}” ${what}`;
      findings.push({ rule, severity: "warning", message, hint, span: null, position: null });
    };
    const path = pictureFile(url, folder);
    if (path === null) {
      report("pictures/unusable", "lies outside the source’s folder", "Put it beside the source, and name it so.");
      continue;
    }
    const entry = await entryAt(path);
    digests[url] = null;
    if (entry?.kind !== "file") {
      report("pictures/missing", "is not there", "Put it where the source says, seen from the source’s folder.");
      continue;
    }
    if (entry.bytes > Math.min(MOST_PICTURE_BYTES, room)) {
      digests[url] = await digestOf(path, entry.bytes);
      report("pictures/unusable", `is too large (${entry.bytes} bytes)`, "Make it smaller: 16 MiB are allowed.");
      continue;
    }
    const bytes = await readBytes(path);
    digests[url] = sha256(bytes);
    const kind = await pictureKind(bytes);
    if (kind === null) {
      const hint = "PNG, JPEG, GIF and SVG without scripts, links and style sheets can be carried: convert it.";
      report("pictures/unusable", "is of no kind that every edition can show", hint);
      continue;
    }
    room -= bytes.length;
    const name = `picture-${pictures.size + 1}.${PICTURE_ENDINGS[kind.mediaType]}`;
    pictures.set(url, { name, bytes, ...kind });
  }
  return { pictures, digests, findings };
}

/** SHA-256 of the pictures at these addresses, as they lie now; null for those that are not there. */
export async function pictureDigests(
  urls: readonly string[],
  sourcePath: string,
): Promise<Record<string, string | null>> {
  const digests: Record<string, string | null> = {};
  const folder = urls.length === 0 ? "" : await folderOf(sourcePath);
  for (const url of urls) {
    const path = pictureFile(url, folder);
    const entry = path === null ? null : await entryAt(path);
    digests[url] = path !== null && entry?.kind === "file" ? await digestOf(path, entry.bytes) : null;
  }
  return digests;
}

/** What is too large to be carried is not read either. */
async function digestOf(path: string, bytes: number): Promise<string | null> {
  return bytes > MOST_PICTURE_BYTES ? null : sha256(await readBytes(path));
}

async function folderOf(sourcePath: string): Promise<string> {
  return (await entryAt(sourcePath))?.kind === "folder" ? sourcePath : dirname(sourcePath);
}
