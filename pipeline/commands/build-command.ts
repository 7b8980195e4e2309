import { join, resolve } from "node:path";
import type { Diagnostic } from "../batch/diagnostic.ts";
import { labelOf, REPORT } from "../batch/find-sources.ts";
import { planBuild } from "../batch/plan-build.ts";
import { type RunEnd, type RunListener, runBatch } from "../batch/run-batch.ts";
import type { RunOptions } from "../batch/run-options.ts";
import { onInterrupt, template, workingFolder, writeInPieces } from "../host.ts";
import { BatchFigures } from "../report/html/batch-figures.ts";
import { htmlReport } from "../report/html/html-report.ts";
import { jsonReport } from "../report/json-report.ts";
import { printable } from "../report/printable.ts";
import { progressOn } from "../report/progress.ts";
import type { ReportWriter } from "../report/report-writer.ts";
import { count, Summary } from "../report/summary.ts";
import { openTerminal, type Terminal } from "../report/terminal.ts";
import { formatDiagnostic } from "../report/text-report.ts";
import { type RunFlags, runOf } from "./run-flags.ts";

/** The options of `emend build`. */
export interface BuildFlags extends RunFlags {
  readonly out?: string;
  readonly to?: readonly string[];
  readonly force?: boolean;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly changedOnly?: boolean;
  readonly report?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** A run of this many sources gets a report, if nobody says otherwise. */
const BATCH = 20;

/** Runs `emend build`; returns its exit code. */
export async function buildCommand(sources: readonly string[], flags: BuildFlags): Promise<number> {
  const terminal = await openTerminal(flags.color);
  const run = runOf(sources, flags);
  return flags.dryRun ? dryRun(run, flags, terminal) : build(run, flags, terminal);
}

async function build(run: RunOptions, flags: BuildFlags, terminal: Terminal): Promise<number> {
  const { out, err, errColors } = terminal;
  const progress = progressOn(err);
  const isSilent = flags.quiet === true || flags.json === true;
  const forget = onInterrupt(() => {
    progress.clear();
    err.write("interrupted; every file that was written is whole, and the next run goes on from here\n");
  });
  const show = (diagnostic: Diagnostic) => {
    const { severity } = diagnostic;
    const isShown = severity === "error" || (!flags.quiet && (severity === "warning" || flags.verbose === true));
    if (!isShown) return;
    if (!isSilent) progress.clear();
    err.write(formatDiagnostic(diagnostic, errColors));
  };
  const figures = new BatchFigures();
  const told = flags.json ? jsonReport(out.write, flags.changedOnly) : summaryWriter(terminal, flags, show);
  const listener: RunListener = {
    begin(configuration, rules) {
      told.begin(configuration, rules);
      figures.begin(rules);
    },
    source(report) {
      told.source(report);
      figures.source(report);
    },
    diagnostic(diagnostic) {
      told.diagnostic(diagnostic);
      figures.diagnostic(diagnostic);
    },
  };
  const end = await runBatch("build", { ...run, ...(!isSilent && { onProgress: progress.show }) }, listener).finally(
    () => {
      if (!isSilent) progress.clear();
      forget();
    },
  );
  const code = end.totals.exitCode(end.configuration.failOn);
  const report = await writeReport(end, figures, flags);
  told.end(end.totals, code, report);
  return code;
}

/** Writes the report of a batch, or of any run where it is asked for; returns its path as the user knows it. */
async function writeReport(
  { configuration, totals }: RunEnd,
  figures: BatchFigures,
  flags: BuildFlags,
): Promise<string | null> {
  if (totals.sources === 0 || !(flags.report ?? totals.sources >= BATCH)) return null;
  const path = join(configuration.out, REPORT);
  const style = new TextDecoder().decode(await template("report/report.css"));
  writeInPieces(path, htmlReport(figures, style));
  return labelOf(path, workingFolder());
}

/** Findings while the run lasts, on standard error, and a table at its end. */
function summaryWriter(
  { out, outColors }: Terminal,
  flags: BuildFlags,
  show: (diagnostic: Diagnostic) => void,
): ReportWriter {
  let summary: Summary | null = null;
  return {
    begin(configuration) {
      const folder = labelOf(resolve(configuration.out), workingFolder());
      summary = new Summary(folder, outColors, flags.changedOnly === true);
    },
    source(report) {
      for (const diagnostic of report.diagnostics) show(diagnostic);
      summary?.add(report);
    },
    diagnostic: show,
    end(totals, _code, report) {
      if (summary !== null && !flags.quiet && totals.sources > 0) out.write(summary.format(totals, report));
    },
  };
}

/** Says what would be made, and why, and makes nothing; with `make -n` and `ninja -n` in mind. */
async function dryRun(run: RunOptions, flags: BuildFlags, { out, err, errColors }: Terminal): Promise<number> {
  const { sources, due, diagnostics } = await planBuild(run);
  if (flags.json) {
    const all = due.map(({ source, reason }) => ({ source: source.label, stem: source.stem, reason }));
    out.write(`${JSON.stringify({ sources, due: all, findings: diagnostics }, null, 2)}\n`);
    return 0;
  }
  for (const diagnostic of diagnostics)
    if (diagnostic.severity !== "info" || flags.verbose) err.write(formatDiagnostic(diagnostic, errColors));
  for (const { source, reason } of due) out.write(`${printable(source.label)}: ${reason}\n`);
  out.write(`${due.length} of ${count(sources, "source")} would be made\n`);
  return 0;
}
