import type { LayoutLine } from "../../../pipeline/model/layout.ts";

/** A line of a page with what earlier transforms left of it, in view offsets. */
export interface FootLine {
  readonly line: LayoutLine;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A note at a page's foot, or the rest of one that the page before began: its place, and what its label shows. */
export interface FootNote {
  readonly start: number;
  readonly end: number;
  /** How long its label is; 0 where it has none. */
  readonly label: number;
  /** The label's digits; null where it has none. */
  readonly digits: number | null;
  /** The sign in place of digits that were not read; empty where there is none. */
  readonly sign: string;
  readonly isSource: boolean;
  /** Whether it goes on with the last note of the page before. */
  readonly goesOn: boolean;
  /** Its last line. */
  readonly lastLine: FootLine;
}

/** The notes of a column of print, and the rule above them where one is drawn. */
export interface PageFoot {
  readonly rule: FootLine | null;
  readonly notes: readonly FootNote[];
}

/** What finding the notes of a column goes by. */
export interface FootContext {
  /** How a document's source note begins; null where there are none. */
  readonly sourceNote: string | null;
  /** The last note of the pages before; null where there is none. */
  readonly last: FootNote | null;
  /** A line that ends this part of the width before the edge is the last of its note. */
  readonly room: number;
}

export const NO_FOOT: PageFoot = { rule: null, notes: [] };

/** A line that is a rule. */
export const RULE_LINE = /^[_—–-]{3,}$/u;

/** A note that ends so goes on. */
export const OPEN_END = /[\p{L}\p{N},:;–—-]\s*$/u;
