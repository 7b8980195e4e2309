import { type Assembly, assemble } from "../assemble.ts";
import type { Configuration } from "../configuration.ts";
import { workingFolder } from "../host.ts";
import { loadConfiguration } from "../load-configuration.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { findSources, type Source } from "./find-sources.ts";
import type { RunOptions } from "./run-options.ts";

/** A run that can begin: what it was asked, made ready, and the sources that were found. */
export interface OpenRun {
  /** Where relative paths start. */
  readonly folder: string;
  readonly configuration: Configuration;
  readonly assembly: Assembly;
  readonly paths: readonly string[];
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the configuration and finds the sources. Throws a UsageError where the configuration is wrong. */
export async function openRun(options: RunOptions): Promise<OpenRun> {
  const folder = options.folder ?? workingFolder();
  const configuration = await loadConfiguration(folder, options.config ?? null, options.set);
  const assembly = await assemble(configuration);
  const paths = options.sources && options.sources.length > 0 ? options.sources : ["input"];
  return {
    folder,
    configuration,
    assembly,
    paths,
    ...(await findSources(paths, folder, configuration.out, configuration.pages)),
  };
}
