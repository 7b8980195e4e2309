import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inline, Note, PageBreak, Text } from "../../pipeline/model/edition.ts";
import { inlineLength, replaceInlines, sliceInlines, spanOf, trimInlines } from "../../pipeline/model/inlines.ts";
import { plainText } from "../../pipeline/model/walk.ts";

const page: PageBreak = { type: "page-break", id: "pg_2", number: "2" };
const note: Note = { type: "note", kind: "footnote", id: "n1", number: "1", certainty: "high", children: [] };

function words(text: string, start: number): Text {
  return { type: "text", text, span: { source: "s", start, end: start + text.length } };
}

function correction(before: string, after: string, start: number): Inline {
  const span = { source: "s", start, end: start + before.length };
  return { type: "correction", rule: "test/rule", certainty: "high", before, after, span };
}

const emphasis = (...children: Inline[]): Inline => ({ type: "emphasis", rendition: "italic", children });

/** “The Mail said⟦1⟧ on 12–14 | of⟦p. 2⟧ May”, with italics, a note, a correction and a page break. */
const run: readonly Inline[] = [
  words("The ", 0),
  emphasis(words("Mail", 5), words(" said", 10), note),
  words(" on ", 16),
  correction("1214", "12–14", 20),
  { type: "line-break" },
  words("of", 25),
  page,
  words(" May", 28),
];
const text = "The Mail said on 12–14 of May";

const arbitraryRun: fc.Arbitrary<readonly Inline[]> = fc.letrec<{ inline: Inline; run: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    fc.string({ minLength: 1, maxLength: 6 }).map((one) => words(one, 0)),
    fc.string({ maxLength: 3 }).map((after) => correction("x", after, 0)),
    fc.constant<Inline>(note),
    fc.constant<Inline>(page),
    fc.constant<Inline>({ type: "line-break" }),
    tie("run").map((children) => emphasis(...children)),
  ),
  run: fc.array(tie("inline"), { maxLength: 5 }),
})).run;

/** Every leaf of a run, in order, text letter by letter. */
function leaves(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((node) => {
    if (node.type === "emphasis") return leaves(node.children);
    return node.type === "text" ? [...node.text] : [`<${node.type}>`];
  });
}

describe("the length of inline nodes", () => {
  it("is that of their plain text", () => {
    fc.assert(
      fc.property(arbitraryRun, (inlines) => {
        expect(inlines.reduce((sum, node) => sum + inlineLength(node), 0)).toBe(plainText(inlines).length);
      }),
      { seed: 3 },
    );
    expect(plainText(run)).toBe(text);
  });
});

describe("a slice of a run", () => {
  it("has that part of its plain text", () => {
    expect(plainText(sliceInlines(run, 4, 13))).toBe("Mail said");
    expect(plainText(sliceInlines(run, 6, 10))).toBe("il s");
  });

  it("has spans that were cut with the text", () => {
    expect(sliceInlines(run, 6, 8)).toEqual([emphasis(words("il", 7))]);
  });

  it("never cuts a correction: it is in the part in which it begins", () => {
    expect(plainText(sliceInlines(run, 0, 19))).toBe("The Mail said on 12–14");
    expect(plainText(sliceInlines(run, 19, 25))).toBe(" of");
  });

  it("holds every node once, where slices meet", () => {
    fc.assert(
      fc.property(arbitraryRun, fc.nat(30), fc.nat(30), (inlines, a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        const parts = [
          sliceInlines(inlines, Number.NEGATIVE_INFINITY, first),
          sliceInlines(inlines, first, second),
          sliceInlines(inlines, second, Number.POSITIVE_INFINITY),
        ];
        expect(leaves(parts.flat())).toEqual(leaves(inlines));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe("replacing a part of a run", () => {
  it("keeps notes and page breaks of that part, behind what replaces it", () => {
    const replaced = replaceInlines(run, 23, 29, [words("in June", 90)]);
    expect(leaves(replaced).join("")).toBe("The Mail said<note> on <correction><line-break>in June<page-break>");
  });

  it("loses nothing outside of it, and inserts where it has no length", () => {
    expect(leaves(replaceInlines(run, 4, 4, [note])).join("")).toContain("The <note>Mail said<note>");
  });
});

describe("the span of a run", () => {
  it("reaches from its first text of the source to its last", () => {
    expect(spanOf(run)).toEqual({ source: "s", start: 0, end: 32 });
    expect(spanOf(run, 4, 8)).toEqual({ source: "s", start: 5, end: 9 });
    expect(spanOf([page, { type: "text", text: "put in" }])).toBeNull();
  });
});

describe("a trimmed run", () => {
  it("has no white space at its ends, and what has no length stays", () => {
    const loose = [words("  a ", 0), emphasis(words("b  ", 4)), page];
    expect(leaves(trimInlines(loose, plainText(loose))).join("")).toMatch(/^a b/);
    const tight = [words("a", 0), note];
    expect(trimInlines(tight, "a")).toEqual(tight);
  });
});
