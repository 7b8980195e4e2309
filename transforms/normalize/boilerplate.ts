import type { Edit, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

/** `holdings`: how a notice begins that says who holds the copy; words as regular expressions are not needed. */
export interface BoilerplateOptions {
  readonly holdings: readonly string[];
}

const PARAGRAPH_END = /\r?\n[ \t]*\r?\n/gu;

/** More words than these in a paragraph, or more paragraphs, and it is no notice of holdings but text. */
const MOST_WORDS = 25;
const MOST_PARAGRAPHS = 12;

/** What a holding institution puts around a document: told in the edition's provenance, not in its text. */
export const boilerplate: NormalizeTransform<BoilerplateOptions> = {
  phase: "normalize",
  name: "boilerplate",
  defaults: {
    holdings: [
      "this document is from the holdings of",
      "this copy is from the holdings of",
      "from the holdings of the",
    ],
  },
  rules: [
    {
      id: "boilerplate/holdings",
      tier: "auto",
      summary:
        "Takes the notice of a holding institution at the end of a file out of the text, and keeps its words in the edition's provenance.",
      example: { before: "This document is from the holdings of: Town Archive, 4 Harbour Street", after: "" },
      rationale:
        "The notice begins with words that say so, and nothing but short lines (an address, a telephone number, a link) follows it to the end of the file.",
    },
  ],
  run(view, { options }) {
    const { text } = view;
    const lower = text.toLowerCase();
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    for (const words of options.holdings) {
      const start = lower.includes(words) ? lower.lastIndexOf(words) : -1;
      if (start < 0 || !/(?:^|\n[ \t]*)$/.test(text.slice(Math.max(0, start - 40), start))) continue;
      const notice = text.slice(start).trimEnd();
      const paragraphs = notice.split(PARAGRAPH_END);
      if (paragraphs.length > MOST_PARAGRAPHS || paragraphs.some((p) => p.trim().split(/\s+/u).length > MOST_WORDS))
        continue;
      const end = start + notice.length;
      edits.push({
        rule: "boilerplate/holdings",
        kind: "artefact",
        start,
        end,
        after: "",
        certainty: "high",
        evidence: `begins with “${text.slice(start, start + words.length)}” and only short lines follow to the end of the file`,
      });
      const lines = notice.split("\n").map((line) => line.trim());
      marks.push({ type: "provenance", start, end, lines: lines.filter((line) => line !== "") });
      break;
    }
    return { edits, marks, remarks: [] };
  },
};
