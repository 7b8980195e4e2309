import type { Diagnostic } from "../../batch/diagnostic.ts";
import { type SourceRow, toLookAt } from "./batch-figures.ts";
import { type Html, html, linkTo, thousands } from "./html.ts";

const LABEL = { error: "error", warning: "warning", info: "note" } as const;

/** The sources to look at first, each of which opens to its first findings. */
export function worstSources(rows: readonly SourceRow[], rest: number): Html {
  if (rows.length === 0)
    return html`<p class="good-news">Nothing waits: every source became an edition, every note has its
marker, and no finding and no repair asks for a person.</p>`;
  const more =
    rest > 0
      ? html`<p class="quiet">${thousands(rest)} more have something to look at; they are in the list of sources.</p>`
      : html``;
  return html`<ol class="worst">
${rows.map((row, at) => item(row, at === 0))}</ol>
${more}`;
}

/** The first one is open, so that it is seen what the others hold. */
function item(row: SourceRow, isFirst: boolean): Html {
  const shown = row.diagnostics.length;
  const all = row.errors + row.warnings + row.waiting + row.infos;
  const more = all > shown ? html`<p class="quiet">${thousands(all - shown)} more of this source.</p>` : html``;
  return html`<li><details${isFirst ? html` open` : html``}><summary><span class="name"><bdi>${row.label}</bdi></span> ${chips(row)}</summary>
<div class="inside"><ul class="findings">
${row.diagnostics.map(finding)}</ul>
${more}${files(row)}</div></details></li>
`;
}

/** In words what has to be looked at; colours only repeat it. */
export function chips(row: SourceRow): readonly Html[] {
  const chip = (kind: string, count: number, one: string, many: string) =>
    count > 0 ? [html`<span class="chip ${kind}">${thousands(count)} ${count === 1 ? one : many}</span> `] : [];
  const lost = row.notes - row.linked;
  const outcomes = {
    edition: [],
    unreadable: [html`<span class="chip error">could not be read</span> `],
    failed: [html`<span class="chip error">Emend failed on it</span> `],
  };
  const all = [
    ...outcomes[row.outcome],
    ...chip("error", row.errors, "error", "errors"),
    ...chip("warning", row.waiting, "repair waits", "repairs wait"),
    ...chip("warning", row.warnings, "warning", "warnings"),
    ...chip("info", lost, "note without its marker", "notes without their markers"),
  ];
  return all.length === 0 && toLookAt(row) === 0 ? [html`<span class="chip good">nothing to look at</span>`] : all;
}

function finding({ severity, rule, message, hint, position, place }: Diagnostic): Html {
  const where = position ? html` <span class="quiet">line ${position.line}, column ${position.column}</span>` : html``;
  const help = hint === null ? html`` : html`<p class="quiet">${hint}</p>`;
  return html`<li><span class="chip ${severity}">${LABEL[severity]}</span>${where} <code>${rule}</code>
<p><bdi>${message}</bdi></p>${place ? excerpt(place) : html``}${help}</li>
`;
}

function excerpt({ excerpt: text, mark }: NonNullable<Diagnostic["place"]>): Html {
  const [before, marked, after] = [
    text.slice(0, mark.at),
    text.slice(mark.at, mark.at + mark.length),
    text.slice(mark.at + mark.length),
  ];
  return html`<pre tabindex="0"><bdi>${before}<mark>${marked}</mark>${after}</bdi></pre>`;
}

function files(row: SourceRow): Html {
  return row.files.length === 0 ? html`` : html`<p>Files: ${fileLinks(row)}</p>`;
}

/** Links to the files of a source, by their editions. */
export function fileLinks({ files: all, label }: SourceRow): readonly Html[] {
  return all.map(
    ({ edition, path }) => html`<a href="${linkTo(path)}" aria-label="${`${edition} of ${label}`}">${edition}</a> `,
  );
}
