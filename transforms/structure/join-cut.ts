import type { Inline } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { Repair } from "../../pipeline/model/ledger.ts";
import type { RuleId } from "../../pipeline/model/rule.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";

/**
 * Joins two runs of text that a copy cut apart. The repair covers the white space before the second run,
 * so that a page marker between the two keeps its own repair, and the white space that went with it.
 * @param between nodes that stand between the two, such as a page break
 * @param partsWord whether the cut goes through a word, so that no space comes between
 * @returns null where the second run does not begin with text of the source
 */
export function joinCut(
  first: readonly Inline[],
  second: readonly Inline[],
  source: string,
  view: View,
  rule: RuleId,
  evidence: string,
  between: readonly Inline[] = [],
  partsWord = false,
): { children: readonly Inline[]; repair: Repair } | null {
  const next = spanOf(second, 0, 1);
  if (!next || next.start >= next.end) return null;
  const words = plainText(first);
  const { original } = view;
  let start = next.start;
  const isLeft = (at: number) => view.offsetOf(at + 1) > view.offsetOf(at);
  while (start > 0 && /\s/u.test(original[start - 1] ?? "") && isLeft(start - 1)) start--;
  const hyphen = partsWord || words.endsWith("-");
  const space: Inline[] = hyphen ? [] : [{ type: "text", text: " " }];
  return {
    children: joined(first, [...space, ...between], second),
    repair: {
      rule,
      kind: "artefact",
      span: { source, start, end: next.start },
      before: original.slice(start, next.start),
      after: hyphen ? "" : " ",
      certainty: "high",
      evidence,
    },
  };
}

/** Copying a phrase of more parts at each of its cuts would cost the square of their number. */
const MOST_PARTS = 50;

/** Two runs as one; an emphasized phrase that the cut goes through becomes one again. */
function joined(first: readonly Inline[], between: readonly Inline[], second: readonly Inline[]): readonly Inline[] {
  const last = first.at(-1);
  const next = second[0];
  if (
    last?.type !== "emphasis" ||
    next?.type !== "emphasis" ||
    last.rendition !== next.rendition ||
    last.children.length > MOST_PARTS
  )
    return [...first, ...between, ...second];
  const whole = { ...last, children: [...last.children, ...between, ...next.children] };
  return [...first.slice(0, -1), whole, ...second.slice(1)];
}
