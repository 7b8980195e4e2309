import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineIndex } from "../../pipeline/model/span.ts";

describe("the index of lines", () => {
  it("counts lines and columns from one, and CR LF as one line end", () => {
    const index = lineIndex("ab\r\nc\n\nd\re\ff");
    expect([0, 2, 4, 6, 7, 9, 11].map((offset) => Object.values(index.position(offset)))).toEqual([
      [1, 1],
      [1, 3],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 1],
      [5, 3],
    ]);
  });

  it("agrees with splitting the text before the offset", () => {
    const texts = fc
      .array(fc.constantFrom("a", "bc", "\n", "\r\n", "\f", " "), { maxLength: 30 })
      .map((p) => p.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        const index = lineIndex(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const lines = text.slice(0, offset).split("\n");
          expect(index.position(offset)).toEqual({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 });
        }
      }),
      { seed: 2 },
    );
  });
});
