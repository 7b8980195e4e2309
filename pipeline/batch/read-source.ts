import { createHash } from "node:crypto";
import { decode } from "../decode.ts";
import { errorFinding } from "../error-finding.ts";
import { entryAt, readBytes, systemErrorCode } from "../host.ts";
import type { LedgerFinding, SourceRecord } from "../model/ledger.ts";
import type { SourceFile } from "../transform.ts";
import type { Source } from "./find-sources.ts";

/** A source whose text is known; `findings` say what was assumed of it. */
export interface ReadableSource {
  readonly file: SourceFile;
  readonly record: Omit<SourceRecord, "reader">;
  readonly findings: readonly LedgerFinding[];
}

/** A source that cannot be read, with the reason. */
export interface UnreadableSource {
  readonly file: null;
  readonly findings: readonly LedgerFinding[];
}

/** Reads and decodes a source. What is wrong with it is a finding, never an exception. */
export async function readSource(source: Source, maxBytes: number): Promise<ReadableSource | UnreadableSource> {
  const { name } = source;
  let bytes: Uint8Array;
  try {
    const entry = await entryAt(source.path);
    if (entry === null) return refuse("source/unreadable", "the file does not exist", "Check where a link leads.");
    if (entry.kind !== "file") return refuse("source/unreadable", "this is not a file", "Name a file.");
    if (entry.bytes > maxBytes)
      return refuse(
        "source/too-large",
        `the file has ${entry.bytes} bytes, more than the ${maxBytes} that are allowed`,
        "Divide it, or set maxBytes in the configuration.",
      );
    bytes = await readBytes(source.path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    return refuse("source/unreadable", `the file cannot be read (${code})`, "Check its permissions.");
  }
  const decoded = decode(bytes);
  if (decoded.text === null) return { file: null, findings: decoded.findings };
  const { text, encoding, byteOrderMark, findings } = decoded;
  return {
    file: { name, bytes, text, encoding, byteOrderMark },
    record: { name, sha256: sha256(bytes), bytes: bytes.length, encoding, byteOrderMark },
    findings,
  };
}

/** SHA-256 (FIPS 180-4), in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

function refuse(rule: LedgerFinding["rule"], message: string, hint: string): UnreadableSource {
  return { file: null, findings: [errorFinding(rule, message, hint)] };
}
