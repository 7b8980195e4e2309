import { createHash } from "node:crypto";
import { decode, isReadableBinary } from "../decode.ts";
import { errorFinding } from "../error-finding.ts";
import { entryAt, readBytes, systemErrorCode } from "../host.ts";
import { joinTexts } from "../join-pages.ts";
import type { LedgerFinding } from "../model/ledger.ts";
import type { UnreadRecord } from "../source-record.ts";
import type { SourceFile } from "../transform.ts";
import type { Source } from "./find-sources.ts";
import { isMets } from "./mets.ts";
import { listedPages, type PageFile, pagesOfFolder } from "./source-pages.ts";

/** A source whose bytes are known, and its text where it is one; `findings` say what was assumed of it. */
export interface ReadableSource {
  readonly file: SourceFile;
  readonly record: UnreadRecord;
  readonly findings: readonly LedgerFinding[];
}

/** A source that cannot be read, with the reason. */
export interface UnreadableSource {
  readonly file: null;
  readonly findings: readonly LedgerFinding[];
}

/**
 * Files with the places of words, pictures and PDFs may be so many times larger than texts: a page of hOCR has
 * some thirty bytes for each letter.
 */
const LARGER = 16;

/**
 * Reads and decodes a source: a file, or the pages of a folder or of a METS list as one. What is wrong with it is a
 * finding, never an exception.
 * @param maxBytes what a text may have; see `tooLarge` for what is known only once its reader is
 */
export async function readSource(
  source: Pick<Source, "path" | "name">,
  maxBytes: number,
): Promise<ReadableSource | UnreadableSource> {
  const entry = await guarded(() => entryAt(source.path));
  if (entry?.value?.kind === "folder") return readPages(source.name, await pagesOfFolder(source.path), maxBytes, []);
  const read = await readFile({ path: source.path, name: source.name }, maxBytes * LARGER);
  if (read.file === null || !isMets(read.file.text)) return read;
  const list = await listedPages(source.path, read.file.text);
  if (list.pages === null) return { file: null, findings: list.findings };
  return readPages(source.name, list.pages, maxBytes, [...read.findings, ...list.findings], read.file);
}

/** The finding on a text with more bytes than are allowed; null where it has not, or its reader extracts another text. */
export function tooLarge({ record }: ReadableSource, isText: boolean, maxBytes: number): LedgerFinding | null {
  return isText && record.bytes > maxBytes ? sizeFinding(record.bytes, maxBytes) : null;
}

/** @param list the METS file that lists the pages, which counts as the first of the source's bytes */
async function readPages(
  name: string,
  pages: readonly PageFile[],
  maxBytes: number,
  before: readonly LedgerFinding[],
  list?: SourceFile,
): Promise<ReadableSource | UnreadableSource> {
  const parts: SourceFile[] = [];
  const findings = [...before];
  const hash = createHash("sha256");
  if (list) hash.update(list.bytes);
  let bytes = list?.bytes.length ?? 0;
  for (const page of pages) {
    const read = await readFile(page, maxBytes * LARGER - bytes);
    findings.push(...read.findings.map((finding) => ({ ...finding, message: `${page.name}: ${finding.message}` })));
    if (read.file === null) return { file: null, findings };
    hash.update(read.file.bytes);
    bytes += read.file.bytes.length;
    parts.push(read.file);
  }
  const [first] = parts;
  if (!first) return refuse("source/pages", "there are no pages in this folder", "Put the files of its pages into it.");
  const { text } = joinTexts(parts.map((part) => part.text));
  const { encoding, byteOrderMark } = first;
  return {
    file: { name, bytes: new Uint8Array(), text, encoding, byteOrderMark, parts },
    record: {
      name,
      sha256: hash.digest("hex"),
      bytes,
      encoding,
      byteOrderMark,
      parts: parts.map((part) => ({
        name: part.name,
        sha256: sha256(part.bytes),
        bytes: part.bytes.length,
        encoding: part.encoding,
        byteOrderMark: part.byteOrderMark,
      })),
    },
    findings,
  };
}

async function readFile({ path, name }: PageFile, maxBytes: number): Promise<ReadableSource | UnreadableSource> {
  const found = await guarded(async () => {
    const entry = await entryAt(path);
    if (entry === null) return refuse("source/unreadable", "the file does not exist", "Check where a link leads.");
    if (entry.kind !== "file") return refuse("source/unreadable", "this is not a file", "Name a file.");
    if (entry.bytes > maxBytes) return { file: null, findings: [sizeFinding(entry.bytes, Math.max(0, maxBytes))] };
    return readBytes(path);
  });
  if (found.value === null)
    return refuse("source/unreadable", `the file cannot be read (${found.code})`, "Check its permissions.");
  if (!(found.value instanceof Uint8Array)) return found.value;
  const bytes = found.value;
  const decoded = isReadableBinary(bytes)
    ? { text: "", encoding: "binary" as const, byteOrderMark: false, findings: [] }
    : decode(bytes);
  if (decoded.text === null) return { file: null, findings: decoded.findings };
  const { text, encoding, byteOrderMark, findings } = decoded;
  return {
    file: { name, bytes, text, encoding, byteOrderMark },
    record: { name, sha256: sha256(bytes), bytes: bytes.length, encoding, byteOrderMark },
    findings,
  };
}

/** What a look at the disk gave, or the code of the system's error. */
async function guarded<Value>(
  look: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly code: null } | { readonly value: null; readonly code: string }> {
  try {
    return { value: await look(), code: null };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    return { value: null, code };
  }
}

/** SHA-256 (FIPS 180-4), in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

function sizeFinding(bytes: number, maxBytes: number): LedgerFinding {
  return errorFinding(
    "source/too-large",
    `the file has ${bytes} bytes, more than the ${maxBytes} that are allowed`,
    "Divide it, or set maxBytes in the configuration.",
  );
}

function refuse(rule: LedgerFinding["rule"], message: string, hint: string): UnreadableSource {
  return { file: null, findings: [errorFinding(rule, message, hint)] };
}
