import type { LedgerFinding } from "./model/ledger.ts";
import type { Position } from "./model/span.ts";

/** A finding that keeps a source from becoming an edition: what is wrong, and the remedy. */
export function errorFinding(
  rule: LedgerFinding["rule"],
  message: string,
  hint: string,
  position: Position | null = null,
): LedgerFinding {
  return { rule, severity: "error", message, hint, span: null, position };
}
