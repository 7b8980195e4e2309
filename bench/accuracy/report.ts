import { markdownTable, thousands } from "../markdown-table.ts";
import type { Calibration, WrongLink } from "./calibration.ts";
import type { Cause } from "./causes.ts";
import { figuresTable } from "./figures-table.ts";
import type { LinkKind } from "./link-report.ts";
import type { Measurement } from "./measurement.ts";
import type { Harm, NoHarm } from "./no-harm.ts";
import type { PageMeasurement } from "./pages.ts";
import { pagesReport } from "./pages-report.ts";
import { STYLES } from "./targets.ts";
import type { WorstCase } from "./worst-cases.ts";

/** Everything that `docs/accuracy.md` says. */
export interface AccuracyReport {
  readonly docs: number;
  readonly measurements: readonly Measurement[];
  readonly pages: readonly PageMeasurement[];
  readonly calibration: Calibration;
  readonly noHarm: readonly NoHarm[];
  readonly worst: readonly WorstCase[];
  readonly causes: ReadonlyMap<string, Cause>;
}

const KINDS: Readonly<Record<LinkKind, string>> = {
  marker: "at its marker",
  heading: "source note at the heading, marker lost",
  words: "marker lost, placed by shared words",
  unplaced: "not linked: kept at the end of its document, and reported",
};

/** How many of the wrong links that are not of high certainty, and of the changed places, are listed. */
const MOST_LISTED = 40;

/** The accuracy report, in Markdown. */
export function accuracyReport(report: AccuracyReport): string {
  return `${[intro(report), figures(report), pagesReport(report.pages), links(report), harm(report), worst(report)].join("\n\n")}\n`;
}

function intro({ docs, measurements }: AccuracyReport): string {
  const seeds = measurements.flatMap(({ name }) => /^seed(\d+)x/.exec(name)?.[1] ?? []);
  const documents = measurements.reduce((sum, { scores }) => sum + STYLES.reduce((n, s) => n + scores[s].cases, 0), 0);
  return `# Accuracy

<!-- Written by \`npm run accuracy\`: change bench/accuracy/report.ts or bench/causes.yaml, not this file. -->

How much of clean editions comes back from damaged copies of them, what a stated certainty is worth, and whether clean
text stays as it is. The material is published volumes of *Foreign Relations of the United States* as TEI, damaged by
a program in the ways in which copies from web pages (\`web\`) and PDF files turned into Markdown (\`markdown\`) are.
It is not part of this repository; where it lies beside it in \`../shared\`, this command makes the whole report again:

    npm run accuracy -- --seeds ${seeds.join(",")} --docs ${docs}

Figures for ${thousands(documents)} cases. \`ready\` are cases that lie ready, of six volumes; \`seedNx${docs}\` are up to ${docs} a
volume and style, made anew with seed N out of the two volumes of the corpus. Everything is converted as by
a user who sets nothing: one process, \`--profile auto\`. \`npm run confirm\` gives the first table in less than a minute.`;
}

function figures({ measurements }: AccuracyReport): string {
  const tables = STYLES.map((style) => {
    const rows = measurements.map(({ name, scores }) => ({ name, row: scores[style] }));
    return `### ${style}\n\n${figuresTable(style, rows)}`;
  });
  return `## Figures

F1 in percent, by the \`score.py\` that comes with the cases; bold is below the target.

${tables.join("\n\n")}`;
}

function links({ calibration, causes }: AccuracyReport): string {
  const { rows, notes, wrong } = calibration;
  const linked = rows.filter(({ kind }) => kind !== "unplaced");
  let recalled = 0;
  const table = markdownTable(
    ["certainty", "how", " links", " right", " precision", " recall", " recall so far"],
    rows.map(({ certainty, kind, links, right }) => {
      recalled += kind === "unplaced" ? 0 : right;
      if (kind === "unplaced") return ["–", KINDS[kind], thousands(links), "", "", "", ""];
      return [
        certainty,
        KINDS[kind],
        thousands(links),
        thousands(right),
        percent(right, links),
        percent(right, notes),
        percent(recalled, notes),
      ];
    }),
  );
  const high = rows.filter(({ certainty }) => certainty === "high").reduce((sum, row) => sum + row.links, 0);
  const wrongHigh = wrong.filter(({ certainty }) => certainty === "high");
  const rate = high === 0 ? 0 : (wrongHigh.length * 10_000) / high;
  const atFault = wrongHigh.filter(({ key }) => causes.get(key)?.cause.startsWith("Gold:")).length;
  const numbers = linked.reduce((sum, { otherNumber }) => sum + otherNumber, 0);
  return `## What a certainty is worth

Every note of every conversion above, held against the gold. A link is *right* where the gold has a note with the same
body (97 % alike) at the same letter of the text (the ten letters before it are the same). *Precision* is the share of
right ones among the links of a row, *recall* their share among all ${thousands(notes)} notes of the gold; *recall so far* adds
the rows above. Of the right ones ${thousands(numbers)} show another number than the gold (an unnumbered source note that was
numbered, or the other way round).

${table}

**Wrong at high certainty: ${wrongHigh.length} of ${thousands(high)}, that is ${rate.toFixed(2)} in 10,000**${atFault > 0 ? ` (${atFault} of them by a slip of the gold itself)` : ""}.

${wrongTable(wrongHigh, causes)}

Wrong at lower certainty: ${wrong.length - wrongHigh.length}. ${wrong.length - wrongHigh.length > MOST_LISTED ? `The first ${MOST_LISTED}:` : ""}

${wrongTable(wrong.filter(({ certainty }) => certainty !== "high").slice(0, MOST_LISTED), causes)}`;
}

