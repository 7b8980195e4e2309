import type { Division, Edition, Inline, Signed } from "../../../pipeline/model/edition.ts";
import { replaceInlines, spanOf } from "../../../pipeline/model/inlines.ts";
import type { Repair } from "../../../pipeline/model/ledger.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { EditionContext, RefineTransform } from "../../../pipeline/transform.ts";
import { type WordForms, withItsCapitals, wordForms } from "./letter-case.ts";

type Options = Readonly<Record<string, never>>;

const RULE = "small-capitals/signature";
const WORD = /\p{L}[\p{L}’']*/gu;
/** A signature that has no longer word in capitals is initials. */
const SHORTEST_NAME = /\p{Lu}{4}/u;

/** Signatures that a house sets in small capitals, and that OCR therefore reads in capitals: they get their small letters back. */
export const smallCapitals: RefineTransform<Options> = {
  phase: "refine",
  name: "small-capitals",
  defaults: {},
  rules: [
    {
      id: RULE,
      tier: "auto",
      summary: "Restores the small letters of a signature that print sets in small capitals and OCR reads in capitals.",
      example: { before: "DEAN RUSK", after: "Dean Rusk" },
      rationale:
        "Only in pages of print of a house that sets signatures so. Initials, Roman numerals and words that the text itself has in capitals stay.",
    },
  ],
  run(edition, context) {
    const none = { edition, repairs: [], findings: [] };
    if (!context.profile.smallCapitalSignatures || !context.layout || context.layout.isExact) return none;
    const repairs: Repair[] = [];
    let forms: WordForms | null = null;
    const restore = (signed: Signed): Signed => {
      if (!SHORTEST_NAME.test(plainText(signed.children))) return signed;
      forms ??= wordForms(edition);
      return { ...signed, children: restored(signed.children, forms, context, repairs) };
    };
    const visit = (division: Division): Division => ({
      ...division,
      children: division.children.map((child) => {
        if (child.type === "division") return visit(child);
        return child.type === "signed" ? restore(child) : child;
      }),
    });
    const changed: Edition = { ...edition, children: edition.children.map(visit) };
    return { edition: repairs.length > 0 ? changed : edition, repairs, findings: [] };
  },
};

/** A signature with its words corrected; the repairs are added to `repairs`. */
function restored(
  children: readonly Inline[],
  forms: WordForms,
  { view, permits }: EditionContext<Options>,
  repairs: Repair[],
): readonly Inline[] {
  const text = plainText(children);
  let out = children;
  // from the last word to the first, so that offsets hold
  for (const match of [...text.matchAll(WORD)].reverse()) {
    const [word] = match;
    const [start, end] = [match.index, match.index + word.length];
    const after = withItsCapitals(word, start === 0, forms);
    const span = after === null || after === word ? null : spanOf(children, start, end);
    if (after === null || !span || span.end - span.start !== word.length) continue;
    const isKnown = forms.mixed.has(word.toLowerCase());
    const repair: Repair = {
      rule: RULE,
      kind: "correction",
      span,
      before: view.original.slice(span.start, span.end),
      after,
      certainty: isKnown ? "high" : "medium",
      evidence: isKnown
        ? `signatures are set in small capitals, and the text has “${forms.mixed.get(word.toLowerCase())}”`
        : "signatures are set in small capitals",
    };
    repairs.push(repair);
    if (!permits(repair)) continue;
    const { rule, certainty, before } = repair;
    out = replaceInlines(out, start, end, [{ type: "correction", rule, certainty, before, after, span }]);
  }
  return out;
}
