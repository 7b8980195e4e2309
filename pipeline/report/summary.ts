import type { Colors } from "picocolors/types.js";
import { type RunTotals, type SourceReport, severitiesOfSource } from "../batch/report.ts";
import { printable } from "./printable.ts";
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

/** A run of more sources than this is told by those that need a person most, so that its table can be read. */
const ALL = 40;
const WORST = 20;

interface Row {
  readonly cells: readonly string[];
  readonly files: readonly string[];
  /** The more, the sooner a person should look: sources that are no edition, errors, warnings. */
  readonly weight: readonly number[];
}

/** What is told at the end of a run: what was found and repaired in every source, and the files. */
export class Summary {
  readonly #out: string;
  readonly #colors: Colors;
  readonly #changedOnly: boolean;
  #rows: Row[] = [];
  #sources = 0;

  /**
   * @param out the output folder as the user knows it
   * @param changedOnly leaves out the sources whose editions were current
   */
  constructor(out: string, colors: Colors, changedOnly: boolean) {
    this.#out = out;
    this.#colors = colors;
    this.#changedOnly = changedOnly;
  }

  add(report: SourceReport): void {
    if (this.#changedOnly && report.outcome === "current") return;
    this.#sources++;
    this.#rows.push(rowOf(report, this.#out, this.#colors));
    // one sort for many rows
    if (this.#rows.length > ALL + 1000) this.#rows = worstOf(this.#rows, ALL + 1);
  }

  format(totals: RunTotals, reportPath: string | null): string {
    const isLong = this.#sources > ALL;
    const rows = isLong ? worstOf(this.#rows, WORST) : this.#rows;
    const [head = "", ...body] = formatTable(
      COLUMNS,
      rows.map(({ cells }) => cells),
    );
    const files = isLong ? [] : rows.flatMap((row) => row.files);
    const more = isLong ? [`… and ${count(this.#sources - rows.length, "source")} with no more to look at`] : [];
    const lines = [
      ...(rows.length > 0 ? [this.#colors.bold(head), ...body, ...more, ""] : []),
      ...(files.length > 0 ? [...files, ""] : []),
      lastLine(totals, this.#out),
      ...(reportPath === null ? [] : [`What to look at next: ${reportPath}`]),
    ];
    return `${lines.join("\n")}\n`;
  }
}

function worstOf(rows: readonly Row[], limit: number): Row[] {
  const compare = (a: Row, b: Row) =>
    a.weight.map((one, at) => (b.weight[at] ?? 0) - one).find((one) => one !== 0) ?? 0;
  return [...rows].sort(compare).slice(0, limit);
}

function rowOf(report: SourceReport, out: string, colors: Colors): Row {
  const { source, outcome, figures } = report;
  const { error, warning, info } = severitiesOfSource(report);
  const findings = [error, warning, info].map(String);
  const name = printable(source.label);
  if (figures === null)
    return { cells: [name, outcome, "–", "–", "–", "–", "–", ...findings], files: [], weight: [1, error, warning] };
  const { documents, notes, linked, pageBreaks, repairs } = figures;
  const { applied, proposed, flagged } = repairs;
  const counted = [pageBreaks, applied, proposed, flagged].map(String);
  const cells = [name, String(documents), `${linked} of ${notes}`, ...counted, ...findings];
  return { cells, files: fileLines(report, out, colors), weight: [0, error, warning] };
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

function lastLine({ outcomes, severities, files, sources }: RunTotals, out: string): string {
  const editions = outcomes.built + outcomes.current;
  const done = editions === sources ? count(sources, "source") : `${editions} of ${count(sources, "source")}`;
  const current = outcomes.current > 0 ? ` (${outcomes.current} up to date)` : "";
  const written = files > 0 ? `, ${count(files, "file")} in ${out}/` : "";
  return `${done}${current}${written}; ${count(severities.error, "error")}, ${count(severities.warning, "warning")}`;
}

/** A number with its noun: “1 file”, “2 files”. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
