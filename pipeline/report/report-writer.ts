import type { Diagnostic } from "../batch/diagnostic.ts";
import type { RunTotals, SourceReport } from "../batch/report.ts";
import type { Configuration } from "../configuration.ts";
import type { Rule } from "../model/rule.ts";

/** Writes what a run does while it does it, so that no more than one source is in memory. */
export interface ReportWriter {
  begin(configuration: Configuration, rules: readonly Rule[]): void;
  source(report: SourceReport): void;
  /** What concerns no single source that was found. */
  diagnostic(diagnostic: Diagnostic): void;
  /** @param report where the report of the batch is, if one was written */
  end(totals: RunTotals, exitCode: number, report: string | null): void;
}

/** Takes text, piece by piece. */
export type Write = (text: string) => void;

/** Writes JSON values into an array that is open, each on lines of its own, `depth` steps in. */
export function arrayWriter(write: Write, depth: number): { item(value: unknown): void; close(): void } {
  const indent = "  ".repeat(depth);
  let isEmpty = true;
  return {
    item(value) {
      const json = JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
      write(`${isEmpty ? "" : ","}\n${indent}${json}`);
      isEmpty = false;
    },
    close: () => write(isEmpty ? "]" : `\n${indent.slice(2)}]`),
  };
}
