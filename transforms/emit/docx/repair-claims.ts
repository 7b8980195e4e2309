import type { Correction } from "../../../pipeline/model/edition.ts";
import { isInEdition, type Ledger, type LedgerRepair } from "../../../pipeline/model/ledger.ts";

/** Finds the ledger's repair behind a correction of the text; what nobody claimed is left over. */
export interface RepairClaims {
  claim(correction: Correction): LedgerRepair | null;
  unclaimed(): LedgerRepair[];
}

/** Repairs are told apart by rule and readings, and where that is not enough by their place, else by their order. */
export function repairClaims(ledger: Ledger): RepairClaims {
  const repairs = ledger.repairs.filter((repair) => repair.kind === "correction" && isInEdition(repair));
  const byReading = new Map<string, LedgerRepair[]>();
  for (const repair of repairs) {
    const alike = byReading.get(keyOf(repair));
    if (alike) alike.push(repair);
    else byReading.set(keyOf(repair), [repair]);
  }
  return {
    claim(correction) {
      const alike = byReading.get(keyOf(correction)) ?? [];
      const { span } = correction;
      const exact = span ? alike.findIndex((repair) => repair.span.start === span.start) : -1;
      return alike.splice(Math.max(0, exact), 1)[0] ?? null;
    },
    unclaimed() {
      const left = new Set([...byReading.values()].flat());
      return repairs.filter((repair) => left.has(repair));
    },
  };
}

function keyOf({ rule, before, after }: Pick<Correction, "rule" | "before" | "after">): string {
  return JSON.stringify([rule, before, after]);
}
