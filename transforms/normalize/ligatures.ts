import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

/** `spellOut`: whether ligatures are written as the letters they join. */
export interface LigatureOptions {
  readonly spellOut: boolean;
}

/** U+FB00 to U+FB06: ff, fi, fl, ffi, ffl, long s with t, st. */
const LIGATURE = /[\ufb00-\ufb06]/gu;

/** Ligatures that a file has as characters of their own. They are kept as printed, unless the option asks for their letters. */
export const ligatures: NormalizeTransform<LigatureOptions> = {
  phase: "normalize",
  name: "ligatures",
  defaults: { spellOut: false },
  rules: [
    {
      id: "ligatures/letters",
      tier: "auto",
      summary: "Writes a ligature as the letters it joins, where the option “spellOut” asks for it.",
      example: { before: "the ﬁrst oﬃce", after: "the first office" },
      rationale:
        "Unicode has these characters for old encodings alone (its compatibility mapping names the letters). Without the option they stay as they are.",
    },
  ],
  run(view, { options }) {
    const edits: Edit[] = [];
    if (!options.spellOut) return { edits, marks: [], remarks: [] };
    for (const match of view.text.matchAll(LIGATURE))
      edits.push({
        rule: "ligatures/letters",
        kind: "artefact",
        start: match.index,
        end: match.index + 1,
        after: match[0].normalize("NFKC"),
        certainty: "high",
        evidence: "the letters that the character joins, by Unicode",
      });
    return { edits, marks: [], remarks: [] };
  },
};
