import type { Repair } from "./model/ledger.ts";

/**
 * What an editor decided about one repair. It is found again by its rule and its context, not by an
 * offset, so it holds when the source is scanned anew or text before it changes.
 */
export interface Decision {
  readonly rule: string;
  /** The source's words before the repair, what the repair replaces, and the words after it. */
  readonly left: string;
  readonly before: string;
  readonly right: string;
  readonly decision: "accept" | "reject" | "amend";
  /** With `amend`: what the edition shall read. */
  readonly reading?: string;
}

const CONTEXT = 24;

/** Answers which decision holds for a repair; null where there is none. */
export interface Decisions {
  find(repair: Repair): Decision | null;
}

/** The context by which a repair of a source text is known. */
export function contextOf(text: string, repair: Pick<Repair, "span">): { left: string; before: string; right: string } {
  const { start, end } = repair.span;
  const squeeze = (words: string) => words.replace(/\s+/g, " ");
  return {
    left: squeeze(text.slice(Math.max(0, start - CONTEXT), start)),
    before: text.slice(start, end),
    right: squeeze(text.slice(end, end + CONTEXT)),
  };
}

/** Makes the decisions on one source text ready to be asked. */
export function decisionsOn(text: string, decisions: readonly Decision[]): Decisions {
  if (decisions.length === 0) return { find: () => null };
  const key = (rule: string, left: string, before: string, right: string) => [rule, left, before, right].join("\0");
  const known = new Map(decisions.map((d) => [key(d.rule, d.left, d.before, d.right), d]));
  return {
    find(repair) {
      const { left, before, right } = contextOf(text, repair);
      return known.get(key(repair.rule, left, before, right)) ?? null;
    },
  };
}
