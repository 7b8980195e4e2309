import type { Colors } from "picocolors/types.js";
import type { Diagnostic } from "../batch/diagnostic.ts";
import type { DecisionContext } from "../decisions.ts";
import type { Severity } from "../model/ledger.ts";
import { printable } from "./printable.ts";

/**
 * A diagnostic as compilers write them: `file:line:column: severity: message [rule]`, the source's line with
 * the place marked, and the remedy; where an editor has to decide, the entry for the file of decisions, ready to be copied.
 */
export function formatDiagnostic(diagnostic: Diagnostic, colors: Colors): string {
  const { source, position, severity, message, rule, place, hint, decision } = diagnostic;
  const where = [source && printable(source), position?.line, position?.column].filter(
    (part) => part !== null && part !== undefined,
  );
  const head = where.length > 0 ? `${colors.bold(where.join(":"))}: ` : "";
  const lines = [`${head}${paint(severity, colors)}: ${printable(message)} ${colors.dim(`[${rule}]`)}`];
  if (place) {
    const gutter = String(place.line).padStart(5);
    const mark = " ".repeat(place.mark.at) + "^".repeat(place.mark.length);
    lines.push(`${colors.dim(`${gutter} |`)} ${place.excerpt}`, `${colors.dim("      |")} ${colors.cyan(mark)}`);
  }
  if (hint !== null) lines.push(`      ${colors.dim("help:")} ${printable(hint)}`);
  if (decision) lines.push(decisionEntry(decision));
  return `${lines.join("\n")}\n`;
}

/** An entry of a file of decisions, in YAML: what stands in JSON between quotation marks does so there too (YAML 1.2, 7.3.1). */
function decisionEntry({ rule, left, before, right }: DecisionContext): string {
  const words = Object.entries({ left, before, right }).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
  return [`- rule: ${rule}`, ...words, "  decision: accept # or reject, or amend with a reading"].join("\n");
}

const LABEL: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

function paint(severity: Severity, colors: Colors): string {
  const label = LABEL[severity];
  switch (severity) {
    case "error":
      return colors.red(colors.bold(label));
    case "warning":
      return colors.yellow(colors.bold(label));
    case "info":
      return colors.cyan(label);
  }
}
