import type { Configuration } from "../configuration.ts";
import type { Counts } from "../model/counts.ts";
import { VERSION } from "../version.ts";
import type { Source } from "./find-sources.ts";
import { sha256 } from "./read-source.ts";
import type { SourceReport, WrittenFile } from "./report.ts";

/** What a run made of which sources: `manifest.json` in the output folder. Nothing in it depends on the machine. */
export interface Manifest {
  readonly emend: string;
  readonly date: string;
  /** SHA-256 of what the configuration says of the editions' contents. */
  readonly configuration: string;
  readonly sources: readonly ManifestEntry[];
}

/** A source that became editions. `path` is where it lay, seen from the working folder; null where it lay outside. */
export interface ManifestEntry {
  readonly name: string;
  readonly path: string | null;
  readonly stem: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly profile: string;
  readonly counts: Counts;
  readonly files: readonly WrittenFile[];
}

/** Writes down what a run made, as JSON. */
export function writeManifest(configuration: Configuration, reports: readonly SourceReport[]): string {
  const manifest: Manifest = {
    emend: VERSION,
    date: configuration.date,
    configuration: digest(configuration),
    sources: reports.flatMap(entryOf),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function entryOf({ source, ledger, figures, files }: SourceReport): ManifestEntry[] {
  if (ledger === null || figures === null) return [];
  const { documents, paragraphs, notes, anchors, pageBreaks } = figures;
  return [
    {
      name: source.name,
      path: pathInside(source),
      stem: source.stem,
      sha256: ledger.source.sha256,
      bytes: ledger.source.bytes,
      profile: ledger.profile,
      counts: { documents, paragraphs, notes, anchors, pageBreaks },
      files,
    },
  ];
}

/** A label that is an absolute path says where a machine keeps its files, which is nobody's business. */
function pathInside({ label, path }: Source): string | null {
  return label === path ? null : label;
}

function digest({ profile, to, transforms, plugins }: Configuration): string {
  return sha256(JSON.stringify({ profile, to, transforms, plugins }, inKeyOrder));
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
