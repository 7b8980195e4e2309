import type { Colors } from "picocolors/types.js";
import { allDiagnostics, countBySeverity, type RunReport, type SourceReport } from "../batch/report.ts";
import { type Column, formatTable } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { heading: "Source", align: "left" },
  { heading: "Documents", align: "right" },
  { heading: "Notes linked", align: "right" },
  { heading: "Page breaks", align: "right" },
  { heading: "Repairs: applied", align: "right" },
  { heading: "proposed", align: "right" },
  { heading: "flagged", align: "right" },
  { heading: "Findings: errors", align: "right" },
  { heading: "warnings", align: "right" },
  { heading: "notes", align: "right" },
];

/**
 * The table at the end of a run: what was found and repaired in every source, and the files.
 * @param out the output folder as the user knows it
 */
export function formatSummary(report: RunReport, out: string, colors: Colors): string {
  const rows = report.sources.map(row);
  const [head = "", ...body] = formatTable(COLUMNS, rows);
  const files = report.sources.flatMap((source) => fileLines(source, out, colors));
  const lines = [colors.bold(head), ...body, ...(files.length > 0 ? ["", ...files] : []), "", lastLine(report, out)];
  return `${lines.join("\n")}\n`;
}

function row({ source, outcome, figures, diagnostics }: SourceReport): string[] {
  const { error, warning, info } = countBySeverity(diagnostics);
  const findings = [error, warning, info].map(String);
  const name = source.label;
  if (figures === null) return [name, outcome, "–", "–", "–", "–", "–", ...findings];
  const { documents, notes, linked, pageBreaks, repairs } = figures;
  const { applied, proposed, flagged } = repairs;
  const counted = [pageBreaks, applied, proposed, flagged].map(String);
  return [name, String(documents), `${linked} of ${notes}`, ...counted, ...findings];
}

function fileLines({ source, files }: SourceReport, out: string, colors: Colors): string[] {
  if (files.length === 0) return [];
  const sizes = files.flatMap(({ edition, part, path, bytes }) => {
    if (part) return [];
    const whole = files.filter((file) => file.edition === edition);
    const inFolder = whole.length > 1;
    const name = inFolder ? path.slice(source.stem.length + 1) : path.slice(source.stem.length * 2 + 2);
    const sum = inFolder ? whole.reduce((total, file) => total + file.bytes, 0) : bytes;
    const told = inFolder ? `${size(sum)} in ${count(whole.length, "file")}` : size(sum);
    return [`${name} ${colors.dim(told)}`];
  });
  return [`${out}/${source.stem}/`, `  ${sizes.join(", ")}`];
}

function lastLine(report: RunReport, out: string): string {
  const { sources } = report;
  const built = sources.filter(({ outcome }) => outcome === "built").length;
  const files = sources.reduce((sum, source) => sum + source.files.length, 0);
  const { error, warning } = countBySeverity(allDiagnostics(report));
  const done = built === sources.length ? count(built, "source") : `${built} of ${count(sources.length, "source")}`;
  const written = files > 0 ? `, ${count(files, "file")} in ${out}/` : "";
  return `${done}${written}; ${count(error, "error")}, ${count(warning, "warning")}`;
}

/** A number with its noun: “1 file”, “2 files”. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
