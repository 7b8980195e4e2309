import type { Finding, Ledger, LedgerFinding, LedgerRepair, Severity } from "../model/ledger.ts";
import { lineIndex, type Position } from "../model/span.ts";

/** A stretch of a source that a person can find: its line is shown, `start` and `end` are offsets in the text. */
export interface Place extends Position {
  readonly endLine: number;
  readonly endColumn: number;
  readonly start: number;
  readonly end: number;
  /** The source's line, or the part of a long one that is around the place, on one line. */
  readonly excerpt: string;
  /** Where in the excerpt the place begins, and how many characters of it are shown. */
  readonly mark: { readonly at: number; readonly length: number };
}

/** One thing to tell the user about one source (or the run, where `source` is null). */
export interface Diagnostic {
  readonly source: string | null;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly hint: string | null;
  readonly position: Position | null;
  readonly place: Place | null;
}

/** A diagnostic of a finding that has no text to point into. */
export function diagnosticOf(source: string | null, finding: Finding | LedgerFinding): Diagnostic {
  const { rule, severity, message, hint } = finding;
  const position = "position" in finding ? finding.position : null;
  return { source, rule, severity, message, hint: hint ?? null, position, place: null };
}

/**
 * What an editor should know of a source: its findings, and the repairs that wait for a decision.
 * A rejected repair is decided, so it is not told again.
 */
export function diagnosticsOf(source: string, text: string, ledger: Ledger): Diagnostic[] {
  const lines = lineIndex(text);
  const place = (start: number, end: number): Place => {
    const from = lines.position(start);
    const to = lines.position(end);
    return { ...from, endLine: to.line, endColumn: to.column, start, end, ...excerptOf(text, start, end) };
  };
  const findings = ledger.findings.map((finding) => ({
    ...diagnosticOf(source, finding),
    place: finding.span && place(finding.span.start, finding.span.end),
  }));
  const waiting = ledger.repairs.filter(({ status }) => status === "proposed" || status === "flagged");
  const repairs = waiting.map((repair): Diagnostic => {
    const { start, end } = repair.span;
    return { source, ...wording(repair), position: repair.position, place: place(start, end) };
  });
  return [...findings, ...repairs].sort(
    (a, b) => (a.place?.start ?? -1) - (b.place?.start ?? -1) || (a.place?.end ?? -1) - (b.place?.end ?? -1),
  );
}

function wording(repair: LedgerRepair): Pick<Diagnostic, "rule" | "severity" | "message" | "hint"> {
  const { rule, before, after, evidence, status } = repair;
  return status === "flagged"
    ? { rule, severity: "warning", message: `“${before}” is reported, not changed: ${evidence}`, hint: null }
    : {
        rule,
        severity: "warning",
        message: `“${before}” may have to read “${after}”: ${evidence}`,
        hint: "Accept, reject or amend it in the decisions file beside the source.",
      };
}

const BEFORE = 48;
const WIDTH = 100;

function excerptOf(text: string, start: number, end: number): Pick<Place, "excerpt" | "mark"> {
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const lineEnd = text.slice(start).search(/[\r\n]/);
  const from = Math.max(lineStart, start - BEFORE);
  const to = Math.min(lineEnd < 0 ? text.length : start + lineEnd, from + WIDTH);
  const cut = from > lineStart ? "…" : "";
  const more = to < (lineEnd < 0 ? text.length : start + lineEnd) ? "…" : "";
  const excerpt = `${cut}${text.slice(from, to).replace(/\p{Cc}/gu, " ")}${more}`;
  return { excerpt, mark: { at: start - from + cut.length, length: Math.max(1, Math.min(end, to) - start) } };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a severity is at or above another. */
export function atLeast(severity: Severity, other: Severity): boolean {
  return RANK[severity] >= RANK[other];
}
