import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

// at most a few spaces: an arrow far from the words is not looked for
const ARROW = /[ \t\u00a0]{0,8}(?:[↵↩⏎↑⬆]\ufe0e?\ufe0f?)+(?=[ \t]*(?:\r?\n[ \t]*(?:\r?\n|\[?\^?\d{1,3}[\].)]|$)|$))/gu;

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
    for (const match of view.text.matchAll(ARROW))
      edits.push({
        rule: "back-arrows/line-end",
        kind: "artefact",
        start: match.index,
        end: match.index + match[0].length,
        after: "",
        certainty: "high",
        evidence: "a return arrow at the end of a line",
      });
    return { edits, marks: [], remarks: [] };
  },
};
