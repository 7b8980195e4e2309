import type { Diagnostic } from "../../batch/diagnostic.ts";
import { RunTotals, type SourceReport, severitiesOfSource } from "../../batch/report.ts";
import type { Severity } from "../../model/ledger.ts";
import type { Rule, Tier } from "../../model/rule.ts";

/** A source as a row of the report: plain figures. */
export interface SourceRow {
  readonly label: string;
  readonly stem: string;
  readonly outcome: "edition" | "unreadable" | "failed";
  readonly documents: number;
  readonly pageBreaks: number;
  readonly notes: number;
  readonly linked: number;
  readonly applied: number;
  /** Repairs that wait for a decision. */
  readonly waiting: number;
  readonly errors: number;
  /** Warnings besides the repairs that wait. */
  readonly warnings: number;
  readonly infos: number;
  readonly files: readonly { readonly edition: string; readonly path: string }[];
  /** The first of its diagnostics, worst first; none but for the worst sources. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What a rule did in the whole batch. */
export interface RuleRow {
  readonly rule: string;
  readonly tier: Tier | null;
  readonly summary: string;
  applied: number;
  waiting: number;
  rejected: number;
  sources: number;
}

/** What was found by a rule in the whole batch. */
export interface FindingRow {
  readonly rule: string;
  readonly severity: Severity;
  readonly summary: string;
  count: number;
  sources: number;
}

/** Upper ends of the classes in which sources are counted by what there is to look at in them. */
export const CLASSES = [0, 1, 4, 9, 19, 49, Number.POSITIVE_INFINITY];

const WORST = 25;
const DIAGNOSTICS = 12;
const ROWS = 2000;

/** Adds up a batch for its report. What it keeps does not grow with the number of sources, but for a bounded list. */
export class BatchFigures {
  readonly totals = new RunTotals();
  readonly repairs = new Map<string, RuleRow>();
  readonly findings = new Map<string, FindingRow>();
  /** What concerns no single source. */
  readonly diagnostics: Diagnostic[] = [];
  readonly classes: number[] = CLASSES.map(() => 0);
  readonly sums = { documents: 0, pageBreaks: 0, notes: 0, linked: 0, applied: 0, waiting: 0 };
  /** Sources with anything to look at, those that became no edition among them. */
  worthALook = 0;
  readonly #rules = new Map<string, Rule>();
  readonly #rows = new Worst(ROWS);
  readonly #worst = new Worst(WORST);

  begin(rules: readonly Rule[]): void {
    for (const rule of rules) this.#rules.set(rule.id, rule);
  }

  source(report: SourceReport): void {
    this.totals.addSource(report);
    const row = rowOf(report);
    this.#rows.add(row);
    if (isWorthALook(row)) {
      this.worthALook++;
      this.#worst.add(row, () => ({ ...row, diagnostics: worstOf(report.diagnostics) }));
    }
    this.#addSums(row);
    for (const [rule, kinds] of Object.entries(report.entry?.repairs ?? {})) {
      const known = this.#repairRow(rule);
      known.applied += (kinds.applied ?? 0) + (kinds.accepted ?? 0) + (kinds.amended ?? 0);
      known.waiting += (kinds.proposed ?? 0) + (kinds.flagged ?? 0);
      known.rejected += kinds.rejected ?? 0;
      known.sources++;
    }
    this.#addFindings(report);
  }

  diagnostic(diagnostic: Diagnostic): void {
    this.totals.addDiagnostics([diagnostic]);
    this.diagnostics.push(diagnostic);
  }

  /** The sources to look at first, with their first diagnostics. */
  get worst(): readonly SourceRow[] {
    return this.#worst.rows;
  }

  /** All sources, or the first of them, worst first. */
  get rows(): readonly SourceRow[] {
    return this.#rows.rows;
  }

  #addSums(row: SourceRow): void {
    const { sums } = this;
    sums.documents += row.documents;
    sums.pageBreaks += row.pageBreaks;
    sums.notes += row.notes;
    sums.linked += row.linked;
    sums.applied += row.applied;
    sums.waiting += row.waiting;
    if (row.outcome !== "edition") return;
    const at = CLASSES.findIndex((end) => toLookAt(row) <= end);
    this.classes[at] = (this.classes[at] ?? 0) + 1;
  }

  #repairRow(rule: string): RuleRow {
    const known = this.repairs.get(rule);
    if (known) return known;
    const { tier = null, summary = "" } = this.#rules.get(rule) ?? {};
    const row: RuleRow = { rule, tier, summary, applied: 0, waiting: 0, rejected: 0, sources: 0 };
    this.repairs.set(rule, row);
    return row;
  }

  #addFindings({ entry, diagnostics }: SourceReport): void {
    const counts = entry?.findings ?? {};
    for (const [rule, severities] of Object.entries(counts))
      for (const [severity, count] of Object.entries(severities) as [Severity, number][])
        this.#addFinding(rule, severity, count);
    if (entry === null) for (const { rule, severity } of diagnostics) this.#addFinding(rule, severity, 1);
  }

  #addFinding(rule: string, severity: Severity, count: number): void {
    const key = `${rule} ${severity}`;
    const { summary = "" } = this.#rules.get(rule) ?? {};
    const row = this.findings.get(key) ?? { rule, severity, summary, count: 0, sources: 0 };
    row.count += count;
    row.sources++;
    this.findings.set(key, row);
  }
}

/** What an editor has to look at in a source. */
export function toLookAt({ errors, warnings, waiting }: SourceRow): number {
  return errors + warnings + waiting;
}

function isWorthALook(row: SourceRow): boolean {
  return row.outcome !== "edition" || toLookAt(row) > 0;
}

function rowOf(report: SourceReport): SourceRow {
  const { source, outcome, figures, files } = report;
  const { error, warning, info } = severitiesOfSource(report);
  const waiting = figures ? figures.repairs.proposed + figures.repairs.flagged : 0;
  return {
    label: source.label,
    stem: source.stem,
    outcome: outcome === "unreadable" || outcome === "failed" ? outcome : "edition",
    documents: figures?.documents ?? 0,
    pageBreaks: figures?.pageBreaks ?? 0,
    notes: figures?.notes ?? 0,
    linked: figures?.linked ?? 0,
    applied: figures?.repairs.applied ?? 0,
    waiting,
    errors: error,
    warnings: warning - waiting,
    infos: info,
    files: files.filter(({ part }) => !part).map(({ edition, path }) => ({ edition, path })),
    diagnostics: [],
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function worstOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, DIAGNOSTICS);
}

/** Sources that became no edition first, then by errors, then by all there is to look at. */
function compareRows(a: SourceRow, b: SourceRow): number {
  const lost = ({ outcome }: SourceRow) => (outcome === "edition" ? 0 : 1);
  return (
    lost(b) - lost(a) ||
    b.errors - a.errors ||
    toLookAt(b) - toLookAt(a) ||
    b.notes - b.linked - (a.notes - a.linked) ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
  );
}

/** The worst of many rows. */
class Worst {
  readonly #limit: number;
  #kept: SourceRow[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param full what to keep of the row, made only where it is kept */
  add(row: SourceRow, full: () => SourceRow = () => row): void {
    const last = this.#kept.length >= this.#limit ? this.#kept[this.#limit - 1] : undefined;
    if (last && compareRows(last, row) < 0) return;
    this.#kept.push(full());
    if (this.#kept.length >= this.#limit * 2) this.#kept = this.rows;
    else if (this.#kept.length === this.#limit) this.#kept.sort(compareRows);
  }

  get rows(): SourceRow[] {
    return [...this.#kept].sort(compareRows).slice(0, this.#limit);
  }
}
