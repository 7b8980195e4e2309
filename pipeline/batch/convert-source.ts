import type { Assembly } from "../assemble.ts";
import type { Configuration } from "../configuration.ts";
import { DefectError } from "../defect.ts";
import { errorFinding } from "../error-finding.ts";
import { packageFile } from "../host.ts";
import { remembered, runProgram } from "../host-programs.ts";
import type { Edition } from "../model/edition.ts";
import type { Ledger, LedgerFinding } from "../model/ledger.ts";
import type { Pictures } from "../model/picture.ts";
import { lineIndex } from "../model/span.ts";
import { allNodes, plainText } from "../model/walk.ts";
import { RefusedSourceError, surestReader, unpackSource } from "../open-source.ts";
import { convert } from "../run.ts";
import { isSameData } from "../same-data.ts";
import { canonicalForm } from "../xml/canonical-form.ts";
import { InvalidXmlError } from "../xml/invalid-xml-error.ts";
import { readWellFormed } from "../xml/read-canonical.ts";
import { validate } from "../xml/validate.ts";
import { writeCanonical } from "../xml/write-canonical.ts";
import { type Diagnostic, diagnosticOf, diagnosticsOf } from "./diagnostic.ts";
import type { Source } from "./find-sources.ts";
import { readDecisions, unmatchedDecisions } from "./read-decisions.ts";
import { readMetadataFile, withGiven } from "./read-metadata.ts";
import { readPictures } from "./read-pictures.ts";
import { readSource, tooLarge } from "./read-source.ts";

/** A source that became an edition; `canonical` is that edition as canonical XML, checked. */
export interface ConvertedSource {
  readonly edition: Edition;
  readonly ledger: Ledger;
  readonly text: string;
  readonly canonical: string;
  /** SHA-256 of the file of decisions that were obeyed; null where there is none. */
  readonly decisions: string | null;
  /** SHA-256 of the file of metadata; null where there is none. */
  readonly metadata: string | null;
  readonly pictures: Pictures;
  /** SHA-256 of each picture that the source names; null for one that is not there. */
  readonly pictureDigests: Readonly<Record<string, string | null>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A source that did not, and why: it could not be read, or Emend failed on it. */
export interface RefusedSource {
  readonly edition: null;
  readonly outcome: "unreadable" | "failed";
  readonly diagnostics: readonly Diagnostic[];
}

/** What a source may not exceed, so that it neither fills the memory nor stops the run. */
export type Limits = Pick<Configuration, "maxBytes" | "maxParagraph">;

/**
 * Reads a source and turns it into an edition, which is written as canonical XML, checked against its schema
 * and read back. What is wrong with the source or with a transform becomes a diagnostic.
 */
export async function convertSource(
  source: Source,
  assembly: Assembly,
  limits: Limits,
): Promise<ConvertedSource | RefusedSource> {
  const refuse = (outcome: RefusedSource["outcome"], findings: readonly LedgerFinding[]): RefusedSource => ({
    edition: null,
    outcome,
    diagnostics: findings.map((finding) => diagnosticOf(source.label, finding)),
  });
  const read = await readSource(source, limits.maxBytes);
  if (read.file === null) return refuse("unreadable", read.findings);
  const { file, record } = read;
  const decided = await readDecisions(source.path, source.name);
  if (decided.decisions === null) return refuse("unreadable", [decided.finding]);
  const described = await readMetadataFile(source.path);
  if (described.finding) return refuse("unreadable", [described.finding]);
  try {
    const pipeline = assembly.pipelineFor(file.text);
    const reader = surestReader(file.parts?.[0] ?? file, pipeline.readers);
    const large = tooLarge(read, !reader?.extract && !reader?.unpack, limits.maxBytes);
    if (large !== null) return refuse("unreadable", [large]);
    if (!reader && file.encoding !== "binary")
      return refuse("unreadable", [
        errorFinding(
          "source/unknown-format",
          "none of the readers knows this kind of file",
          "See whether the configuration switches a reader off.",
        ),
      ]);
    const unpacked = await unpackSource(file, pipeline.readers, {
      language: pipeline.language,
      runProgram,
      remembered,
    });
    const { edition: converted, ledger: own, text } = convert(unpacked, record, pipeline, decided.decisions);
    const edition = { ...converted, metadata: withGiven(converted.metadata, described.given) };
    const endless = endlessParagraph(edition, text, limits.maxParagraph);
    if (endless !== null) return refuse("unreadable", [endless]);
    const unmatched = unmatchedDecisions(text, decided.decisions, own.repairs);
    const shown = await readPictures(edition, source.path);
    const ledger = { ...own, findings: [...read.findings, ...unmatched, ...own.findings, ...shown.findings] };
    const canonical = writeCanonical(edition);
    const issue = await canonicalIssue(canonical, edition);
    if (issue !== null) return refuse("failed", [invalidEdition("canonical.xml", issue)]);
    const diagnostics = diagnosticsOf(source.label, text, ledger);
    const digests = { decisions: decided.sha256, metadata: described.sha256 };
    const { pictures, digests: pictureDigests } = shown;
    return { edition, ledger, text, canonical, ...digests, pictures, pictureDigests, diagnostics };
  } catch (error) {
    if (error instanceof RefusedSourceError)
      return refuse("unreadable", [errorFinding(error.rule, error.message, error.hint, error.position)]);
    // whatever fails on one source, the others of the run still become editions
    return refuse("failed", [defectFinding(error instanceof DefectError ? error : new DefectError("engine", error))]);
  }
}

/** What is wrong with canonical XML, seen by its schema and by reading it back; null where nothing is. */
export async function canonicalIssue(xml: string, edition: Edition): Promise<string | null> {
  const [first] = await validate(xml, await canonicalSchema());
  if (first) return `line ${first.line}: ${first.message}`;
  try {
    return isSameData(readWellFormed(xml), canonicalForm(edition)) ? null : "it is not the same when read";
  } catch (error) {
    if (error instanceof InvalidXmlError) return error.message;
    throw error;
  }
}

/** The RELAX NG schema of canonical XML. */
export async function canonicalSchema(): Promise<string> {
  return new TextDecoder().decode(await packageFile("pipeline/xml/schema/edition.rng"));
}

/** A paragraph longer than any in print: its memory would grow with it, above all where pages are set. */
function endlessParagraph(edition: Edition, text: string, maxParagraph: number): LedgerFinding | null {
  for (const node of allNodes(edition)) {
    if (node.type !== "paragraph") continue;
    const { length } = plainText(node.children);
    if (length <= maxParagraph) continue;
    const first = node.children.find((child) => child.type === "text");
    const span = first?.type === "text" ? first.span : undefined;
    return errorFinding(
      "source/endless-paragraph",
      `a paragraph of ${length} characters, more than the ${maxParagraph} that are allowed`,
      "Its line ends were lost: put blank lines between its paragraphs, or set maxParagraph in the configuration.",
      span ? lineIndex(text).position(span.start) : null,
    );
  }
  return null;
}

/** The finding on an edition that is not valid. */
function invalidEdition(what: string, issue: string): LedgerFinding {
  return errorFinding(
    "engine/invalid-edition",
    `the ${what} that was made of it is not right: ${issue}`,
    "Nothing was written for this source. This is a defect of Emend or of a plugin: please report it.",
  );
}

/** The finding on an error inside a transform, or inside the engine. */
export function defectFinding(error: DefectError): LedgerFinding {
  return errorFinding(
    "engine/defect",
    `the transform “${error.transform}” failed: ${error.message}`,
    "Nothing was written for this source. Leave the transform out of the configuration, and report the defect.",
  );
}
