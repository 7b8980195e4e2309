import type { Ledger, RepairStatus, Severity } from "../model/ledger.ts";

/** How many there are of each kind, by rule; what there is none of is left out. */
export type Tally<Kind extends string> = Readonly<Record<string, Readonly<Partial<Record<Kind, number>>>>>;

/** A ledger in figures: its repairs by rule and status, its findings by rule and severity. */
export interface LedgerTally {
  readonly repairs: Tally<RepairStatus>;
  readonly findings: Tally<Severity>;
}

/** Counts what is in a ledger; rules stand in the order of their code units, so that equal ledgers give equal bytes. */
export function tallyOf({ repairs, findings }: Pick<Ledger, "repairs" | "findings">): LedgerTally {
  return {
    repairs: tally(repairs.map(({ rule, status }) => [rule, status])),
    findings: tally(findings.map(({ rule, severity }) => [rule, severity])),
  };
}

function tally<Kind extends string>(pairs: readonly (readonly [rule: string, kind: Kind])[]): Tally<Kind> {
  const counts = new Map<string, Map<Kind, number>>();
  for (const [rule, kind] of pairs) {
    const kinds = counts.get(rule) ?? new Map<Kind, number>();
    counts.set(rule, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }
  const sorted = <Value>(entries: Iterable<readonly [string, Value]>) =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    sorted(counts).map(([rule, kinds]) => [rule, Object.fromEntries(sorted(kinds)) as Partial<Record<Kind, number>>]),
  );
}

/** How many of one kind there are, of all rules. */
export function sumOf<Kind extends string>(tally: Tally<Kind>, kind: Kind): number {
  return Object.values(tally).reduce((sum, kinds) => sum + (kinds[kind] ?? 0), 0);
}

/** What an editor is told of a ledger: its findings, and as warnings the repairs that wait for a decision. */
export function severitiesOf({ repairs, findings }: LedgerTally): Readonly<Record<Severity, number>> {
  const waiting = sumOf(repairs, "proposed") + sumOf(repairs, "flagged");
  return {
    error: sumOf(findings, "error"),
    warning: sumOf(findings, "warning") + waiting,
    info: sumOf(findings, "info"),
  };
}
