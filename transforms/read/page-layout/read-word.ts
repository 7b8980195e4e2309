import type { Box } from "../../../pipeline/model/layout.ts";

/** A word as its format gives it: no box where the format has none. */
export interface ReadWord {
  readonly text: string;
  readonly box: Box | null;
  /** How sure the OCR was of it, from 0 to 1; null where it does not say. */
  readonly confidence: number | null;
}
