import type { Inline } from "../../pipeline/model/edition.ts";
import { sliceInlines, spanOf } from "../../pipeline/model/inlines.ts";
import type { SourceSpan } from "../../pipeline/model/span.ts";
import { plainText } from "../../pipeline/model/walk.ts";

const ENUMERATOR = /^\s*(\d{1,3})[.)]\s+/u;

/** A run that begins with a number and a full stop: the number, and the run without it. */
export interface Enumerated {
  readonly number: number;
  readonly rest: readonly Inline[];
  /** Where the enumerator stands in the source, with the white space behind it. */
  readonly label: SourceSpan;
}

/** The number that a run of text begins with ("12. See …"), or null where it begins with none. */
export function enumeratorOf(inlines: readonly Inline[]): Enumerated | null {
  const match = ENUMERATOR.exec(plainText(inlines.slice(0, 3)));
  if (!match) return null;
  const length = match[0].length;
  const label = spanOf(inlines, 0, length);
  return label && { number: Number(match[1]), rest: sliceInlines(inlines, length, Number.POSITIVE_INFINITY), label };
}
