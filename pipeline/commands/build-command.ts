import { resolve } from "node:path";
import { build } from "../batch/build.ts";
import { labelOf } from "../batch/find-sources.ts";
import { allDiagnostics, exitCodeOf } from "../batch/report.ts";
import { onInterrupt, workingFolder } from "../host.ts";
import { jsonReport } from "../report/json-report.ts";
import { progressOn } from "../report/progress.ts";
import { formatSummary } from "../report/summary.ts";
import { openTerminal } from "../report/terminal.ts";
import { formatDiagnostic } from "../report/text-report.ts";
import { type RunFlags, settingsOf } from "./run-flags.ts";

/** The options of `emend build`. */
export interface BuildFlags extends RunFlags {
  readonly out?: string;
  readonly to?: readonly string[];
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Runs `emend build`; returns its exit code. */
export async function buildCommand(sources: readonly string[], flags: BuildFlags): Promise<number> {
  const { out, err, outColors, errColors } = await openTerminal(flags.color);
  const progress = progressOn(err);
  const isSilent = flags.quiet === true || flags.json === true;
  const forget = onInterrupt(() => {
    progress.clear();
    err.write("interrupted; every file that was written is whole\n");
  });
  const report = await build({
    sources,
    ...(flags.config !== undefined && { config: flags.config }),
    set: settingsOf(flags),
    ...(!isSilent && { onProgress: progress.show }),
  }).finally(() => {
    if (!isSilent) progress.clear();
    forget();
  });
  if (flags.json) {
    out.write(jsonReport(report));
    return exitCodeOf(report);
  }
  for (const diagnostic of allDiagnostics(report)) {
    const { severity } = diagnostic;
    const isShown = severity === "error" || (!flags.quiet && (severity === "warning" || flags.verbose === true));
    if (isShown) err.write(formatDiagnostic(diagnostic, errColors));
  }
  const folder = labelOf(resolve(report.configuration.out), workingFolder());
  if (!flags.quiet && report.sources.length > 0) out.write(formatSummary(report, folder, outColors));
  return exitCodeOf(report);
}
