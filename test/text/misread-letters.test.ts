import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { View } from "../../pipeline/model/view.ts";
import { candidatesFor, misreadingsOf } from "../../transforms/normalize/misread-letters/confusions.ts";
import { misreadLetters } from "../../transforms/normalize/misread-letters/index.ts";
import { generic } from "../../transforms/profiles/generic.ts";
import { pageText } from "../../transforms/read/page-text.ts";

const context = { profile: generic, source: "s", marks: [], language: "en", lexicon: () => null, options: {} };

function proposals(text: string, lexicon: () => { has(word: string): boolean } | null = () => null) {
  const view = View.of("s", text);
  const { layout } = pageText.run(view, { ...context, layout: null });
  const { edits } = misreadLetters.run(view, { ...context, layout: layout ?? null, lexicon });
  return edits.map(({ start, end, after }) => `${text.slice(start, end)} → ${after}`);
}

describe("letters of like shape", () => {
  it("are found both ways", () => {
    const words = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    fc.assert(
      fc.property(words, (word) => {
        for (const misread of misreadingsOf(word))
          expect(candidatesFor(misread).map((candidate) => candidate.word)).toContain(word);
      }),
    );
  });

  it("never put a figure or a capital inside a word", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9|]{2,10}$/), (read) => {
        for (const { word } of candidatesFor(`a${read}z`)) {
          expect(word).not.toMatch(/\p{Ll}\p{Lu}/u);
          expect((word.match(/[\d|]/g) ?? []).length).toBeLessThanOrEqual((read.match(/[\d|]/g) ?? []).length);
        }
      }),
    );
  });
});

describe("misread words", () => {
  it("are proposed without a word list by the words of the text alone", () => {
    expect(proposals("the harbour, the harbour; the harbour and the harbour: the barbour")).toEqual([
      "barbour → harbour",
    ]);
  });

  it("are no words that the list or the text has", () => {
    const text = "the harbour, the harbour; the harbour and the harbour: the barbour";
    expect(proposals(text, () => ({ has: () => true }))).toEqual([]);
    expect(proposals("the harbour, the harbour; the barbour and the barbour: the harbour")).toEqual([]);
  });

  it("are not looked for in text without pages", () => {
    const view = View.of("s", "the harbour, the harbour; the harbour and the harbour: the barbour");
    expect(misreadLetters.run(view, { ...context, layout: null }).edits).toEqual([]);
  });

  it("cover no letter twice, whatever the text", () => {
    const words = fc.array(
      fc.constantFrom("the", "tbe", "US.", "U.S.", "|", "I", "lam", "am", "ofthe", "of", "on1y", "’"),
      {
        minLength: 30,
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(words, (some) => {
        const view = View.of("s", some.join(" "));
        const { layout } = pageText.run(view, { ...context, layout: null });
        const { edits } = misreadLetters.run(view, { ...context, layout: layout ?? null });
        const spans = edits.map(({ start, end }) => [start, end] as const).sort((a, b) => a[0] - b[0]);
        for (const [at, [start]] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.[1] ?? 0);
      }),
    );
  });
});
