import type { Diagnostic } from "../batch/diagnostic.ts";
import { atLeast } from "../batch/diagnostic.ts";
import type { FailOn } from "../configuration.ts";
import { escapeAttribute, escapeText } from "../xml/escape.ts";
import type { ReportWriter, Write } from "./report-writer.ts";

/**
 * Findings as JUnit XML, as test servers read it: a suite for each source, a case for each finding. A finding
 * at or above `failOn` is a failure, the others are written to the case's output; a source without findings
 * is one case that passes. The sums are those of the suites, because the root is written before they are known.
 */
export function junitReport(write: Write): ReportWriter {
  let failOn: FailOn = "error";
  const suite = (name: string, diagnostics: readonly Diagnostic[]) =>
    write(`${suiteLines(name, diagnostics, failOn).join("\n")}\n`);
  const ofTheRun: Diagnostic[] = [];
  return {
    begin(configuration) {
      ({ failOn } = configuration);
      write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="emend check">\n');
    },
    source: ({ source, diagnostics }) => suite(source.label, diagnostics),
    diagnostic: (diagnostic) => ofTheRun.push(diagnostic),
    end() {
      if (ofTheRun.length > 0) suite("emend", ofTheRun);
      write("</testsuites>\n");
    },
  };
}

function isFailure({ severity }: Diagnostic, failOn: FailOn): boolean {
  return failOn !== "never" && atLeast(severity, failOn);
}

function suiteLines(name: string, diagnostics: readonly Diagnostic[], failOn: FailOn): string[] {
  const failures = diagnostics.filter((diagnostic) => isFailure(diagnostic, failOn)).length;
  const tests = Math.max(1, diagnostics.length);
  const quoted = escapeAttribute(name);
  const cases =
    diagnostics.length === 0
      ? [`    <testcase classname="${quoted}" name="no findings"/>`]
      : diagnostics.flatMap((diagnostic) => caseLines(diagnostic, quoted, isFailure(diagnostic, failOn)));
  const open = `  <testsuite name="${quoted}" tests="${tests}" failures="${failures}" errors="0">`;
  return [open, ...cases, "  </testsuite>"];
}

function caseLines(diagnostic: Diagnostic, classname: string, failed: boolean): string[] {
  const { rule, severity, message, hint, position } = diagnostic;
  const at = position ? ` at ${position.line}:${position.column}` : "";
  const open = `    <testcase classname="${classname}" name="${escapeAttribute(rule + at)}">`;
  const text = escapeText([`${severity}: ${message}`, ...(hint === null ? [] : [hint])].join("\n"));
  const body = failed
    ? `      <failure type="${escapeAttribute(rule)}" message="${escapeAttribute(message)}">${text}</failure>`
    : `      <system-out>${text}</system-out>`;
  return [open, body, "    </testcase>"];
}
