import type { Attributed } from "./attribute.ts";
import type { Certainty } from "./rule.ts";
import type { SourceSpan } from "./span.ts";

/**
 * Running text. `span` is there when the text stands in the source letter for letter (a line end
 * counting as a space); text without a span was put in by a recorded repair.
 */
export interface Text {
  readonly type: "text";
  readonly text: string;
  readonly span?: SourceSpan;
}

/**
 * Stands before the first word of its page; `number` is the page's number as printed. `supplied` says that the page
 * shows none, and that the pages around give it: editions then set it in brackets.
 */
export interface PageBreak extends Attributed {
  readonly type: "page-break";
  readonly id: string;
  readonly number: string;
  readonly supplied?: true;
}

/** A page's number as editions show it: “[30]” where it is supplied. */
export function shownNumber({ number, supplied }: PageBreak): string {
  return supplied ? `[${number}]` : number;
}

/** A reading that Emend changed: `before` is what the source has, `after` what the edition reads. */
export interface Correction {
  readonly type: "correction";
  readonly rule: string;
  readonly certainty: Certainty;
  readonly before: string;
  readonly after: string;
  readonly span?: SourceSpan;
}

export interface LineBreak extends Attributed {
  readonly type: "line-break";
}
