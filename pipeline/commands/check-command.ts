import { assemble } from "../assemble.ts";
import { check } from "../batch/build.ts";
import { allDiagnostics, countBySeverity, exitCodeOf, type RunReport } from "../batch/report.ts";
import { jsonReport } from "../report/json-report.ts";
import { junitReport } from "../report/junit-report.ts";
import { progressOn } from "../report/progress.ts";
import { sarifReport } from "../report/sarif-report.ts";
import { count } from "../report/summary.ts";
import { openTerminal } from "../report/terminal.ts";
import { formatDiagnostic } from "../report/text-report.ts";
import { type RunFlags, settingsOf } from "./run-flags.ts";

/** The options of `emend check`. */
export interface CheckFlags extends RunFlags {
  readonly format: "text" | "json" | "sarif" | "junit";
}

/** Runs `emend check`; returns its exit code. */
export async function checkCommand(sources: readonly string[], flags: CheckFlags): Promise<number> {
  const { out, err, outColors } = await openTerminal(flags.color);
  const progress = progressOn(err);
  const report = await check({
    sources,
    ...(flags.config !== undefined && { config: flags.config }),
    set: settingsOf(flags),
    onProgress: progress.show,
  }).finally(progress.clear);
  switch (flags.format) {
    case "text": {
      for (const diagnostic of allDiagnostics(report)) out.write(formatDiagnostic(diagnostic, outColors));
      out.write(`${conclusion(report)}\n`);
      break;
    }
    case "json":
      out.write(jsonReport(report));
      break;
    case "sarif":
      out.write(sarifReport(report, (await assemble(report.configuration)).rules));
      break;
    case "junit":
      out.write(junitReport(report));
      break;
  }
  return exitCodeOf(report);
}

function conclusion(report: RunReport): string {
  const { error, warning, info } = countBySeverity(allDiagnostics(report));
  const found = [count(error, "error"), count(warning, "warning"), count(info, "note")].join(", ");
  return `${count(report.sources.length, "source")}: ${found}`;
}
