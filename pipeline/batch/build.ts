import { join } from "node:path";
import { type Assembly, assemble } from "../assemble.ts";
import type { Configuration, UserConfiguration } from "../configuration.ts";
import { DefectError } from "../defect.ts";
import { breathe, type OutputFile, workingFolder, writeTogether } from "../host.ts";
import { loadConfiguration } from "../load-configuration.ts";
import { countEdition } from "../model/counts.ts";
import type { EmitInput } from "../transform.ts";
import { VERSION } from "../version.ts";
import { type ConvertedSource, convertSource, defectFinding } from "./convert-source.ts";
import { diagnosticOf } from "./diagnostic.ts";
import { type EmittedFile, emitEditions } from "./emit-editions.ts";
import { findSources, MANIFEST, type Source } from "./find-sources.ts";
import { writeLedger } from "./ledger-file.ts";
import { writeManifest } from "./manifest.ts";
import { sha256 } from "./read-source.ts";
import { figuresOf, type RunReport, type SourceReport, type WrittenFile } from "./report.ts";

/** Tells how far a run is: `step` is what is being made of the source with this number (from 1). */
export interface Progress {
  readonly source: string;
  readonly number: number;
  readonly total: number;
  readonly step: string;
}

/** What a run is asked to do. */
export interface RunOptions {
  /** Files and folders; none means `input`. */
  readonly sources?: readonly string[];
  /** A configuration file; without it `emend.config.*` is looked for. */
  readonly config?: string;
  /** Values that go before those of the configuration file. */
  readonly set?: UserConfiguration;
  /** Where relative paths start; without it the working folder. */
  readonly folder?: string;
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Turns sources into editions: for each `OUT/<stem>/<stem>.canonical.xml`, its editions and its ledger, and
 * `OUT/manifest.json` for all. A source's files are written only when all of them are made; a source that
 * cannot be read, or that a transform fails on, does not stop the others.
 * @throws UsageError where the configuration is wrong
 */
export async function build(options: RunOptions = {}): Promise<RunReport> {
  // an emitter with wrong options should not be found out after the first source
  const loadEmitters = async ({ to }: Configuration, assembly: Assembly) => {
    for (const edition of to) await assembly.emitter(edition);
  };
  const report = await runOver(options, buildSource, loadEmitters);
  const { configuration } = report;
  const manifest = new TextEncoder().encode(writeManifest(configuration, report.sources));
  if (report.sources.length > 0) await writeTogether([{ path: join(configuration.out, MANIFEST), bytes: manifest }]);
  return report;
}

/**
 * Turns sources into editions in memory, checks them, and writes nothing: for the findings.
 * @throws UsageError where the configuration is wrong
 */
export async function check(options: RunOptions = {}): Promise<RunReport> {
  return runOver(options, async (source, converted) => ({ ...reportOf(source, converted), files: [] }));
}

type Finish = (source: Source, converted: ConvertedSource, run: Run) => Promise<SourceReport>;

interface Run {
  readonly assembly: Assembly;
  readonly configuration: Configuration;
  onStep(step: string): void;
}

async function runOver(
  options: RunOptions,
  finish: Finish,
  prepare?: (configuration: Configuration, assembly: Assembly) => Promise<void>,
): Promise<RunReport> {
  const folder = options.folder ?? workingFolder();
  const configuration = await loadConfiguration(folder, options.config ?? null, options.set);
  const assembly = await assemble(configuration);
  await prepare?.(configuration, assembly);
  const paths = options.sources && options.sources.length > 0 ? options.sources : ["input"];
  const { sources, diagnostics } = await findSources(paths, folder, configuration.out, configuration.pages);
  const reports: SourceReport[] = [];
  for (const [at, source] of sources.entries()) {
    const onStep = (step: string) =>
      options.onProgress?.({ source: source.label, number: at + 1, total: sources.length, step });
    onStep("reading");
    await breathe();
    const converted = await convertSource(source, assembly, configuration);
    if (converted.edition === null) {
      const { outcome, diagnostics } = converted;
      reports.push({ source, outcome, diagnostics, ledger: null, figures: null, files: [] });
    } else reports.push(await finish(source, converted, { assembly, configuration, onStep }));
  }
  return { configuration, sources: reports, diagnostics };
}

function reportOf(source: Source, { ledger, edition, diagnostics }: ConvertedSource): Omit<SourceReport, "files"> {
  return { source, outcome: "built", ledger, figures: figuresOf(ledger, countEdition(edition)), diagnostics };
}

async function buildSource(source: Source, converted: ConvertedSource, run: Run): Promise<SourceReport> {
  const { configuration, assembly } = run;
  const report = reportOf(source, converted);
  const { stem } = source;
  const { edition, ledger, text, canonical } = converted;
  const input: EmitInput = { edition, ledger, rules: assembly.rules, stem, version: VERSION, date: configuration.date };
  let editions: readonly EmittedFile[];
  try {
    editions = await emitEditions(configuration.to, input, assembly, run.onStep);
  } catch (error) {
    if (!(error instanceof DefectError)) throw error;
    const diagnostics = [...report.diagnostics, diagnosticOf(source.label, defectFinding(error))];
    return { ...report, outcome: "failed", ledger: null, figures: null, diagnostics, files: [] };
  }
  const encoder = new TextEncoder();
  const files = [
    fileOf("canonical", stem, `${stem}.canonical.xml`, "application/xml", encoder.encode(canonical)),
    ...editions.flatMap(({ edition, artifact }) => [
      fileOf(edition, stem, artifact.name, artifact.mediaType, artifact.bytes),
      ...(artifact.parts ?? []).map(({ name, mediaType, bytes }) => {
        const { entry } = fileOf(edition, stem, name, mediaType, bytes);
        return { bytes, entry: { ...entry, part: true as const } };
      }),
    ]),
    fileOf("ledger", stem, `${stem}.ledger.json`, "application/json", encoder.encode(writeLedger(ledger, text))),
  ];
  run.onStep("writing");
  await writeTogether(
    files.map(({ bytes, entry }): OutputFile => ({ path: join(configuration.out, entry.path), bytes })),
  );
  return { ...report, files: files.map(({ entry }) => entry) };
}

function fileOf(
  edition: string,
  stem: string,
  name: string,
  mediaType: string,
  bytes: Uint8Array,
): { entry: WrittenFile; bytes: Uint8Array } {
  return {
    bytes,
    entry: { edition, path: `${stem}/${name}`, mediaType, bytes: bytes.length, sha256: sha256(bytes) },
  };
}
