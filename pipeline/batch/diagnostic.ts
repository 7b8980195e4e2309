import { contextOf, type DecisionContext } from "../decisions.ts";
import type { Finding, Ledger, LedgerFinding, LedgerRepair, Severity } from "../model/ledger.ts";
import { type LineIndex, lineIndex, type Position } from "../model/span.ts";

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
  /** What an entry in the file of decisions needs to name this repair; null where nothing is to be decided. */
  readonly decision: DecisionContext | null;
}

/** A diagnostic of a finding that has no text to point into. */
export function diagnosticOf(source: string | null, finding: Finding | LedgerFinding): Diagnostic {
  const { rule, severity, message, hint } = finding;
  const position = "position" in finding ? finding.position : null;
  return { source, rule, severity, message, hint: hint ?? null, position, place: null, decision: null };
}

/**
 * What an editor should know of a source: its findings, and the repairs that wait for a decision.
 * A rejected repair is decided, so it is not told again.
 */
export function diagnosticsOf(source: string, text: string, ledger: Ledger): Diagnostic[] {
  const fileAt = filesOf(source, text, ledger);
  const place = (start: number, end: number): Place => {
    const file = fileAt(start);
    const from = file.lines().position(start - file.start);
    const to = file.lines().position(Math.min(end, file.end) - file.start);
    return { ...from, endLine: to.line, endColumn: to.column, start, end, ...excerptOf(text, start, end) };
  };
  const findings = ledger.findings.map((finding) => {
    const { span } = finding;
    const found = span && place(span.start, span.end);
    return {
      ...diagnosticOf(span ? fileAt(span.start).label : source, finding),
      ...(found && { position: { line: found.line, column: found.column } }),
      place: found,
    };
  });
  const waiting = ledger.repairs.filter(({ status }) => status === "proposed" || status === "flagged");
  const repairs = waiting.map((repair): Diagnostic => {
    const { start, end } = repair.span;
    const found = place(start, end);
    const position = { line: found.line, column: found.column };
    const decision = { rule: repair.rule, ...contextOf(text, repair) };
    return { source: fileAt(start).label, ...wording(repair), position, place: found, decision };
  });
  return [...findings, ...repairs].sort(
    (a, b) => (a.place?.start ?? -1) - (b.place?.start ?? -1) || (a.place?.end ?? -1) - (b.place?.end ?? -1),
  );
}

/** A file of a source: what it is called in messages, and its part of the source's text. */
interface LabelledFile {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  lines(): LineIndex;
}

/** Answers in which file of a source an offset lies; its lines are counted when they are first asked for. */
function filesOf(source: string, text: string, { source: { parts } }: Ledger): (offset: number) => LabelledFile {
  const whole = { name: "", start: 0, end: text.length };
  const folder = source.replace(/[^/]*\.xml$/iu, "").replace(/([^/])$/u, "$1/");
  const files = (parts ?? [whole]).map(({ name, start, end }): LabelledFile => {
    let index: LineIndex | null = null;
    const lines = () => {
      index ??= lineIndex(text.slice(start, end));
      return index;
    };
    return { label: parts ? `${folder}${name}` : source, start, end, lines };
  });
  return (offset) => {
    let [low, high] = [0, files.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((files[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const found = files[low];
    if (!found) throw new RangeError(`the source ${source} has no files`);
    return found;
  };
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

/** Looks at no more of a line than is shown: a line may be as long as the whole file. */
function excerptOf(text: string, start: number, end: number): Pick<Place, "excerpt" | "mark"> {
  const left = text.slice(Math.max(0, start - BEFORE - 1), start);
  const before = left.slice(Math.max(left.lastIndexOf("\n"), left.lastIndexOf("\r")) + 1);
  const shown = before.slice(-BEFORE);
  const right = text.slice(start, start + WIDTH - shown.length + 1);
  const after = /^[^\r\n]*/.exec(right)?.[0] ?? "";
  const rest = after.slice(0, WIDTH - shown.length);
  const cut = before.length > shown.length ? "…" : "";
  const more = after.length > rest.length ? "…" : "";
  const excerpt = `${cut}${(shown + rest).replace(/\p{Cc}/gu, " ")}${more}`;
  const length = Math.max(1, Math.min(end - start, rest.length));
  return { excerpt, mark: { at: cut.length + shown.length, length } };
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Whether a severity is at or above another. */
export function atLeast(severity: Severity, other: Severity): boolean {
  return RANK[severity] >= RANK[other];
}
