import { basename, join, resolve } from "node:path";
import { type Assembly, assemble } from "../assemble.ts";
import { labelOf, MANIFEST } from "../batch/find-sources.ts";
import type { Manifest, ManifestEntry, WrittenFile } from "../batch/manifest.ts";
import { type ReadableSource, readSource, sha256 } from "../batch/read-source.ts";
import { DefectError } from "../defect.ts";
import { type Entry, entryAt, readBytes, workingFolder } from "../host.ts";
import { loadConfiguration } from "../load-configuration.ts";
import { type Counts, countEdition } from "../model/counts.ts";
import type { Edition } from "../model/edition.ts";
import { sourceTextAgain } from "../source-text.ts";
import { UsageError } from "../usage-error.ts";
import { wordProblems } from "./edition-words.ts";
import { ledgerParser, parseManifest } from "./stored-files.ts";
import { readCheckedCanonical } from "./verify-canonical.ts";
import { editionProblems } from "./verify-edition.ts";
import { repairProblems } from "./verify-repairs.ts";
import { textProblems } from "./verify-text.ts";

/** What was asked of the files. */
export type Check = "files" | "counts" | "canonical" | "undo" | "text";

/** Something that does not hold: of which source and file. */
export interface Failure {
  readonly source: string;
  readonly check: Check;
  /** Relative to the output folder; null where it is about no single file. */
  readonly file: string | null;
  readonly message: string;
}

/** The parts of one source's editions, counted from each file; null where a file cannot be counted. */
export interface CountedSource {
  readonly source: string;
  readonly stem: string;
  readonly editions: readonly { readonly edition: string; readonly counts: Counts | null }[];
}

/** What a verification found. */
export interface Verification {
  readonly sources: readonly CountedSource[];
  readonly failures: readonly Failure[];
}

/** What to verify. */
export interface VerifyOptions {
  /** The folder of the editions; without it that of the configuration. */
  readonly out?: string;
  readonly config?: string;
  /** Where the sources lie; without it where they lay when the editions were built. */
  readonly sources?: string;
  /** Where relative paths start; without it the working folder. */
  readonly folder?: string;
}

/**
 * Proves the invariants again from the files as they lie: hashes, counts in every edition, canonical XML, that
 * the ledger can be undone to the source's bytes, and that the edition has the repaired source's text.
 * @throws UsageError where there is no manifest, or the configuration is wrong
 */
export async function verify(options: VerifyOptions = {}): Promise<Verification> {
  const folder = options.folder ?? workingFolder();
  const configuration = await loadConfiguration(folder, options.config ?? null, {
    ...(options.out !== undefined && { out: options.out }),
  });
  const assembly = await assemble(configuration);
  const { out, maxBytes } = configuration;
  const manifest = await readManifest(out, labelOf(out, folder));
  const failures: Failure[] = [];
  const sources: CountedSource[] = [];
  const parseLedger = await ledgerParser();
  for (const entry of manifest.sources) {
    const fail = (check: Check, file: string | null, messages: readonly string[]) =>
      failures.push(...messages.map((message) => ({ source: entry.name, check, file, message })));
    const files = await readFiles(out, entry, fail);
    const canonical = await readCanonicalFile(entry, files, fail);
    sources.push(await countFiles(entry, files, canonical, assembly, fail));
    const path = await sourcePath(entry, folder, options.sources);
    const source = path === null ? null : await readSource({ path, name: entry.name }, maxBytes);
    if (source === null || source.file === null)
      fail("undo", null, [
        source === null ? "the source is not there; name its folder with --sources" : "the source cannot be read",
      ]);
    else await compareWithSource(entry, source, files, canonical, { assembly, parseLedger }, fail);
  }
  return { sources, failures };
}

type Fail = (check: Check, file: string | null, messages: readonly string[]) => void;
type Files = ReadonlyMap<WrittenFile, Uint8Array>;

async function readManifest(out: string, label: string): Promise<Manifest> {
  const path = join(out, MANIFEST);
  if ((await entryAt(path))?.kind !== "file")
    throw new UsageError(`there is no ${MANIFEST} in ${label}`, "Run “emend build” first, or name its output folder.");
  const { value, problem } = await parseManifest(await readBytes(path));
  if (value === null)
    throw new UsageError(`${label}/${MANIFEST} cannot be used: ${problem}`, "Build the editions again.");
  return value;
}

async function readFiles(out: string, entry: ManifestEntry, fail: Fail): Promise<Files> {
  const files = new Map<WrittenFile, Uint8Array>();
  for (const file of entry.files) {
    const path = join(out, file.path);
    if ((await entryAt(path))?.kind !== "file") {
      fail("files", file.path, ["the file is missing"]);
      continue;
    }
    const bytes = await readBytes(path);
    files.set(file, bytes);
    if (sha256(bytes) !== file.sha256)
      fail("files", file.path, ["the file was changed: its hash is not the manifest’s"]);
  }
  return files;
}

