import type { Diagnostic } from "../batch/diagnostic.ts";
import { atLeast } from "../batch/diagnostic.ts";
import type { RunReport } from "../batch/report.ts";
import type { FailOn } from "../configuration.ts";
import { escapeAttribute, escapeText } from "../xml/escape.ts";

interface Suite {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Findings as JUnit XML, as test servers read it: a suite for each source, a case for each finding. A finding
 * at or above `failOn` is a failure, the others are written to the case's output; a source without findings
 * is one case that passes.
 */
export function junitReport(report: RunReport): string {
  const { failOn } = report.configuration;
  const suites: Suite[] = report.sources.map(({ source, diagnostics }) => ({ name: source.label, diagnostics }));
  if (report.diagnostics.length > 0) suites.unshift({ name: "emend", diagnostics: report.diagnostics });
  const cases = suites.reduce((sum, { diagnostics }) => sum + Math.max(1, diagnostics.length), 0);
  const failures = suites.reduce((sum, suite) => sum + failuresOf(suite, failOn), 0);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="emend check" tests="${cases}" failures="${failures}">`,
    ...suites.flatMap((suite) => suiteLines(suite, failOn)),
    "</testsuites>",
  ];
  return `${lines.join("\n")}\n`;
}

function failuresOf({ diagnostics }: Suite, failOn: FailOn): number {
  return diagnostics.filter((diagnostic) => isFailure(diagnostic, failOn)).length;
}

function isFailure({ severity }: Diagnostic, failOn: FailOn): boolean {
  return failOn !== "never" && atLeast(severity, failOn);
}

function suiteLines(suite: Suite, failOn: FailOn): string[] {
  const { name, diagnostics } = suite;
  const tests = Math.max(1, diagnostics.length);
  const quoted = escapeAttribute(name);
  const cases =
    diagnostics.length === 0
      ? [`    <testcase classname="${quoted}" name="no findings"/>`]
      : diagnostics.flatMap((diagnostic) => caseLines(diagnostic, quoted, isFailure(diagnostic, failOn)));
  const open = `  <testsuite name="${quoted}" tests="${tests}" failures="${failuresOf(suite, failOn)}" errors="0">`;
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
