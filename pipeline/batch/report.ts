import type { Configuration } from "../configuration.ts";
import type { Counts } from "../model/counts.ts";
import { isInEdition, type Ledger, type Severity } from "../model/ledger.ts";
import { atLeast, type Diagnostic } from "./diagnostic.ts";
import type { Source } from "./find-sources.ts";

/** A file that a run wrote; `path` is relative to the output folder. */
export interface WrittenFile {
  readonly edition: string;
  /** Whether it is one of the files that its edition has besides the one that is opened first. */
  readonly part?: true;
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A run's figures for one source. */
export interface Figures extends Counts {
  readonly linked: number;
  readonly repairs: { readonly applied: number; readonly proposed: number; readonly flagged: number };
}

/** What became of one source. */
export interface SourceReport {
  readonly source: Source;
  readonly outcome: "built" | "unreadable" | "failed";
  readonly ledger: Ledger | null;
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

/** The figures of one source. */
export function figuresOf(ledger: Ledger, counts: Counts): Figures {
  const withStatus = (status: string) => ledger.repairs.filter((repair) => repair.status === status).length;
  return {
    ...counts,
    linked: ledger.links.filter(({ marker }) => marker !== null).length,
    repairs: {
      applied: ledger.repairs.filter(isInEdition).length,
      proposed: withStatus("proposed"),
      flagged: withStatus("flagged"),
    },
  };
}

/** Every diagnostic of a run, those of the run itself first. */
export function allDiagnostics(report: RunReport): readonly Diagnostic[] {
  return [...report.diagnostics, ...report.sources.flatMap(({ diagnostics }) => diagnostics)];
}

/** How many diagnostics there are of each severity. */
export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}

/** The code that a command ends with: 0 fine, 1 findings at or above `failOn`, 3 some sources could not be read. */
export function exitCodeOf(report: RunReport): 0 | 1 | 3 {
  const unread = report.diagnostics.some(({ severity }) => severity === "error");
  if (unread || report.sources.some(({ outcome }) => outcome !== "built")) return 3;
  const { failOn } = report.configuration;
  return failOn !== "never" && allDiagnostics(report).some(({ severity }) => atLeast(severity, failOn)) ? 1 : 0;
}
