import type { Correction } from "../../pipeline/model/edition.ts";
import { isInEdition, type Ledger, type LedgerRepair } from "../../pipeline/model/ledger.ts";

/** Finds the ledger's repair behind a correction of the text; what nobody claimed is left over. */
export interface RepairClaims {
  claim(correction: Correction): LedgerRepair | null;
  unclaimed(): LedgerRepair[];
}

/** Repairs are told apart by rule and the source's reading, and where that is not enough by their place, else by their order. */
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
      const exact = span
        ? alike.findIndex((repair) => repair.span.start === span.start && repair.span.end === span.end)
        : -1;
      return alike.splice(Math.max(0, exact), 1)[0] ?? null;
    },
    unclaimed() {
      const left = new Set([...byReading.values()].flat());
      return repairs.filter((repair) => left.has(repair));
    },
  };
}

/** An amended repair may keep its proposal in `after`, so the reading of the edition is no part of the key. */
function keyOf({ rule, before }: Pick<Correction, "rule" | "before">): string {
  return `${rule}\n${before}`;
}