function find(files: Files, edition: string): { path: string; bytes: Uint8Array } | null {
  for (const [file, bytes] of files) if (file.edition === edition) return { path: file.path, bytes };
  return null;
}

async function readCanonicalFile(entry: ManifestEntry, files: Files, fail: Fail): Promise<Edition | null> {
  const file = find(files, "canonical");
  if (file === null) {
    fail("canonical", null, [`there is no canonical XML of ${entry.name}`]);
    return null;
  }
  const { edition, problems } = await readCheckedCanonical(file.bytes);
  fail("canonical", file.path, problems);
  return edition;
}

const NOT_AN_EDITION = new Set(["canonical", "ledger"]);

async function countFiles(
  entry: ManifestEntry,
  files: Files,
  canonical: Edition | null,
  assembly: Assembly,
  fail: Fail,
): Promise<CountedSource> {
  const counts = canonical && countEdition(canonical);
  const editions: CountedSource["editions"][number][] = [{ edition: "canonical", counts }];
  if (counts) fail("counts", find(files, "canonical")?.path ?? null, countProblems(counts, entry.counts));
  for (const [file, bytes] of files) {
    if (NOT_AN_EDITION.has(file.edition) || file.part) continue;
    const parts = partsOf(file.edition, entry, files);
    try {
      const emitter = await assembly.emitter(file.edition);
      const counted = await emitter.count(bytes, parts);
      const texts = (await emitter.words?.(bytes)) ?? null;
      editions.push({ edition: file.edition, counts: counted });
      fail("counts", file.path, countProblems(counted, entry.counts));
      const name = file.path.slice(entry.stem.length + 1);
      if (canonical)
        fail("text", file.path, await wordProblems(canonical, file.edition, { name, bytes, parts, texts }));
    } catch (error) {
      if (!(error instanceof DefectError) && !(error instanceof UsageError)) throw error;
      editions.push({ edition: file.edition, counts: null });
      fail("counts", file.path, [`it cannot be counted: ${error.message}`]);
    }
  }
  return { source: entry.name, stem: entry.stem, editions };
}

/** The other files of an edition that has several, by their names in the source's output folder. */
function partsOf(edition: string, entry: ManifestEntry, files: Files): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const [file, bytes] of files)
    if (file.part && file.edition === edition) parts.set(file.path.slice(entry.stem.length + 1), bytes);
  return parts;
}

const PARTS: Readonly<Record<keyof Counts, string>> = {
  documents: "documents",
  paragraphs: "paragraphs",
  notes: "notes",
  anchors: "note anchors",
  pageBreaks: "page breaks",
};

function countProblems(counted: Counts, expected: Counts): string[] {
  const parts = Object.entries(PARTS) as [keyof Counts, string][];
  return parts.flatMap(([part, name]) =>
    counted[part] === expected[part] ? [] : [`it has ${counted[part]} ${name}, not ${expected[part]}`],
  );
}

/** A source is a file, or the folder of its pages. */
function isSource(kind: Entry["kind"] | undefined): boolean {
  return kind === "file" || kind === "folder";
}

async function sourcePath(entry: ManifestEntry, folder: string, given: string | undefined): Promise<string | null> {
  const places =
    given === undefined
      ? [entry.path === null ? null : resolve(folder, entry.path)]
      : [resolve(folder, given, entry.name), resolve(folder, given, basename(entry.name))];
  for (const place of places) if (place !== null && isSource((await entryAt(place))?.kind)) return place;
  return null;
}

/** What reads a ledger, and the source that it is about. */
interface Readers {
  readonly assembly: Assembly;
  readonly parseLedger: Awaited<ReturnType<typeof ledgerParser>>;
}

async function compareWithSource(
  entry: ManifestEntry,
  source: ReadableSource,
  files: Files,
  canonical: Edition | null,
  { assembly, parseLedger }: Readers,
  fail: Fail,
): Promise<void> {
  if (source.record.sha256 !== entry.sha256) {
    fail("undo", null, ["the source was changed since the editions were built: build them again"]);
    return;
  }
  const file = find(files, "ledger");
  if (file === null) {
    fail("undo", null, [`there is no ledger of ${entry.name}`]);
    return;
  }
  const { value: ledger, problem } = parseLedger(file.bytes);
  if (ledger === null) {
    fail("undo", file.path, [problem]);
    return;
  }
  const text = await sourceTextAgain(source.file, ledger, assembly);
  if (text === null) {
    fail("undo", null, [`the reader ${ledger.source.reader} does not take this text out of the source any more`]);
    return;
  }
  const undo = repairProblems(source, text, ledger);
  fail("undo", file.path, undo);
  if (undo.length > 0 || canonical === null) return;
  const { readers, language } = assembly.pipelineFor(source.file.text);
  const reader = readers.find(({ name }) => name === ledger.source.reader);
  const problems = reader?.edition
    ? editionProblems(reader.edition(source.file, language), canonical)
    : textProblems(text, ledger, canonical);
  fail("text", find(files, "canonical")?.path ?? null, problems);
}
