import type { Repair } from "./model/ledger.ts";

/** By what a decision knows its repair: its rule, and the words of the source. */
export interface DecisionContext {
  readonly rule: string;
  /** The source's words before the repair, what the repair replaces, and the words after it. */
  readonly left: string;
  readonly before: string;
  readonly right: string;
}

/**
 * What an editor decided about one repair. It is found again by its rule and its context, not by an
 * offset, so it holds when the source is scanned anew or text before it changes. A context may be shorter than the
 * ledger gives it; then the decision holds wherever it fits.
 */
export interface Decision extends DecisionContext {
  readonly decision: "accept" | "reject" | "amend";
  /** With `amend`: what the edition shall read. */
  readonly reading?: string;
}

const CONTEXT = 24;

/** Answers which decision holds for a repair; null where there is none. */
export interface Decisions {
  find(repair: Repair): Decision | null;
}

const squeeze = (words: string): string => words.replace(/\s+/g, " ");

/** The context by which a repair of a source text is known. */
export function contextOf(text: string, repair: Pick<Repair, "span">): Omit<DecisionContext, "rule"> {
  const { start, end } = repair.span;
  return {
    left: squeeze(text.slice(Math.max(0, start - CONTEXT), start)),
    before: text.slice(start, end),
    right: squeeze(text.slice(end, end + CONTEXT)),
  };
}

/** Whether a decision is about a repair of this rule and context. White space at a context's edges does not count. */
export function fits(decision: DecisionContext, { rule, left, before, right }: DecisionContext): boolean {
  return (
    decision.rule === rule &&
    decision.before === before &&
    left.trim().endsWith(squeeze(decision.left).trim()) &&
    right.trim().startsWith(squeeze(decision.right).trim())
  );
}

/** Makes the decisions on one source text ready to be asked; of several that fit, the one that says most of the context holds. */
export function decisionsOn(text: string, decisions: readonly Decision[]): Decisions {
  if (decisions.length === 0) return { find: () => null };
  const known = new Map<string, Decision[]>();
  const size = ({ left, right }: Decision) => left.length + right.length;
  for (const decision of [...decisions].sort((a, b) => size(b) - size(a))) {
    const key = `${decision.rule}\0${decision.before}`;
    const others = known.get(key);
    if (others) others.push(decision);
    else known.set(key, [decision]);
  }
  return {
    find(repair) {
      const { start, end } = repair.span;
      const candidates = known.get(`${repair.rule}\0${text.slice(start, end)}`) ?? [];
      const context = { rule: repair.rule, ...contextOf(text, repair) };
      return candidates.find((decision) => fits(decision, context)) ?? null;
    },
  };
}
