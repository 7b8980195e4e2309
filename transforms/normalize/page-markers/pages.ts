import type { Hit } from "./hits.ts";
import { median } from "./series.ts";

/** A page that begins at an offset. */
export interface Page {
  readonly start: number;
  readonly end: number;
  readonly number: string;
}

/** Shares of a usual page by which the text before the first and behind the last number tells head from foot. */
const NEARLY_NOTHING = 0.35;
const MUCH = 0.5;

/**
 * The pages that a run of markers of one form tells of. A number at the foot names the page that ends there:
 * the next one begins with the number that stands at its own foot, or, where the text ends before that, the next in order.
 */
export function pagesOf(hits: readonly Hit[], text: string): Page[] {
  if (!standAtFoot(hits, text)) return hits.map(({ start, end, printed }) => ({ start, end, number: printed }));
  const [first] = hits;
  const pages: Page[] = first ? [{ start: 0, end: 0, number: first.printed }] : [];
  for (const [at, { start, end, value, roman }] of hits.entries()) {
    const next = hits[at + 1];
    if (next) pages.push({ start, end, number: next.printed });
    else if (!roman && text.slice(end).trim() !== "") pages.push({ start, end, number: String(value + 1) });
  }
  return pages;
}

function standAtFoot(hits: readonly Hit[], text: string): boolean {
  const [first] = hits;
  const last = hits.at(-1);
  if (!first || !last) return false;
  if (first.form.place !== null) return first.form.place === "foot";
  if (hits.length < 2) return false;
  const usual = median(hits.slice(1).map(({ start }, at) => start - (hits[at] as Hit).end));
  const before = text.slice(0, first.start).trim().length;
  const after = text.slice(last.end).trim().length;
  return before > usual * MUCH && after < usual * NEARLY_NOTHING;
}
