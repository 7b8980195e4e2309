import { contextOf } from "../decisions.ts";
import type { Ledger } from "../model/ledger.ts";
import { VERSION } from "../version.ts";

/**
 * A ledger as a file: JSON, with each repair's context, so that an editor can copy `rule`, `left`, `before`
 * and `right` into a decision.
 */
export function writeLedger(ledger: Ledger, text: string): string {
  const repairs = ledger.repairs.map((repair) => {
    const { left, right } = contextOf(text, repair);
    const { rule, before, after, ...rest } = repair;
    return { rule, left, before, right, after, ...rest };
  });
  return `${JSON.stringify({ emend: VERSION, ...ledger, repairs }, null, 2)}\n`;
}
