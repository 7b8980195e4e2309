import type { Configuration } from "../configuration.ts";
import type { Counts } from "../model/counts.ts";
import { VERSION } from "../version.ts";
import type { LedgerTally } from "./tally.ts";

/** A file that a run wrote; `path` is relative to the output folder. */
export interface WrittenFile {
  readonly edition: string;
  /** Whether it is one of the files that its edition has besides the one that is opened first. */
  readonly part?: true;
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * What stands in the output folder and was made of which sources: its `manifest.json`. Nothing in it depends on the
 * machine, or on the runs that made it.
 */
export interface Manifest {
  readonly emend: string;
  readonly date: string;
  /** By the code units of their stems. */
  readonly sources: readonly ManifestEntry[];
}

/**
 * A source that became editions, with everything that they depend on: its own bytes, the editor's decisions and
 * metadata, its pictures, and the configuration (with Emend itself). `path` is where it lay, seen from the working folder; null where it lay outside.
 */
export interface ManifestEntry extends LedgerTally {
  readonly name: string;
  readonly path: string | null;
  readonly stem: string;
  readonly sha256: string;
  readonly bytes: number;
  /** SHA-256 of the file of decisions; null where there is none. */
  readonly decisions: string | null;
  /** SHA-256 of the file of metadata; null where there is none. */
  readonly metadata: string | null;
  /** SHA-256 of each picture that the source names, by its address; null for one that is not there. */
  readonly pictures: Readonly<Record<string, string | null>>;
  /** SHA-256 of what the configuration says of the editions' contents, and of the program that made them. */
  readonly configuration: string;
  readonly profile: string;
  readonly counts: Counts;
  /** Notes whose markers were found. */
  readonly linked: number;
  readonly files: readonly WrittenFile[];
}

/** The lines of a manifest, one for each source, so that it can be written and read piece by piece. */
export function* manifestLines({ date }: Configuration, entries: Iterable<string>): Generator<string> {
  yield `{\n  "emend": ${JSON.stringify(VERSION)},\n  "date": ${JSON.stringify(date)},\n  "sources": [`;
  let separator = "\n";
  for (const entry of entries) {
    yield `${separator}    ${entry}`;
    separator = ",\n";
  }
  yield separator === "\n" ? "]\n}\n" : "\n  ]\n}\n";
}

/** The entry on a line of a manifest as it is written here; null for a line without one. */
export function entryOnLine(line: string): string | null {
  const text = line.endsWith(",") ? line.slice(0, -1) : line;
  return text.startsWith("    {") && text.endsWith("}") ? text.slice(4) : null;
}
