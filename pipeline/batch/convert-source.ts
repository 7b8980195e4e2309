import { isDeepStrictEqual } from "node:util";
import type { Assembly } from "../assemble.ts";
import { DefectError } from "../defect.ts";
import { packageFile } from "../host.ts";
import type { Edition } from "../model/edition.ts";
import type { Ledger, LedgerFinding } from "../model/ledger.ts";
import { convert } from "../run.ts";
import { canonicalForm } from "../xml/canonical-form.ts";
import { InvalidXmlError } from "../xml/invalid-xml-error.ts";
import { readCanonical } from "../xml/read-canonical.ts";
import { validate } from "../xml/validate.ts";
import { writeCanonical } from "../xml/write-canonical.ts";
import { type Diagnostic, diagnosticOf, diagnosticsOf } from "./diagnostic.ts";
import type { Source } from "./find-sources.ts";
import { readDecisions, unmatchedDecisions } from "./read-decisions.ts";
import { readSource } from "./read-source.ts";

/** A source that became an edition; `canonical` is that edition as canonical XML, checked. */
export interface ConvertedSource {
  readonly edition: Edition;
  readonly ledger: Ledger;
  readonly text: string;
  readonly canonical: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** A source that did not, and why: it could not be read, or Emend failed on it. */
export interface RefusedSource {
  readonly edition: null;
  readonly outcome: "unreadable" | "failed";
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a source and turns it into an edition, which is written as canonical XML, checked against its schema
 * and read back. What is wrong with the source or with a transform becomes a diagnostic.
 */
export async function convertSource(
  source: Source,
  assembly: Assembly,
  maxBytes: number,
): Promise<ConvertedSource | RefusedSource> {
  const refuse = (outcome: RefusedSource["outcome"], findings: readonly LedgerFinding[]): RefusedSource => ({
    edition: null,
    outcome,
    diagnostics: findings.map((finding) => diagnosticOf(source.label, finding)),
  });
  const read = await readSource(source, maxBytes);
  if (read.file === null) return refuse("unreadable", read.findings);
  const { file, record } = read;
  const decided = await readDecisions(source.path, source.name);
  if (decided.decisions === null) return refuse("unreadable", [decided.finding]);
  try {
    const pipeline = assembly.pipelineFor(file.text);
    if (!pipeline.readers.some((reader) => reader.accepts(file) > 0))
      return refuse("unreadable", [
        {
          rule: "source/unknown-format",
          severity: "error",
          message: "none of the readers knows this kind of file",
          hint: "See whether the configuration switches a reader off.",
          span: null,
          position: null,
        },
      ]);
    const { edition, ledger: own, text } = convert(file, record, pipeline, decided.decisions);
    const unmatched = unmatchedDecisions(text, decided.decisions, own.repairs);
    const ledger = { ...own, findings: [...read.findings, ...unmatched, ...own.findings] };
    const canonical = writeCanonical(edition);
    const issue = await canonicalIssue(canonical, edition);
    if (issue !== null) return refuse("failed", [invalidEdition("canonical.xml", issue)]);
    return { edition, ledger, text, canonical, diagnostics: diagnosticsOf(source.label, text, ledger) };
  } catch (error) {
    if (error instanceof DefectError) return refuse("failed", [defectFinding(error)]);
    throw error;
  }
}

/** What is wrong with canonical XML, seen by its schema and by reading it back; null where nothing is. */
async function canonicalIssue(xml: string, edition: Edition): Promise<string | null> {
  const [first] = await validate(xml, await canonicalSchema());
  if (first) return `line ${first.line}: ${first.message}`;
  try {
    return isDeepStrictEqual(await readCanonical(xml), canonicalForm(edition)) ? null : "it is not the same when read";
  } catch (error) {
    if (error instanceof InvalidXmlError) return error.message;
    throw error;
  }
}

/** The RELAX NG schema of canonical XML. */
export async function canonicalSchema(): Promise<string> {
  return new TextDecoder().decode(await packageFile("pipeline/xml/schema/edition.rng"));
}

/** The finding on an edition that is not valid. */
function invalidEdition(what: string, issue: string): LedgerFinding {
  return {
    rule: "engine/invalid-edition",
    severity: "error",
    message: `the ${what} that was made of it is not right: ${issue}`,
    hint: "Nothing was written for this source. This is a defect of Emend or of a plugin: please report it.",
    span: null,
    position: null,
  };
}

/** The finding on an error inside a transform. */
export function defectFinding(error: DefectError): LedgerFinding {
  return {
    rule: "engine/defect",
    severity: "error",
    message: `the transform ${error.transform} failed: ${error.message}`,
    hint: "Nothing was written for this source. Leave the transform out of the configuration, and report the defect.",
    span: null,
    position: null,
  };
}
