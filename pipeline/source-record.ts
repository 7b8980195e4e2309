import type { SourcePart, SourceRecord } from "./model/ledger.ts";
import type { OpenedSource } from "./open-source.ts";

/** What is known of a source before it is read. */
export type UnreadRecord = Omit<SourceRecord, "reader" | "parts" | "extraction"> & {
  readonly parts?: readonly Omit<SourcePart, "start" | "end">[];
};

/** What is known of it once it was read. */
export function recordOf({ parts, ...record }: UnreadRecord, { reader, extents, taken }: OpenedSource): SourceRecord {
  return {
    ...record,
    reader: reader.name,
    ...(parts && { parts: parts.map((part, at) => ({ ...part, ...(extents[at] ?? { start: 0, end: 0 }) })) }),
    ...(taken && { extraction: taken }),
  };
}
