import type { Edition } from "./model/edition.ts";
import { fullText } from "./model/full-text.ts";
import type { Finding, Ledger, SourceRecord } from "./model/ledger.ts";
import { lineIndex } from "./model/span.ts";
import { RefusedSourceError } from "./open-source.ts";
import { textDifference } from "./text-difference.ts";
import type { EditionReading, Refusal, SourceFile } from "./transform.ts";

/**
 * A file that is an edition already, as it stands: nothing in it is repaired, the ledger has what its reader tells
 * of it, and whether the edition has all its words and no others.
 * @throws RefusedSourceError where the reader refuses the file
 */
export function republish(
  file: SourceFile,
  source: SourceRecord,
  { profile, reading }: { readonly profile: string; readonly reading: EditionReading | Refusal },
): { readonly edition: Edition; readonly ledger: Ledger; readonly text: string } {
  if ("refused" in reading) throw new RefusedSourceError(reading);
  const lines = lineIndex(file.text);
  const findings = [...reading.findings, ...lostWords(reading)].map((finding) => ({
    ...finding,
    position: finding.span && lines.position(finding.span.start),
  }));
  return { edition: reading.edition, ledger: { source, profile, repairs: [], links: [], findings }, text: file.text };
}

/** What an edition lacks of the words of its file, or has besides them. */
function lostWords({ edition, words }: EditionReading): Finding[] {
  const difference = textDifference(words, fullText(edition));
  if (difference === null) return [];
  return [
    {
      rule: "engine/text-lost",
      severity: "error",
      message: `the edition has not the words of its file: ${difference}`,
      span: null,
      hint: "This is a defect of the reader: please report it, with the file.",
    },
  ];
}
