import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Assembly } from "../assemble.ts";
import type { Configuration } from "../configuration.ts";
import { entryAt, readBytes } from "../host.ts";
import type { Ledger } from "../model/ledger.ts";
import { sourceText } from "../source-text.ts";
import type { Stored } from "../verify/stored-files.ts";
import { type Diagnostic, diagnosticsOf } from "./diagnostic.ts";
import type { Source } from "./find-sources.ts";
import type { ManifestEntry, WrittenFile } from "./manifest.ts";
import { pathInside } from "./process-source.ts";
import { decisionsDigest } from "./read-decisions.ts";
import { metadataDigest } from "./read-metadata.ts";
import { pictureDigests } from "./read-pictures.ts";
import { type ReadableSource, readSource } from "./read-source.ts";

/** A source held against what is known of its editions. */
export type SourceState =
  | { readonly due: null; readonly entry: ManifestEntry; readonly read: ReadableSource }
  /** `due` says why something is to be made, in words; `to` which editions; `kept` are others that still hold. */
  | { readonly due: string; readonly to: readonly string[]; readonly kept: readonly WrittenFile[] };

/** What a state depends on besides the source. */
export interface StateContext {
  readonly configuration: Configuration;
  readonly digest: string;
  /** Everything is to be made, whatever stands there. */
  readonly force: boolean;
}

const ALWAYS = ["canonical", "ledger"];

/**
 * Whether the editions that stand there are those that would be made now: of the same bytes, decisions, configuration
 * and program. That the files are there and have their size is seen; their hashes are for `emend verify`.
 */
export async function stateOf(
  source: Source,
  entry: ManifestEntry | null,
  { configuration, digest, force }: StateContext,
): Promise<SourceState> {
  const { out, to, maxBytes } = configuration;
  const all = (due: string): SourceState => ({ due, to, kept: [] });
  if (entry === null) return all("it is new");
  const read = await readSource(source, maxBytes);
  if (read.file === null) return all("it cannot be read");
  if (entry.name !== source.name) return all(`its place was that of ${entry.name}`);
  if (entry.sha256 !== read.record.sha256) return all("its text changed");
  if (entry.decisions !== (await decisionsDigest(source.path))) return all("its decisions changed");
  if (entry.metadata !== (await metadataDigest(source.path))) return all("its metadata changed");
  const pictures = await pictureDigests(Object.keys(entry.pictures), source.path);
  if (!isDeepStrictEqual(pictures, entry.pictures)) return all("its pictures changed");
  if (entry.configuration !== digest) return all("the configuration or Emend changed");
  const standing: WrittenFile[] = [];
  for (const file of entry.files) if ((await entryAt(join(out, file.path)))?.bytes === file.bytes) standing.push(file);
  const isThere = (edition: string) => {
    const its = entry.files.filter((file) => file.edition === edition);
    return its.length > 0 && its.every((file) => standing.includes(file));
  };
  const missing = force ? to : to.filter((edition) => !isThere(edition));
  const kept = standing.filter(
    ({ edition }) => !missing.includes(edition) && !ALWAYS.includes(edition) && isThere(edition),
  );
  if (force) return { due: "it was asked for", to, kept };
  if (missing.length > 0) return { due: `there is no ${missing.join(", no ")}`, to: missing, kept };
  if (!ALWAYS.every(isThere)) return { due: "its canonical XML or ledger is missing", to: missing, kept };
  const path = pathInside(source);
  return { due: null, entry: { ...entry, path, files: entry.files.filter(({ edition }) => isThere(edition)) }, read };
}

/** The ledger of a source whose editions are current, and the diagnostics that the run gave which made them. */
export interface StoredFindings {
  readonly ledger: Ledger;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is needed to read ledgers again. */
export interface StoreReading {
  readonly assembly: Assembly;
  readonly configuration: Configuration;
  /** What reads a ledger; its library takes long to load, so it is asked for only where there is one to read. */
  parser(): Promise<(ledger: Uint8Array) => Stored<Ledger>>;
}

/** Reads again what was found when the editions of a source were made; null where its ledger cannot be used any more. */
export async function storedFindings(
  source: Source,
  { entry, read }: { readonly entry: ManifestEntry; readonly read: ReadableSource },
  { assembly, configuration, parser }: StoreReading,
): Promise<StoredFindings | null> {
  const file = entry.files.find(({ edition }) => edition === "ledger");
  if (!file) return null;
  const parse = await parser();
  const { value: ledger } = parse(await readBytes(join(configuration.out, file.path)));
  const text = ledger && sourceText(read.file, ledger, assembly);
  if (ledger === null || text === null) return null;
  return { ledger, diagnostics: diagnosticsOf(source.label, text, ledger) };
}
