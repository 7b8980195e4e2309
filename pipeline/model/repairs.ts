import { isInEdition, type LedgerRepair } from "./ledger.ts";

/** The repairs of a ledger that stand in the edition, in the order of the source. */
export function inSourceOrder(repairs: readonly LedgerRepair[]): LedgerRepair[] {
  return repairs.filter(isInEdition).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A source text with its repairs made. Throws a RangeError where `before` is not what the source has. */
export function applyRepairs(source: string, repairs: readonly LedgerRepair[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { span, before, after, rule } of inSourceOrder(repairs)) {
    if (span.start < from) throw new RangeError(`repairs overlap at offset ${span.start} (${rule})`);
    if (source.slice(span.start, span.end) !== before)
      throw new RangeError(`the source does not have what ${rule} repaired at offset ${span.start}`);
    pieces.push(source.slice(from, span.start), after);
    from = span.end;
  }
  pieces.push(source.slice(from));
  return pieces.join("");
}

/** The source again, from a repaired text: the inverse of `applyRepairs`. Throws a RangeError where they do not fit. */
export function undoRepairs(repaired: string, repairs: readonly LedgerRepair[]): string {
  const pieces: string[] = [];
  let from = 0;
  let drift = 0;
  for (const { span, before, after, rule } of inSourceOrder(repairs)) {
    const at = span.start + drift;
    if (repaired.slice(at, at + after.length) !== after)
      throw new RangeError(`the repaired text does not have what ${rule} put in at offset ${at}`);
    pieces.push(repaired.slice(from, at), before);
    from = at + after.length;
    drift += after.length - before.length;
  }
  pieces.push(repaired.slice(from));
  return pieces.join("");
}
