import { markdownTable, thousands } from "../markdown-table.ts";
import { exponentOf } from "../speed/growth.ts";
import type { GrowthPoint } from "./batch-growth.ts";
import type { ProgramCost } from "./program-cost.ts";
import type { SideBySide } from "./side-by-side.ts";

/** Everything that `docs/batches.md` says. */
export interface BatchReport {
  readonly machine: string;
  readonly sideBySide: SideBySide;
  readonly growth: readonly GrowthPoint[];
}

/** The report on batches, in Markdown. */
export function batchReport({ machine, sideBySide, growth }: BatchReport): string {
  return `# Batches in figures

<!-- Written by \`npm run bench:batch\`: change bench/batch/report.ts, not this file. -->

Made by \`npm run bench:batch\` out of made-up documents of 15 KB. Seconds are processor seconds (user and system, all
processes), so that what else a machine does counts little; documents a second are for one core, and for this one: ${machine}.
[The command line](command-line.md#batches) tells how batches are run.

## Beside pandoc

${thousands(sideBySide.documents)} documents made into TEI, DOCX and EPUB, in turns of 100: \`emend build --to tei,docx,epub\` over the folder (repairs,
all checks, ledgers and manifest), and pandoc (\`-f markdown -s\`) once for each document and format, which is how it does many. It
keeps the damage as it is.

${sideBySideTable(sideBySide)}

## Growth

\`emend build --to tei --jobs 2\` over so many documents, and the same again when nothing has changed. The exponent is the slope through
the logarithms of documents and seconds: 1 is linear. Memory is the most that a process held.

${growthTable(growth)}
`;
}

function sideBySideTable({ documents, emend, pandoc }: SideBySide): string {
  const row = (name: string, { seconds, megabytes }: ProgramCost) => [
    name,
    (documents / seconds).toFixed(1),
    (seconds / documents).toFixed(3),
    `${Math.round(megabytes)} MB`,
  ];
  const ratio = (of: (cost: ProgramCost) => number) => (pandoc === null ? "–" : (of(emend) / of(pandoc)).toFixed(2));
  return markdownTable(
    ["", " documents a second", " seconds a document", " largest process"],
    [
      row("emend", emend),
      ...(pandoc === null ? [] : [row("pandoc", pandoc)]),
      [
        "emend ÷ pandoc",
        ratio(({ seconds }) => 1 / seconds),
        ratio(({ seconds }) => seconds),
        ratio(({ megabytes }) => megabytes),
      ],
    ],
  );
}

function growthTable(growth: readonly GrowthPoint[]): string {
  const exponent = (of: (point: GrowthPoint) => number) =>
    exponentOf(growth.map((point) => ({ characters: point.documents, seconds: of(point) }))).toFixed(2);
  const row = (name: string, of: (point: GrowthPoint) => number, write: (value: number) => string, last: string) => [
    name,
    ...growth.map((point) => write(of(point))),
    last,
  ];
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const megabytes = (value: number) => `${Math.round(value)} MB`;
  return markdownTable(
    ["", ...growth.map(({ documents }) => ` ${thousands(documents)}`), " exponent"],
    [
      row(
        "made",
        ({ fresh }) => fresh.seconds,
        seconds,
        exponent(({ fresh }) => fresh.seconds),
      ),
      row(
        "nothing changed",
        ({ again }) => again.seconds,
        seconds,
        exponent(({ again }) => again.seconds),
      ),
      row(
        "memory, main process",
        ({ fresh }) => fresh.main,
        megabytes,
        exponent(({ fresh }) => fresh.main),
      ),
      row(
        "memory, largest worker",
        ({ fresh }) => fresh.worker,
        megabytes,
        exponent(({ fresh }) => fresh.worker),
      ),
      row(
        "memory, nothing changed",
        ({ again }) => again.main,
        megabytes,
        exponent(({ again }) => again.main),
      ),
    ],
  );
}
