import { resolve, sep } from "node:path";
import { entryAt } from "../host.ts";
import { clearFiles } from "./clear-files.ts";
import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import type { EntryStore } from "./entry-store.ts";
import type { Source } from "./find-sources.ts";
import type { ManifestEntry, WrittenFile } from "./manifest.ts";
import { pathInside } from "./process-source.ts";
import type { SourceReport } from "./report.ts";

/** Takes away what an earlier run made under the same name and this one did not make again, nor keep. */
export async function clearSuperseded(
  before: ManifestEntry | null,
  { entry, source }: SourceReport,
  out: string,
): Promise<Diagnostic[]> {
  const holding = new Set(entry?.files.map(({ path }) => path));
  const gone = before?.files.filter(({ path }) => !holding.has(path)) ?? [];
  return gone.length === 0 ? [] : clear(out, source.label, gone, "what they were made of has changed");
}

/** Takes away the editions of sources that have others under another name now. */
export async function clearRenamed(store: EntryStore, sources: readonly Source[], out: string): Promise<Diagnostic[]> {
  const stems = new Map(sources.map((source) => [pathInside(source), source.stem]));
  const diagnostics: Diagnostic[] = [];
  for (const { stem, path } of [...store.sources()]) {
    if (path === null) continue;
    const now = stems.get(path);
    if (now === undefined || now === stem || store.get(now)?.path !== path) continue;
    const files = store.get(stem)?.files ?? [];
    diagnostics.push(...(await clear(out, path, files, `its editions are called “${now}” now`)));
    store.drop(stem);
  }
  return diagnostics;
}

/** What is needed to know which editions have lost their source. */
export interface Search {
  /** Files and folders that the run was given. */
  readonly paths: readonly string[];
  readonly folder: string;
  readonly sources: readonly Source[];
  readonly out: string;
  /** Whether their editions are to be removed. */
  readonly prune: boolean;
}

const NAMED = 5;

/** Reports editions whose source is no longer in the folders that the run was given, or removes them. */
export async function clearOrphans(store: EntryStore, search: Search): Promise<Diagnostic[]> {
  const { paths, folder, out, prune } = search;
  const stems = new Set(search.sources.map(({ stem }) => stem));
  // a folder without any source may be a disk that is not there now
  const folders = paths
    .map((path) => resolve(folder, path) + sep)
    .filter((one) => search.sources.some(({ path }) => path.startsWith(one)));
  const orphans: { readonly stem: string; readonly path: string }[] = [];
  for (const { stem, path } of store.sources()) {
    if (path === null || stems.has(stem)) continue;
    const place = resolve(folder, path);
    if (folders.some((one) => place.startsWith(one)) && (await entryAt(place)) === null) orphans.push({ stem, path });
  }
  if (orphans.length === 0) return [];
  if (!prune) return [orphanFinding(orphans.map(({ path }) => path))];
  const diagnostics: Diagnostic[] = [];
  for (const { stem, path } of orphans) {
    diagnostics.push(...(await clear(out, path, store.get(stem)?.files ?? [], "their source is gone")));
    store.drop(stem);
  }
  return diagnostics;
}

function orphanFinding(paths: readonly string[]): Diagnostic {
  const more = paths.length > NAMED ? `, and ${paths.length - NAMED} more` : "";
  return diagnosticOf(null, {
    rule: "editions/orphaned",
    severity: "warning",
    message: `there are editions of sources that are gone: ${paths.slice(0, NAMED).join(", ")}${more}`,
    hint: "--prune removes them.",
    span: null,
  });
}

async function clear(out: string, label: string, files: readonly WrittenFile[], why: string): Promise<Diagnostic[]> {
  const { removed, left } = await clearFiles(out, files);
  const finding = (severity: "info" | "warning", message: string, hint: string | undefined) =>
    diagnosticOf(label, {
      rule: "editions/superseded",
      severity,
      message,
      ...(hint !== undefined && { hint }),
      span: null,
    });
  return [
    ...(removed.length > 0 ? [finding("info", `removed ${removed.join(", ")}: ${why}`, undefined)] : []),
    ...left.map((path) =>
      finding(
        "warning",
        `${path} no longer holds (${why}), but someone changed it, so it stays`,
        "Keep it elsewhere, or remove it.",
      ),
    ),
  ];
}
