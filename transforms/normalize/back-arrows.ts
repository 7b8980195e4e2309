import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

const ARROWS = /(?:[↵↩⏎↑⬆]\ufe0e?\ufe0f?)+/gu;
const LINE_END = /[ \t]*(?:\r?\n[ \t]*(?:\r?\n|\[?\^?\d{1,3}[\].)]|$)|$)/uy;

// at most a few spaces: an arrow far from the words is not looked for
const MOST_SPACES = 8;
const SPACE = /[ \t\u00a0]/;

/** Arrows that lead from a note back to its marker on a web page: they stand at line ends and are no text. */
export const backArrows: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "back-arrows",
  defaults: {},
  rules: [
    {
      id: "back-arrows/line-end",
      tier: "auto",
      summary: "Takes out the arrow that leads from the end of a note back to its marker.",
      example: { before: "6. See Document 11. ↩", after: "6. See Document 11." },
      rationale: "The sign is a link of the web page; only at the end of a line, never an arrow inside a sentence.",
    },
  ],
  run(view) {
    const edits: Edit[] = [];
    const { text } = view;
    for (const match of text.matchAll(ARROWS)) {
      LINE_END.lastIndex = match.index + match[0].length;
      if (!LINE_END.test(text)) continue;
      let start = match.index;
      while (match.index - start < MOST_SPACES && SPACE.test(text[start - 1] ?? "")) start--;
      edits.push({
        rule: "back-arrows/line-end",
        kind: "artefact",
        start,
        end: match.index + match[0].length,
        after: "",
        certainty: "high",
        evidence: "a return arrow at the end of a line",
      });
    }
    return { edits, marks: [], remarks: [] };
  },
};
