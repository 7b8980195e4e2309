import type { LedgerRepair } from "../model/ledger.ts";
import { inSourceOrder } from "../model/repairs.ts";
import type { SourceSpan } from "../model/span.ts";

/** A source with its repairs made, taken apart: the text outside the spans, and the text under each. */
export interface DividedText {
  readonly outside: string;
  readonly inside: readonly string[];
}

/**
 * Makes a source's repairs and takes the result apart at spans of the source. A repair belongs to the span
 * that holds it whole, else to the outside.
 * @param spans in any order
 * @throws RangeError where spans overlap
 */
export function divideRepaired(
  source: string,
  repairs: readonly LedgerRepair[],
  spans: readonly Pick<SourceSpan, "start" | "end">[],
): DividedText {
  const order = spans.map((span, at) => ({ ...span, at })).sort((a, b) => a.start - b.start || a.end - b.end);
  for (const [at, span] of order.entries())
    if (span.start < (order[at - 1]?.end ?? 0)) throw new RangeError(`two note bodies overlap at offset ${span.start}`);
  const outside: string[] = [];
  const inside = spans.map((): string[] => []);
  let next = 0;
  const spanAt = (start: number, end: number) => {
    while (order[next] && (order[next]?.end ?? 0) < Math.max(start, end)) next++;
    const span = order[next];
    return span && span.start <= start && end <= span.end ? span : null;
  };
  const put = (text: string, start: number, end: number) => {
    const span = spanAt(start, end);
    (span ? (inside[span.at] ?? outside) : outside).push(text);
  };
  const edges = order.flatMap(({ start, end }) => [start, end]);
  let edge = 0;
  const keep = (from: number, to: number) => {
    let at = from;
    while (at < to) {
      while ((edges[edge] ?? to) <= at && edge < edges.length) edge++;
      const end = Math.min(to, edges[edge] ?? to);
      put(source.slice(at, end), at, end);
      at = end;
    }
  };
  let from = 0;
  for (const { span, after } of inSourceOrder(repairs)) {
    keep(from, span.start);
    put(after, span.start, span.end);
    from = span.end;
  }
  keep(from, source.length);
  return { outside: outside.join(""), inside: inside.map((pieces) => pieces.join("")) };
}
