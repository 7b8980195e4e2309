import type { ReadableSource } from "../batch/read-source.ts";
import { sha256 } from "../batch/read-source.ts";
import { encode } from "../decode.ts";
import type { Ledger } from "../model/ledger.ts";
import { applyRepairs, undoRepairs } from "../model/repairs.ts";
import { lineIndex } from "../model/span.ts";

/**
 * Whether a ledger can be undone: every repair replaces what the source has, undoing all of them gives the
 * source's text back, and that text its bytes.
 * @param text the source text: that of the file, or what its reader extracts; then there are no bytes to give back
 * @returns what does not hold, in words
 */
export function repairProblems({ file, record }: ReadableSource, text: string, ledger: Ledger): string[] {
  const problems: string[] = [];
  const { sha256: hash, encoding, byteOrderMark } = ledger.source;
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
    if (text === file.text && sha256(encode(undone, encoding, byteOrderMark)) !== record.sha256)
      problems.push("the text without the repairs does not give the source’s bytes back");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    problems.push(error.message);
  }
  return problems;
}
