import { join } from "node:path";
import type { Assembly } from "../assemble.ts";
import type { Configuration } from "../configuration.ts";
import { DefectError } from "../defect.ts";
import { errorFinding } from "../error-finding.ts";
import { type OutputFile, systemErrorCode, writeTogether } from "../host.ts";
import { countEdition } from "../model/counts.ts";
import type { EmitInput } from "../transform.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { type ConvertedSource, convertSource, defectFinding } from "./convert-source.ts";
import { diagnosticOf } from "./diagnostic.ts";
import { emitEditions } from "./emit-editions.ts";
import type { Source } from "./find-sources.ts";
import { writeLedger } from "./ledger-file.ts";
import type { ManifestEntry, WrittenFile } from "./manifest.ts";
import { sha256 } from "./read-source.ts";
import { refusalOf, reportOf, type SourceReport } from "./report.ts";
import { tallyOf } from "./tally.ts";

/** One source and what is to be made of it. Plain data, for it may go to another process. */
export interface Work {
  readonly source: Source;
  /** The editions to make; null for a check, which writes nothing. */
  readonly to: readonly string[] | null;
  /** Editions of an earlier run that still hold, and stay. */
  readonly kept: readonly WrittenFile[];
}

/** What all sources of a run have in common. */
export interface Workshop {
  readonly assembly: Assembly;
  readonly configuration: Configuration;
  /** The run's `settingsDigest`. */
  readonly digest: string;
}

/**
 * Turns one source into an edition, and that into its files. A source's files are written only when all of them are
 * made. Whatever goes wrong with this source alone is in its report.
 * @throws the system's error where the machine, not the source, is the trouble: a full disk, too many open files
 */
export async function processSource(
  work: Work,
  workshop: Workshop,
  onStep: (step: string) => void = () => undefined,
): Promise<SourceReport> {
  const { source, to } = work;
  const { assembly, configuration } = workshop;
  onStep("reading");
  try {
    const converted = await convertSource(source, assembly, configuration);
    if (converted.edition === null) return refusalOf(source, converted.outcome, converted.diagnostics);
    if (to === null) {
      const entry = entryOf(work, workshop, converted, []);
      return reportOf(source, "built", entry, converted.ledger, converted.diagnostics);
    }
    return await buildSource(work, to, workshop, converted, onStep);
  } catch (error) {
    const code = systemErrorCode(error);
    if (error instanceof UsageError || (code !== null && !OF_ONE_SOURCE.has(code))) throw error;
    const finding =
      code === null
        ? defectFinding(error instanceof DefectError ? error : new DefectError("engine", error))
        : errorFinding(
            "editions/unwritable",
            `its editions cannot be written (${code})`,
            "See whether the output folder may be written to, holds no folder or file in their way, and whether the source’s name is too long.",
          );
    return refusalOf(source, "failed", [diagnosticOf(source.label, finding)]);
  }
}

/** System errors that have to do with a source's name, or with what stands in its folder; others would meet all. */
const OF_ONE_SOURCE: ReadonlySet<string> = new Set(["ENAMETOOLONG", "EISDIR", "ENOTDIR", "EEXIST", "EACCES", "EPERM"]);

async function buildSource(
  work: Work,
  to: readonly string[],
  workshop: Workshop,
  converted: ConvertedSource,
  onStep: (step: string) => void,
): Promise<SourceReport> {
  const { source } = work;
  const { assembly, configuration } = workshop;
  const { stem } = source;
  const { edition, ledger, text, canonical, pictures } = converted;
  const { rules } = assembly;
  const input: EmitInput = { edition, ledger, rules, pictures, stem, version: VERSION, date: configuration.date };
  const editions = await emitEditions(to, input, assembly, onStep);
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
  onStep("writing");
  await writeTogether(
    files.map(({ bytes, entry }): OutputFile => ({ path: join(configuration.out, entry.path), bytes })),
  );
  const entries = files.map(({ entry }) => entry);
  return reportOf(source, "built", entryOf(work, workshop, converted, entries), ledger, converted.diagnostics);
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

function entryOf(
  { source, kept }: Work,
  { digest }: Workshop,
  { edition, ledger, decisions, metadata, pictureDigests }: ConvertedSource,
  files: readonly WrittenFile[],
): ManifestEntry {
  const counts = countEdition(edition);
  return {
    name: source.name,
    path: pathInside(source),
    stem: source.stem,
    sha256: ledger.source.sha256,
    bytes: ledger.source.bytes,
    decisions,
    metadata,
    pictures: pictureDigests,
    configuration: digest,
    profile: ledger.profile,
    counts,
    // a source that is an edition already has its notes at their markers
    linked: ledger.links.length === 0 ? counts.anchors : ledger.links.filter(({ marker }) => marker !== null).length,
    ...tallyOf(ledger),
    files: inOrder([...files, ...kept.filter(({ path }) => !files.some((file) => file.path === path))]),
  };
}

/** A label that is an absolute path says where a machine keeps its files, which is nobody's business. */
export function pathInside({ label, path }: Source): string | null {
  return label === path ? null : label;
}

/** The files of a source in one order, whichever were made first: the edition itself, what was made of it, the ledger. */
function inOrder(files: readonly WrittenFile[]): WrittenFile[] {
  const rank = ({ edition }: WrittenFile) => (edition === "canonical" ? 0 : edition === "ledger" ? 2 : 1);
  return [...files].sort(
    (a, b) =>
      rank(a) - rank(b) || (a.part ? 1 : 0) - (b.part ? 1 : 0) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}
