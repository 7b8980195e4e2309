import type { Diagnostic } from "../batch/diagnostic.ts";
import { VERSION } from "../version.ts";
import { arrayWriter, type ReportWriter, type Write } from "./report-writer.ts";

/**
 * What a run did, for programs: JSON with the figures, the findings and the files of every source, the totals last.
 * @param changedOnly leaves out the sources whose editions were current
 */
export function jsonReport(write: Write, changedOnly = false): ReportWriter {
  const sources = arrayWriter(write, 2);
  const findings: Diagnostic[] = [];
  return {
    begin: () => write(`{\n  "emend": ${JSON.stringify(VERSION)},\n  "sources": [`),
    source({ source, outcome, reason, figures, diagnostics, files }) {
      if (changedOnly && outcome === "current") return;
      const { label, stem } = source;
      sources.item({ source: label, stem, outcome, reason, figures, findings: diagnostics, files });
    },
    diagnostic: (diagnostic) => findings.push(diagnostic),
    end({ outcomes, severities }, exitCode) {
      sources.close();
      const last = JSON.stringify({ findings, outcomes, severities, exitCode }, null, 2);
      write(`,${last.slice(1)}\n`);
    },
  };
}
