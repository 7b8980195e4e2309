import { VERSION } from "../../version.ts";
import type { BatchFigures } from "./batch-figures.ts";
import { classChart } from "./charts.ts";
import { Html, html, thousands } from "./html.ts";
import { findingTable, repairTable, sourceTable } from "./tables.ts";
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
${tiles(figures)}
</header>
<main>
<section aria-labelledby="next"><h2 id="next">What to look at next</h2>
${worstSources(worst, toDo(figures) - worst.length)}
</section>
${ofTheRun(figures)}
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
</main>
<footer>Emend ${VERSION}. Each source’s ledger has every repair and finding with its place and its reason; <code>emend explain RULE</code> tells what a rule does.</footer>
</body>
</html>
`.source;
}

/** Sources with anything to look at. */
function toDo({ totals, classes }: BatchFigures): number {
  const { unreadable, failed } = totals.outcomes;
  return unreadable + failed + classes.slice(1).reduce((sum, count) => sum + count, 0);
}

function lead(figures: BatchFigures): string {
  const { outcomes } = figures.totals;
  const lost = outcomes.unreadable + outcomes.failed;
  const open = toDo(figures) - lost;
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
  tile("repairs that wait", thousands(sums.waiting), sums.waiting > 0 ? "waiting" : ""),
  tile("other warnings", thousands(Math.max(0, warning - sums.waiting)), warning > sums.waiting ? "waiting" : ""),
  tile("errors", thousands(error), error > 0 ? "error" : ""),
]}</dl>`;
}

/** Rounded down, so that only all is 100. */
function percent(part: number, whole: number): string {
  return (Math.floor((part / whole) * 1000) / 10).toFixed(1);
}

const SHOWN = 50;

function ofTheRun({ diagnostics }: BatchFigures): Html {
  if (diagnostics.length === 0) return html``;
  const lines = diagnostics.slice(0, SHOWN).map(
    ({
      source,
      severity,
      rule,
      message,
      hint,
    }) => html`<li><span class="chip ${severity}">${severity === "info" ? "note" : severity}</span> <code>${rule}</code>
<p><bdi>${source === null ? message : `${source}: ${message}`}</bdi></p>${hint === null ? html`` : html`<p class="quiet">${hint}</p>`}</li>
`,
  );
  const more = diagnostics.length - SHOWN;
  return html`<section aria-labelledby="run"><h2 id="run">About the run</h2>
<ul class="findings">
${lines}</ul>
${more > 0 ? html`<p class="quiet">${thousands(more)} more.</p>` : html``}
</section>`;
}
