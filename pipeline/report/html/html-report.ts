import type { Diagnostic } from "../../batch/diagnostic.ts";
import { VERSION } from "../../version.ts";
import type { BatchFigures } from "./batch-figures.ts";
import { classChart, outcomeBar } from "./charts.ts";
import { Html, html, thousands } from "./html.ts";
import { findingTable, repairTable, SEVERITY, sourceTable } from "./tables.ts";
import { worstSources } from "./worst-sources.ts";

/**
 * A batch as one page: what to look at next, the repairs and findings by rule, every source. It needs no network and no
 * scripts, and its policy (CSP Level 3) allows none, whatever stands in a file's name or in a text. Equal batches give equal bytes.
 * @param style the style sheet, `report/report.css` of the templates
 */
export function* htmlReport(figures: BatchFigures, style: string): Generator<string> {
  const { totals, worst, rows } = figures;
  const title = `${thousands(totals.sources)} source${totals.sources === 1 ? "" : "s"}: report`;
  yield html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#next">What to look at next</a>
<header>
<h1>${thousands(totals.sources)} source${totals.sources === 1 ? "" : "s"}</h1>
<p class="lead">${lead(figures)}</p>
<nav aria-label="Parts of this page"><ul><li><a href="#next">What to look at next</a></li><li><a href="#repairs">Repairs</a></li><li><a href="#findings">Findings</a></li><li><a href="#sources">Sources</a></li></ul></nav>
${outcome(figures)}
${tiles(figures)}
</header>
<main>
<section aria-labelledby="next"><h2 id="next">What to look at next</h2>
${worstSources(worst, figures.worthALook - worst.length)}
</section>
<section aria-labelledby="repairs"><h2 id="repairs">Repairs</h2>
${repairTable(figures)}
</section>
<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${findingTable(figures)}
</section>
<section aria-labelledby="sources"><h2 id="sources">Sources</h2>
<p class="quiet">How many editions have how many findings and waiting repairs:</p>
${classChart(figures.classes, "Editions by the number of their errors, warnings and waiting repairs")}
${sourceTable(rows, totals.sources)}
</section>
${ofTheRun(figures)}
</main>
<footer>Emend ${VERSION}. Each source’s ledger has every repair and finding with its place and its reason; <code>emend explain RULE</code> tells what a rule does.</footer>
</body>
</html>
`.source;
}

function lead(figures: BatchFigures): string {
  const { outcomes } = figures.totals;
  const lost = outcomes.unreadable + outcomes.failed;
  const open = figures.worthALook - lost;
  if (lost + open === 0) return "All became editions, and nothing in them waits for a person.";
  const parts = [
    lost > 0 ? `${thousands(lost)} became no edition` : "all became editions",
    open > 0
      ? `${thousands(open)} ${open === 1 ? "has" : "have"} findings or repairs that wait for a person`
      : "none of the others has anything to decide",
  ];
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How much of the batch is done, at a glance. */
function outcome(figures: BatchFigures): Html {
  const { outcomes, sources } = figures.totals;
  const lost = outcomes.unreadable + outcomes.failed;
  const open = figures.worthALook - lost;
  return outcomeBar([
    { value: lost, kind: "error", name: "no edition" },
    { value: open, kind: "waiting", name: "to look at" },
    { value: sources - lost - open, kind: "good", name: "nothing to look at" },
  ]);
}

function tiles({ sums, totals }: BatchFigures): Html {
  const { error, warning } = totals.severities;
  const tile = (
    name: string,
    value: string,
    kind = "",
  ) => html`<div class="${kind}"><dt>${name}</dt><dd>${value}</dd></div>
`;
  return html`<dl class="tiles">
${[
  tile("documents", thousands(sums.documents)),
  tile("page breaks", thousands(sums.pageBreaks)),
  tile("notes linked", sums.notes === 0 ? "–" : `${percent(sums.linked, sums.notes)} %`),
  tile("repairs made", thousands(sums.applied)),
  tile("repairs waiting", thousands(sums.waiting), sums.waiting > 0 ? "waiting" : ""),
  tile("other warnings", thousands(Math.max(0, warning - sums.waiting)), warning > sums.waiting ? "waiting" : ""),
  tile("errors", thousands(error), error > 0 ? "error" : ""),
]}</dl>`;
}

/** Rounded down, so that only all is 100. */
function percent(part: number, whole: number): string {
  return (Math.floor((part / whole) * 1000) / 10).toFixed(1);
}

/** How many messages of one rule are shown. */
const SHOWN = 20;

/** What concerns no single source, by rule: there may be one for each of many sources. */
function ofTheRun({ diagnostics }: BatchFigures): Html {
  if (diagnostics.length === 0) return html``;
  const byRule = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics)
    byRule.set(diagnostic.rule, [...(byRule.get(diagnostic.rule) ?? []), diagnostic]);
  return html`<section aria-labelledby="run"><h2 id="run">About the run</h2>
<ol class="worst">
${[...byRule].map(([rule, all]) => ruleOfTheRun(rule, all))}</ol>
</section>`;
}

function ruleOfTheRun(rule: string, all: readonly Diagnostic[]): Html {
  const [first] = all;
  const severity = first?.severity ?? "info";
  const lines = all.slice(0, SHOWN).map(
    ({ source, message }) => html`<li><p><bdi>${source === null ? message : `${source}: ${message}`}</bdi></p></li>
`,
  );
  const rest = all.length - SHOWN;
  return html`<li><details><summary><span class="name"><code>${rule}</code></span> <span class="chip ${severity}">${thousands(all.length)} ${SEVERITY[severity]}${all.length === 1 ? "" : "s"}</span></summary>
<div class="inside"><ul class="findings">
${lines}</ul>
${first?.hint ? html`<p class="quiet">${first.hint}</p>` : html``}${rest > 0 ? html`<p class="quiet">${thousands(rest)} more.</p>` : html``}</div></details></li>
`;
}
