import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerRepair, RepairStatus } from "../../pipeline/model/ledger.ts";
import { applyRepairs, inSourceOrder, undoRepairs } from "../../pipeline/model/repairs.ts";

function repair(
  text: string,
  start: number,
  end: number,
  after: string,
  status: RepairStatus = "applied",
): LedgerRepair {
  return {
    rule: "test/rule",
    kind: "artefact",
    span: { source: "s", start, end },
    before: text.slice(start, end),
    after,
    certainty: "high",
    evidence: "",
    tier: "auto",
    status,
    position: { line: 1, column: start + 1 },
  };
}

const STATUSES: readonly RepairStatus[] = ["applied", "accepted", "amended", "proposed", "flagged", "rejected"];

describe("making and undoing repairs", () => {
  it("gives the source back, whatever the repairs are and in whatever order they come", () => {
    const repairs = fc.record({
      text: fc.string({ unit: "binary", maxLength: 40 }),
      cuts: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
      afters: fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }),
      statuses: fc.array(fc.constantFrom(...STATUSES), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(repairs, ({ text, cuts, afters, statuses }) => {
        const edges = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
        const list = Array.from({ length: edges.length >> 1 }, (_, at) =>
          repair(text, edges[2 * at] ?? 0, edges[2 * at + 1] ?? 0, afters[at] ?? "", statuses[at]),
        ).reverse();
        expect(undoRepairs(applyRepairs(text, list), list)).toBe(text);
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("makes those alone that stand in the edition", () => {
    const made = STATUSES.filter((status) => applyRepairs("abc", [repair("abc", 1, 2, "", status)]) === "ac");
    expect(made).toEqual(["applied", "accepted", "amended"]);
    expect(inSourceOrder([repair("abc", 2, 3, ""), repair("abc", 0, 1, "")]).map(({ span }) => span.start)).toEqual([
      0, 2,
    ]);
  });

  it("fails where repairs overlap or do not fit the text", () => {
    const text = "abcdef";
    expect(() => applyRepairs(text, [repair(text, 0, 3, ""), repair(text, 2, 4, "")])).toThrow(/overlap at offset 2/);
    expect(() => applyRepairs("xbcdef", [repair(text, 0, 3, "")])).toThrow(/does not have what test\/rule repaired/);
    expect(() => undoRepairs("abcdef", [repair(text, 0, 3, "zz")])).toThrow(/put in at offset 0/);
  });
});
