import type { Lexicon } from "../../pipeline/model/lexicon.ts";
import type { Edit, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

/** Single letters with single spaces between them: too many for initials or the letters of a list. */
const SPACED = / \p{L} \p{L} \p{L}[ \p{P}\n]/u;
const RUN = /(?<![\p{L}\p{N}.’'-])\p{L}(?: \p{L}){3,60}(?![\p{L}\p{N}.’'-]\S)/gu;
/** Capitals are spelled out so in signs ("U S S R"): fewer of them are no emphasis. */
const FEWEST = 4;
const FEWEST_CAPITALS = 5;
/** Of words that run on without a wider space, none is shorter. */
const SHORTEST = 3;

/**
 * Words whose letters stand apart: so OCR writes what is spaced for emphasis, as German print does, or in a heading. They are marked as spaced;
 * closing them up is proposed. Only letters that make words of the text or of the word list are taken for it.
 */
export const spacedLetters: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "spaced-letters",
  defaults: {},
  rules: [
    {
      id: "spaced-letters/closed",
      tier: "propose",
      summary: "Proposes to close up a word whose letters stand apart, and marks it as spaced.",
      example: { before: "the word s e c r e t was", after: "the word secret was" },
      rationale:
        "The spaces are the print's emphasis, which the edition shows as spaced letters. Letters that make no word of the text or of the word list are left alone.",
    },
  ],
  run(view, { lexicon }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    const { text } = view;
    if (!SPACED.test(` ${text}\n`)) return { edits, marks, remarks: [] };
    const words = new Set(Array.from(text.matchAll(/\p{L}{3,}/gu), ([word]) => word.toLowerCase()));
    for (const match of text.matchAll(RUN)) {
      const found = wordsOf(match[0], knownBy(words, lexicon()));
      if (!found) continue;
      const { parts } = found;
      const [start, end] = [match.index + found.from, match.index + found.to];
      marks.push({ type: "emphasis", start, end, rendition: "spaced" });
      edits.push({
        rule: "spaced-letters/closed",
        kind: "artefact",
        start,
        end,
        after: parts.join(" "),
        certainty: parts.length === 1 ? "high" : "medium",
        evidence: `the letters make ${parts.map((part) => `“${part}”`).join(" and ")}`,
      });
    }
    return { edits, marks, remarks: [] };
  },
};

function knownBy(words: ReadonlySet<string>, lexicon: Lexicon | null): (word: string) => boolean {
  return (word) => words.has(word.toLowerCase()) || lexicon?.has(word) === true;
}

/** The words that spaced letters make; a word of one letter before or behind them ("a", "I") may stand among them. */
function wordsOf(
  run: string,
  isKnown: (word: string) => boolean,
): { readonly parts: readonly string[]; readonly from: number; readonly to: number } | null {
  for (const [from, to] of [
    [0, run.length],
    [2, run.length],
    [0, run.length - 2],
  ] as const) {
    const letters = run.slice(from, to).replaceAll(" ", "");
    if (letters.length < (letters === letters.toUpperCase() ? FEWEST_CAPITALS : FEWEST)) continue;
    const parts = divide(letters, isKnown);
    if (parts) return { parts, from, to };
  }
  return null;
}

/** The fewest words that letters make: one, or several of three letters and more; null where they make none. */
function divide(letters: string, isKnown: (word: string) => boolean): readonly string[] | null {
  if (isKnown(letters)) return [letters];
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    let shortest: readonly string[] | null = null;
    for (let start = 0; start <= end - SHORTEST; start++) {
      const before = best[start];
      if (!before || (shortest && before.length + 1 >= shortest.length)) continue;
      const word = letters.slice(start, end);
      if (isKnown(word)) shortest = [...before, word];
    }
    best.push(shortest);
  }
  return best[letters.length] ?? null;
}