function wrongTable(wrong: readonly WrongLink[], causes: ReadonlyMap<string, Cause>): string {
  if (wrong.length === 0) return "None.";
  return markdownTable(
    ["note", "certainty", "what is wrong", "evidence of the link", "cause"],
    wrong.map(({ key, certainty, evidence, body, before, wanted }) => [
      `\`${key}\``,
      certainty,
      body ? `stands behind “…${before}”, belongs behind “…${wanted}”` : "the gold has no note with this body",
      evidence,
      causes.get(key)?.cause ?? "",
    ]),
  );
}

function harm({ noHarm }: AccuracyReport): string {
  const characters = noHarm.reduce((sum, one) => sum + one.characters, 0);
  const changes = noHarm.flatMap((one) => one.changes);
  const reshaped = noHarm.flatMap((one) => one.reshaped);
  const table = markdownTable(
    [
      "variant",
      " documents",
      "taken for",
      " characters",
      " changes",
      " paragraph ends changed",
      " notes",
      " linked at the marker",
    ],
    noHarm.map((one) => [
      one.variant,
      thousands(one.files),
      [...one.profiles].map(([profile, count]) => `${profile} ${thousands(count)}`).join(", "),
      thousands(one.characters),
      String(one.changes.length),
      String(one.reshaped.length),
      one.variant === "notes" ? thousands(one.notes) : "–",
      one.variant === "notes" ? thousands(one.linked) : "–",
    ]),
  );
  return `## No harm

The gold of both volumes and of the ready cases as clean text, one file a document: in \`plain\` headings, datelines and
paragraphs with blank lines between them; in \`notes\` also the notes in a numbered list behind the text, with their numbers raised
at their places. A *change* is a repair that the auto tier applied and that is a correction, or that takes out or puts in
a character other than white space; only the raised numbers and those of the list may be taken out. Paragraphs
that were joined or divided change no character and are counted apart.

${table}

**${changes.length} changes in ${thousands(characters)} characters.**

${harmTable(changes)}

${reshaped.length === 0 ? "No paragraph was joined or divided." : `Paragraphs joined or divided (${reshaped.length}):\n\n${harmTable(reshaped)}`}`;
}

function harmTable(harms: readonly Harm[]): string {
  if (harms.length === 0) return "None.";
  const rows = harms
    .slice(0, MOST_LISTED)
    .map(({ file, rule, before, after, context }) => [
      `\`${file}\``,
      rule,
      `“${before}” → “${after}”`,
      `… ${context} …`,
    ]);
  const more = harms.length > MOST_LISTED ? `\n\n… and ${harms.length - MOST_LISTED} more.` : "";
  return `${markdownTable(["file", "rule", "change", "place"], rows)}${more}`;
}

function worst({ worst, causes }: AccuracyReport): string {
  return `## The ten worst cases

By the number of things missed or invented, of all columns, in the worst conversion of a case. The causes were found by
looking at each case.

${markdownTable(
  ["case", "worst in", " wrong", " of", "what", " conversions with anything wrong", "cause"],
  worst.map((one) => [
    `\`${one.name}\``,
    one.where,
    String(one.wrong),
    String(one.things),
    one.columns.map(({ column, missed, invented }) => `${column} −${missed} +${invented}`).join(", "),
    `${one.bad} of ${one.conversions}`,
    causes.get(one.name)?.cause ?? "",
  ]),
)}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}
