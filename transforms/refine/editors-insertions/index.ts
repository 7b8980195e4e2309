import type { Edition } from "../../../pipeline/model/edition.ts";
import { allNodes, rewriteInlines } from "../../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../../pipeline/transform.ts";
import { type Bracketed, meaningOf } from "./classify.ts";
import { wrapInsertions } from "./wrap.ts";

/**
 * Tells what the editors of the printed edition put into the text in brackets from the text itself: `[sic]`,
 * `[illegible]`, omissions, corrections and additions as the house style sets them. Nothing is taken out or changed.
 */
export const editorsInsertions: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "editors-insertions",
  defaults: {},
  rules: [],
  run(edition, { profile }) {
    const hasItalics = showsItalics(edition);
    const meaning = (bracketed: Bracketed) => meaningOf(bracketed, profile.insertions, hasItalics);
    return {
      edition: rewriteInlines(edition, (inlines) => wrapInsertions(inlines, meaning)),
      repairs: [],
      findings: [],
    };
  },
};

/** Whether the copy shows italics of its own, so that words without them are known to be roman. */
function showsItalics(edition: Edition): boolean {
  for (const node of allNodes(edition))
    if (node.type === "emphasis" && node.rendition === "italic" && node.rule === undefined) return true;
  return false;
}
