import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

const OPEN_SIC = /([([])sic(?=[\s,.;]|$)/gu;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** An editor's “(sic)” whose closing bracket was lost. A “(sic)” that is whole is text and is left alone. */
export const sic: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "sic",
  defaults: {},
  rules: [
    {
      id: "sic/unclosed",
      tier: "auto",
      summary: "Closes the bracket of a “(sic” that was left open.",
      example: {
        before: "the Poles and the Czechs (sic would never agree",
        after: "the Poles and the Czechs (sic) would never agree",
      },
      rationale:
        "“sic” with an opening bracket directly before it and a space directly after it has lost its closing bracket; a longer remark in the bracket is left alone when it is closed further on.",
    },
  ],
  run(view) {
    const edits: Edit[] = [];
    const { text } = view;
    for (const match of text.matchAll(OPEN_SIC)) {
      const bracket = match[1] ?? "(";
      const end = match.index + match[0].length;
      if (closesSoon(text, end, bracket)) continue;
      edits.push({
        rule: "sic/unclosed",
        kind: "correction",
        start: end,
        end,
        after: CLOSING[bracket] ?? ")",
        certainty: "high",
        evidence: "the bracket before “sic” is closed nowhere in the paragraph before another one opens",
      });
    }
    return { edits, marks: [], remarks: [] };
  },
};

/** Whether the bracket is closed within the paragraph, before a bracket of its kind opens again. */
function closesSoon(text: string, from: number, bracket: string): boolean {
  const closing = CLOSING[bracket] ?? ")";
  const limit = Math.min(text.length, from + 400);
  for (let at = from; at < limit; at++) {
    if (text[at] === closing) return true;
    if (text[at] === bracket || (text[at] === "\n" && text[at + 1] === "\n")) return false;
  }
  return false;
}
