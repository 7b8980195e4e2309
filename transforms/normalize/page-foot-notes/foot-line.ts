import type { LayoutLine } from "../../../pipeline/model/layout.ts";

/** A line of a page with what earlier transforms left of it, in view offsets. */
export interface FootLine {
  readonly line: LayoutLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A note at a page's foot: its place, how long its label is, and the number it has or is due. */
export interface FootNote {
  readonly start: number;
  readonly label: number;
  readonly number: string;
  /** The number that its document's notes count from. */
  readonly base: number;
  /** Whether the number was read, not inferred. */
  readonly isRead: boolean;
  readonly evidence: string;
  end: number;
  /** Its last line so far. */
  lastLine: string;
}

/** The notes of a page, and the rule above them where one is drawn. */
export interface PageFoot {
  readonly rule: FootLine | null;
  readonly notes: readonly FootNote[];
}

/** A line that is a rule. */
export const RULE_LINE = /^[_—–-]{3,}$/u;

/** A note that ends so goes on. */
export const OPEN_END = /[\p{L}\p{N},–—-]\s*$/u;
