import type { Configuration, FailOn } from "../configuration.ts";
import type { Counts } from "../model/counts.ts";
import type { Ledger, Severity } from "../model/ledger.ts";
import { atLeast, type Diagnostic } from "./diagnostic.ts";
import type { Source } from "./find-sources.ts";
import type { ManifestEntry, WrittenFile } from "./manifest.ts";
import { severitiesOf, sumOf } from "./tally.ts";

/** A run's figures for one source. */
export interface Figures extends Counts {
  readonly linked: number;
  readonly repairs: { readonly applied: number; readonly proposed: number; readonly flagged: number };
}

/** What became of one source. */
export interface SourceReport {
  readonly source: Source;
  /** `current`: what an earlier run made of it still holds, so that nothing was made. */
  readonly outcome: "built" | "current" | "unreadable" | "failed";
  /** Why it was made now: it is new, it changed, …; null where it is current, or only checked. */
  readonly reason: string | null;
  /** What was seen and changed; null where it did not become an edition, or where another process made it. */
  readonly ledger: Ledger | null;
  /** What stands of it in the output folder, or for a check would; null where it did not become an edition. */
  readonly entry: ManifestEntry | null;
  readonly figures: Figures | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly WrittenFile[];
}

/** What a run did. */
export interface RunReport {
  readonly configuration: Configuration;
  readonly sources: readonly SourceReport[];
  /** What concerns no single source that was found. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A source's report on the edition that was made of it, or stands. */
export function reportOf(
  source: Source,
  outcome: "built" | "current",
  entry: ManifestEntry,
  ledger: Ledger | null,
  diagnostics: readonly Diagnostic[],
): SourceReport {
  return { source, outcome, reason: null, ledger, entry, figures: figuresOf(entry), diagnostics, files: entry.files };
}

/** The report on a source that did not become an edition. */
export function refusalOf(
  source: Source,
  outcome: "unreadable" | "failed",
  diagnostics: readonly Diagnostic[],
): SourceReport {
  return { source, outcome, reason: null, ledger: null, entry: null, figures: null, diagnostics, files: [] };
}

function figuresOf({ counts, linked, repairs }: ManifestEntry): Figures {
  const applied = sumOf(repairs, "applied") + sumOf(repairs, "accepted") + sumOf(repairs, "amended");
  const [proposed, flagged] = [sumOf(repairs, "proposed"), sumOf(repairs, "flagged")];
  return { ...counts, linked, repairs: { applied, proposed, flagged } };
}

/** How many findings of each severity a source has, shown or not. */
export function severitiesOfSource({ entry, diagnostics }: SourceReport): Readonly<Record<Severity, number>> {
  return entry === null ? countBySeverity(diagnostics) : severitiesOf(entry);
}

/** Every diagnostic of a run, those of the run itself first. */
export function allDiagnostics(report: Pick<RunReport, "diagnostics" | "sources">): readonly Diagnostic[] {
  return [...report.diagnostics, ...report.sources.flatMap(({ diagnostics }) => diagnostics)];
}

/** How many diagnostics there are of each severity. */
function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}

/** A run in figures, which can be added up while it runs. */
export class RunTotals {
  readonly outcomes: Record<SourceReport["outcome"], number> = { built: 0, current: 0, unreadable: 0, failed: 0 };
  readonly severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  /** Files that were written now. */
  files = 0;
  #isIncomplete = false;

  addSource(report: SourceReport): void {
    this.outcomes[report.outcome]++;
    this.#addSeverities(severitiesOfSource(report));
    if (report.outcome === "built") this.files += report.files.length;
  }

  /** Adds what concerns no single source. */
  addDiagnostics(diagnostics: readonly Diagnostic[]): void {
    const counts = countBySeverity(diagnostics);
    this.#addSeverities(counts);
    if (counts.error > 0) this.#isIncomplete = true;
  }

  get sources(): number {
    const { built, current, unreadable, failed } = this.outcomes;
    return built + current + unreadable + failed;
  }

  /** The code that a command ends with: 0 fine, 1 findings at or above `failOn`, 3 some sources could not be read. */
  exitCode(failOn: FailOn): 0 | 1 | 3 {
    const { unreadable, failed } = this.outcomes;
    if (this.#isIncomplete || unreadable + failed > 0) return 3;
    if (failOn === "never") return 0;
    const severities = Object.entries(this.severities) as [Severity, number][];
    return severities.some(([severity, count]) => count > 0 && atLeast(severity, failOn)) ? 1 : 0;
  }

  #addSeverities(counts: Readonly<Record<Severity, number>>): void {
    this.severities.error += counts.error;
    this.severities.warning += counts.warning;
    this.severities.info += counts.info;
  }
}

/** The code that a command ends with: 0 fine, 1 findings at or above `failOn`, 3 some sources could not be read. */
export function exitCodeOf(report: RunReport): 0 | 1 | 3 {
  const totals = new RunTotals();
  totals.addDiagnostics(report.diagnostics);
  for (const source of report.sources) totals.addSource(source);
  return totals.exitCode(report.configuration.failOn);
}
