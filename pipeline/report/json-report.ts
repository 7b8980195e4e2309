import { allDiagnostics, countBySeverity, exitCodeOf, type RunReport } from "../batch/report.ts";
import { VERSION } from "../version.ts";

/** What a run did, for programs: JSON with the figures, the findings and the files of every source. */
export function jsonReport(report: RunReport): string {
  const sources = report.sources.map(({ source, outcome, figures, diagnostics, files }) => ({
    source: source.label,
    stem: source.stem,
    outcome,
    figures,
    findings: diagnostics,
    files,
  }));
  const summary = {
    emend: VERSION,
    exitCode: exitCodeOf(report),
    severities: countBySeverity(allDiagnostics(report)),
    sources,
    findings: report.diagnostics,
  };
  return `${JSON.stringify(summary, null, 2)}\n`;
}
