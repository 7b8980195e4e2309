import type { Diagnostic } from "../batch/diagnostic.ts";
import { allDiagnostics, type RunReport } from "../batch/report.ts";
import type { Severity } from "../model/ledger.ts";
import type { Rule } from "../model/rule.ts";
import { VERSION } from "../version.ts";

const LEVEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code hosts read it. */
export function sarifReport(report: RunReport, rules: readonly Rule[]): string {
  const indexes = new Map(rules.map((rule, at) => [rule.id as string, at]));
  const sarif = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "emend", semanticVersion: VERSION, rules: rules.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        results: allDiagnostics(report).map((diagnostic) => result(diagnostic, indexes)),
      },
    ],
  };
  return `${JSON.stringify(sarif, null, 2)}\n`;
}

function descriptor({ id, summary, rationale }: Rule): object {
  return { id, shortDescription: { text: summary }, fullDescription: { text: rationale } };
}

function result(diagnostic: Diagnostic, indexes: ReadonlyMap<string, number>): object {
  const { rule, severity, message, hint, source } = diagnostic;
  const ruleIndex = indexes.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVEL[severity],
    message: { text: hint === null ? message : `${message} ${hint}` },
    ...(source !== null && { locations: [{ physicalLocation: physicalLocation(diagnostic, source) }] }),
  };
}

function physicalLocation({ position, place }: Diagnostic, source: string): object {
  const artifactLocation = { uri: source.split("/").map(encodeURIComponent).join("/") };
  if (place) {
    const { line, column, endLine, endColumn, start, end } = place;
    const region = { startLine: line, startColumn: column, endLine, endColumn };
    return { artifactLocation, region: { ...region, charOffset: start, charLength: end - start } };
  }
  return position
    ? { artifactLocation, region: { startLine: position.line, startColumn: position.column } }
    : { artifactLocation };
}
