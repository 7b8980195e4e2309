import type { Configuration } from "../configuration.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { RunReport, SourceReport } from "./report.ts";
import { runBatch } from "./run-batch.ts";
import type { RunOptions } from "./run-options.ts";

/**
 * Turns sources into editions: for each `OUT/<stem>/<stem>.canonical.xml`, its editions and its ledger, and
 * `OUT/manifest.json` for all. What an earlier run made of the same is not made again. A source's files are written
 * only when all of them are made; a source that cannot be read, or that a transform fails on, does not stop the others.
 * @throws UsageError where the configuration is wrong, or another run works on the same output folder
 */
export async function build(options: RunOptions = {}): Promise<RunReport> {
  return collect("build", options);
}

/**
 * Turns sources into editions in memory, checks them, and writes nothing: for the findings.
 * @throws UsageError where the configuration is wrong
 */
export async function check(options: RunOptions = {}): Promise<RunReport> {
  return collect("check", options);
}

async function collect(mode: "build" | "check", options: RunOptions): Promise<RunReport> {
  const sources: SourceReport[] = [];
  const diagnostics: Diagnostic[] = [];
  const { configuration }: { configuration: Configuration } = await runBatch(mode, options, {
    wantsLedgers: true,
    source: (report) => sources.push(report),
    diagnostic: (diagnostic) => diagnostics.push(diagnostic),
  });
  return { configuration, sources, diagnostics };
}
