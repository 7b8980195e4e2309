import type { ReadableSource } from "../batch/read-source.ts";
import { sha256 } from "../batch/read-source.ts";
import { encode } from "../decode.ts";
import type { Ledger } from "../model/ledger.ts";
import { applyRepairs, undoRepairs } from "../model/repairs.ts";
import { lineIndex } from "../model/span.ts";
import type { UnreadRecord } from "../source-record.ts";

/**
 * Whether a ledger can be undone: every repair replaces what the source has, undoing all of them gives the
 * source's text back, and that text its bytes.
 * @param text the source text: that of the file, or what its reader extracts; then there are no bytes to give back
 * @returns what does not hold, in words
 */
export function repairProblems({ file, record }: ReadableSource, text: string, ledger: Ledger): string[] {
  const problems: string[] = [];
  const { sha256: hash } = ledger.source;
  if (hash !== record.sha256) problems.push("the ledger is that of another source: the hashes differ");
  const lines = lineIndex(text);
  for (const { rule, span, before, position } of ledger.repairs) {
    if (text.slice(span.start, span.end) !== before)
      problems.push(`${rule} at offset ${span.start}: the source has not “${before.slice(0, 40)}” there`);
    const there = lines.position(span.start);
    if (there.line !== position.line || there.column !== position.column)
      problems.push(`${rule} at offset ${span.start}: that is not line ${position.line}, column ${position.column}`);
  }
  try {
    const undone = undoRepairs(applyRepairs(text, ledger.repairs), ledger.repairs);
    if (undone !== text) problems.push("undoing the repairs does not give the source’s text back");
    if (text === file.text) problems.push(...byteProblems(undone, ledger, record));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(error.message);
  }
  return problems;
}

/** Whether a text without its repairs gives the bytes back that it was read from, file by file where they are several. */
function byteProblems(text: string, { source }: Ledger, record: UnreadRecord): string[] {
  const files = source.parts ?? [{ ...source, start: 0, end: text.length }];
  const hashes = record.parts ?? [record];
  if (hashes.length !== files.length) return [`the source has ${hashes.length} files, the ledger ${files.length}`];
  return files.flatMap(({ name, start, end, encoding, byteOrderMark }, at) =>
    encoding !== "binary" && sha256(encode(text.slice(start, end), encoding, byteOrderMark)) === hashes[at]?.sha256
      ? []
      : [`the text without the repairs does not give the bytes of ${name} back`],
  );
}
