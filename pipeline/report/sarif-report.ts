import type { Diagnostic } from "../batch/diagnostic.ts";
import type { Severity } from "../model/ledger.ts";
import type { Rule } from "../model/rule.ts";
import { VERSION } from "../version.ts";
import { arrayWriter, type ReportWriter, type Write } from "./report-writer.ts";

const LEVEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** Findings in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), as code hosts read it. */
export function sarifReport(write: Write): ReportWriter {
  const results = arrayWriter(write, 4);
  let indexes: ReadonlyMap<string, number> = new Map();
  const put = (diagnostic: Diagnostic) => results.item(result(diagnostic, indexes));
  return {
    begin(_configuration, rules) {
      indexes = new Map(rules.map((rule, at) => [rule.id as string, at]));
      const driver = { name: "emend", semanticVersion: VERSION, rules: rules.map(descriptor) };
      const run = JSON.stringify({ tool: { driver }, columnKind: "utf16CodeUnits" }, null, 2).slice(0, -2);
      write(`{\n  "$schema": "${SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    `);
      write(`${run.replaceAll("\n", "\n    ")},\n      "results": [`);
    },
    source: ({ diagnostics }) => diagnostics.forEach(put),
    diagnostic: put,
    end() {
      results.close();
      write("\n    }\n  ]\n}\n");
    },
  };
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

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
