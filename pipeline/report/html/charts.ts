import { CLASSES } from "./batch-figures.ts";
import { type Html, html, thousands } from "./html.ts";

/** A part of a bar: how much, and the class that gives its colour. */
export interface BarPart {
  readonly value: number;
  readonly kind: "applied" | "waiting" | "rejected" | "error" | "warning" | "info" | "good";
}

const BAR_WIDTH = 300;
const BAR_HEIGHT = 12;
/** A part that is there is seen, however small it is. */
const LEAST = 2;

/**
 * A bar of several parts, `most` being the length of the longest one in its column. It shows nothing that the cells beside it do
 * not say in figures, so it is hidden from those who hear the page.
 */
export function stackedBar(parts: readonly BarPart[], most: number): Html {
  let at = 0;
  const there = parts.filter(({ value }) => value > 0);
  const rects = there.map(({ value, kind }) => {
    const width = Math.max(LEAST, (value / Math.max(1, most)) * (BAR_WIDTH - (there.length - 1) * LEAST));
    const rect = html`<rect class="${kind}" x="${at.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="2"/>`;
    at += width;
    return rect;
  });
  return html`<svg aria-hidden="true" viewBox="0 0 ${BAR_WIDTH} ${BAR_HEIGHT}" preserveAspectRatio="none">${rects}</svg>`;
}

/** The parts of a whole as one bar, with a key that tells how many each are. */
export function outcomeBar(parts: readonly (BarPart & { readonly name: string })[]): Html {
  const there = parts.filter(({ value }) => value > 0);
  const whole = there.reduce((sum, { value }) => sum + value, 0);
  const keys = there.map(({ kind, name, value }) => html`<li class="${kind}">${thousands(value)} ${name}</li>`);
  return html`<div class="outcome">${stackedBar(there, whole)}<ul class="key">${keys}</ul></div>`;
}

const CHART_WIDTH = 700;
const ROW = 30;
const LABELS = 150;
const VALUES = 80;

/** How many sources have how much to look at: horizontal bars, with their figures as text. */
export function classChart(counts: readonly number[], title: string): Html {
  const most = Math.max(1, ...counts);
  const rows = counts.map((count, at) => {
    const y = at * ROW;
    const width = count === 0 ? 0 : Math.max(LEAST, (count / most) * (CHART_WIDTH - LABELS - VALUES));
    return html`<text class="label" x="${LABELS - 12}" y="${y + 20}" text-anchor="end">${className(at)}</text>
<rect class="class" x="${LABELS}" y="${y + 6}" width="${width.toFixed(1)}" height="18" rx="3"/>
<text x="${(LABELS + width + 8).toFixed(1)}" y="${y + 20}">${thousands(count)}</text>
`;
  });
  const told = counts.map((count, at) => `${className(at)}: ${thousands(count)}`).join("; ");
  return html`<svg class="chart" role="img" aria-label="${`${title}. ${told}.`}" viewBox="0 0 ${CHART_WIDTH} ${counts.length * ROW}">
<line class="line" x1="${LABELS}" y1="0" x2="${LABELS}" y2="${counts.length * ROW}"/>
${rows}</svg>`;
}

function className(at: number): string {
  const [from, to] = [(CLASSES[at - 1] ?? -1) + 1, CLASSES[at] ?? 0];
  if (to === 0) return "nothing";
  if (to === Number.POSITIVE_INFINITY) return `${from} or more`;
  return from === to ? String(from) : `${from} to ${to}`;
}
