import type { BatchFigures, FindingRow, RuleRow, SourceRow } from "./batch-figures.ts";
import { stackedBar } from "./charts.ts";
import { type Html, html, thousands } from "./html.ts";
import { chips, fileLinks } from "./worst-sources.ts";

const TIER = { auto: "applied", propose: "proposed", flag: "flagged only" } as const;

/** Which rules repaired how much, those with most to decide first. */
export function repairTable(figures: BatchFigures): Html {
  const rows = [...figures.repairs.values()].sort(
    (a, b) => b.waiting - a.waiting || b.applied - a.applied || (a.rule < b.rule ? -1 : 1),
  );
  if (rows.length === 0) return html`<p class="quiet">No rule found anything to repair.</p>`;
  const most = Math.max(...rows.map(({ applied, waiting, rejected }) => applied + waiting + rejected));
  return html`<ul class="key"><li>in the edition</li><li class="waiting">waits for a decision</li><li class="rejected">rejected</li></ul>
<div class="scroll" tabindex="0" role="region" aria-label="Repairs by rule"><table>
<caption>Repairs by rule, those that wait for a decision first</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Tier</th><th scope="col" class="number">In the edition</th><th scope="col" class="number">Waiting</th><th scope="col" class="number">Rejected</th><th scope="col" class="number">Sources</th><td></td></tr></thead>
<tbody>
${rows.map((row) => repairRow(row, most))}</tbody></table></div>`;
}

function repairRow(row: RuleRow, most: number): Html {
  const { rule, tier, summary, applied, waiting, rejected, sources } = row;
  const bar = stackedBar(
    [
      { value: applied, kind: "applied" },
      { value: waiting, kind: "waiting" },
      { value: rejected, kind: "rejected" },
    ],
    most,
  );
  return html`<tr><th scope="row"><code>${rule}</code><span class="rule-summary">${summary}</span></th><td>${tier === null ? "" : TIER[tier]}</td><td class="number">${thousands(applied)}</td><td class="number">${thousands(waiting)}</td><td class="number">${thousands(rejected)}</td><td class="number">${thousands(sources)}</td><td class="bar">${bar}</td></tr>
`;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;
/** Severities as the page calls them. */
export const SEVERITY = { error: "error", warning: "warning", info: "note" } as const;

/** What was found, worst first. */
export function findingTable(figures: BatchFigures): Html {
  const rows = [...figures.findings.values()].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count || (a.rule < b.rule ? -1 : 1),
  );
  if (rows.length === 0) return html`<p class="quiet">There are no findings.</p>`;
  const most = Math.max(...rows.map(({ count }) => count));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Findings by rule"><table>
<caption>Findings by rule, worst first</caption>
<thead><tr><th scope="col">Rule</th><th scope="col">Severity</th><th scope="col" class="number">Findings</th><th scope="col" class="number">Sources</th><td></td></tr></thead>
<tbody>
${rows.map((row) => findingRow(row, most))}</tbody></table></div>`;
}

function findingRow({ rule, severity, summary, count, sources }: FindingRow, most: number): Html {
  return html`<tr><th scope="row"><code>${rule}</code><span class="rule-summary">${summary}</span></th><td><span class="chip ${severity}">${SEVERITY[severity]}</span></td><td class="number">${thousands(count)}</td><td class="number">${thousands(sources)}</td><td class="bar">${stackedBar([{ value: count, kind: severity }], most)}</td></tr>
`;
}

/** Every source, or the first of them, worst first. */
export function sourceTable(rows: readonly SourceRow[], total: number): Html {
  const left = total - rows.length;
  const told =
    left > 0
      ? `The ${thousands(rows.length)} worst of ${thousands(total)} sources; manifest.json has all`
      : "Every source, worst first";
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources"><table>
<caption>${told}</caption>
<thead><tr><th scope="col">Source</th><th scope="col">To look at</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Pages</th><th scope="col" class="number">Notes linked</th><th scope="col" class="number">Repairs made</th><th scope="col">Files</th></tr></thead>
<tbody class="long">
${rows.map(sourceRow)}</tbody></table></div>`;
}

/** The canonical XML and the ledger are beside every edition, and for programs. */
function isForReading({ edition }: SourceRow["files"][number]): boolean {
  return edition !== "canonical" && edition !== "ledger";
}

function sourceRow(row: SourceRow): Html {
  const { label, outcome, documents, pageBreaks, notes, linked, applied } = row;
  const figures =
    outcome === "edition"
      ? [thousands(documents), thousands(pageBreaks), `${thousands(linked)} of ${thousands(notes)}`, thousands(applied)]
      : ["–", "–", "–", "–"];
  const cells = figures.map((figure) => html`<td class="number">${figure}</td>`);
  return html`<tr><th scope="row"><bdi>${label}</bdi></th><td>${chips(row)}</td>${cells}<td>${fileLinks({ ...row, files: row.files.filter(isForReading) })}</td></tr>
`;
}
