import type { RunTotals } from "../batch/report.ts";
import { runBatch } from "../batch/run-batch.ts";
import { template } from "../host.ts";
import { BatchFigures } from "../report/html/batch-figures.ts";
import { htmlReport } from "../report/html/html-report.ts";
import { jsonReport } from "../report/json-report.ts";
import { junitReport } from "../report/junit-report.ts";
import { progressOn } from "../report/progress.ts";
import type { ReportWriter } from "../report/report-writer.ts";
import { sarifReport } from "../report/sarif-report.ts";
import { count } from "../report/summary.ts";
import { openTerminal, type Terminal } from "../report/terminal.ts";
import { formatDiagnostic } from "../report/text-report.ts";
import { type RunFlags, runOf } from "./run-flags.ts";

/** The options of `emend check`. */
export interface CheckFlags extends RunFlags {
  readonly format: "text" | "json" | "sarif" | "junit" | "html";
}

/** Runs `emend check`; returns its exit code. Findings are written while the run lasts. */
export async function checkCommand(sources: readonly string[], flags: CheckFlags): Promise<number> {
  const terminal = await openTerminal(flags.color);
  const progress = progressOn(terminal.err);
  const report = await writerOf(flags.format, terminal);
  const { configuration, totals } = await runBatch(
    "check",
    { ...runOf(sources, flags), onProgress: progress.show },
    report,
  ).finally(progress.clear);
  const code = totals.exitCode(configuration.failOn);
  report.end(totals, code, null);
  return code;
}

async function writerOf(format: CheckFlags["format"], { out, outColors }: Terminal): Promise<ReportWriter> {
  switch (format) {
    case "text": {
      const write = (diagnostic: Parameters<ReportWriter["diagnostic"]>[0]) =>
        out.write(formatDiagnostic(diagnostic, outColors));
      return {
        begin: () => undefined,
        source: ({ diagnostics }) => diagnostics.forEach(write),
        diagnostic: write,
        end: (totals) => out.write(`${conclusion(totals)}\n`),
      };
    }
    case "json":
      return jsonReport(out.write);
    case "sarif":
      return sarifReport(out.write);
    case "junit":
      return junitReport(out.write);
    case "html": {
      const figures = new BatchFigures();
      const style = new TextDecoder().decode(await template("report/report.css"));
      return {
        begin: (_configuration, rules) => figures.begin(rules),
        source: (report) => figures.source(report),
        diagnostic: (diagnostic) => figures.diagnostic(diagnostic),
        end() {
          for (const piece of htmlReport(figures, style)) out.write(piece);
        },
      };
    }
  }
}

function conclusion({ sources, severities }: RunTotals): string {
  const { error, warning, info } = severities;
  const found = [count(error, "error"), count(warning, "warning"), count(info, "note")].join(", ");
  return `${count(sources, "source")}: ${found}`;
}
