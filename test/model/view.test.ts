import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inline } from "../../pipeline/model/edition.ts";
import type { Repair, RepairKind } from "../../pipeline/model/ledger.ts";
import { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";

function repair(text: string, start: number, end: number, after: string, kind: RepairKind = "artefact"): Repair {
  const span = { source: "s", start, end };
  const before = text.slice(start, end);
  return { rule: "test/rule", kind, span, before, after, certainty: "high", evidence: "" };
}

function repaired(text: string, ...edits: readonly (readonly [number, number, string, RepairKind?])[]): View {
  const { view, conflicts } = View.of("s", text).apply(
    edits.map(([start, end, after, kind]) => repair(text, start, end, after, kind)),
  );
  expect(conflicts).toEqual([]);
  return view;
}

/** A text and edits that do not overlap. */
const edited = fc
  .record({
    text: fc.string({ minLength: 1, maxLength: 40 }),
    cuts: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
    afters: fc.array(fc.string({ maxLength: 5 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ text, cuts, afters }) => {
    const edges = cuts.filter((cut) => cut <= text.length).sort((a, b) => a - b);
    const edits = Array.from({ length: edges.length >> 1 }, (_, at) =>
      repair(text, edges[2 * at] ?? 0, edges[2 * at + 1] ?? 0, afters[at] ?? ""),
    );
    return { text, edits };
  });

describe("a view", () => {
  it("is the source with its repairs made, whatever their number", () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const { view, conflicts } = View.of("s", text).apply(edits);
        expect(conflicts).toEqual([]);
        const expected = edits.reduceRight(
          (rest, { span, after }) => rest.slice(0, span.start) + after + rest.slice(span.end),
          text,
        );
        expect(view.text).toBe(expected);
        expect(view.original).toBe(text);
      }),
      { seed: 5 },
    );
  });

  it("knows for each of its characters where it came from", () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const { view } = View.of("s", text).apply(edits);
        for (let at = 0; at < view.text.length; at++) {
          const span = view.span(at, at + 1);
          const own = edits.find((edit) => edit.span.start === span.start && edit.span.end === span.end);
          if (own) expect(own.after).toContain(view.text[at]);
          else expect(text.slice(span.start, span.end)).toBe(view.text[at]);
        }
      }),
      { seed: 6 },
    );
  });

  it("finds source offsets again, also where a repair deleted or replaced them", () => {
    const view = repaired("one [2] three", [4, 8, ""], [8, 13, "3"]);
    expect(view.text).toBe("one 3");
    expect([0, 3, 4, 5, 8, 10, 13].map((at) => view.offsetOf(at))).toEqual([0, 3, 4, 4, 4, 4, 5]);
  });

  it("leaves what was deleted at the edges of a stretch outside of its span", () => {
    const view = repaired("**bold** word", [0, 2, ""], [6, 8, ""]);
    expect(view.span(0, 4)).toEqual({ source: "s", start: 2, end: 6 });
    expect(view.span(0, 9)).toEqual({ source: "s", start: 2, end: 13 });
    expect(view.span(4, 4)).toMatchObject({ start: 8, end: 8 });
  });

  it("takes the whole of a repair into the span of a part of what it put in", () => {
    const view = repaired("a &amp; b", [2, 7, "&"]);
    expect(view.span(2, 3)).toMatchObject({ start: 2, end: 7 });
  });
});

describe("more repairs on a view", () => {
  it("absorb artefact repairs that they cover", () => {
    const text = String.raw`had \[Page 12\] paid`;
    const first = repaired(text, [4, 5, ""], [13, 14, ""]);
    const { view, conflicts } = first.apply([repair(text, 4, 16, "")]);
    expect(conflicts).toEqual([]);
    expect(view.text).toBe("had paid");
    expect(view.repairs).toHaveLength(1);
  });

  it.each([
    ["cut an earlier repair", [3, 6], "artefact"],
    ["cover a correction", [0, 9], "correction"],
  ] as const)("are left out where they %s, and told", (_, [start, end], kind) => {
    const text = "pages 1234";
    const first = repaired(text, [4, 8, "x", kind]);
    const { view, conflicts } = first.apply([repair(text, start, end, "")]);
    expect(conflicts.map(({ reason }) => reason)).toEqual(["it cuts into a repair of test/rule"]);
    expect(view.text).toBe(first.text);
  });

  it("are left out where they overlap each other or do not have what the source has", () => {
    const text = "abcdef";
    const wrong = { ...repair(text, 4, 5, ""), before: "x" };
    const { view, conflicts } = View.of("s", text).apply([repair(text, 0, 2, ""), repair(text, 1, 3, ""), wrong]);
    expect(view.text).toBe("cdef");
    expect(conflicts.map(({ reason }) => reason)).toEqual([
      "it overlaps another repair of the same transform",
      "its “before” is not what the source has at that place",
    ]);
  });

  it("may touch earlier ones on both sides", () => {
    const text = "ab12cd";
    const { view, conflicts } = repaired(text, [2, 3, "-"]).apply([repair(text, 1, 2, ""), repair(text, 3, 4, "+")]);
    expect(conflicts).toEqual([]);
    expect(view.text).toBe("a-+cd");
  });

  it("leave the view that they were made on as it was", () => {
    const before = View.of("s", "abc");
    before.apply([repair("abc", 0, 3, "x")]);
    expect(before.text).toBe("abc");
    expect(before.repairs).toEqual([]);
  });
});

describe("a view's inline nodes", () => {
  const spans = (nodes: readonly Inline[]) =>
    nodes.map((node) => (node.type === "text" ? [node.text, node.span?.start ?? null] : node.type));

  it("have one space for white space, each node standing in the source letter for letter", () => {
    const view = View.of("s", "the  mole\n  was\u00a0old");
    const nodes = view.inlines(0, view.text.length);
    expect(plainText(nodes)).toBe("the mole was\u00a0old");
    for (const node of nodes)
      if (node.type === "text" && node.span)
        expect(view.original.slice(node.span.start, node.span.end).replace(/\n/g, " ")).toBe(node.text);
  });

  it("have no second space where a repair took out what stood between two", () => {
    const view = repaired("the ~12~ mole", [4, 8, ""]);
    expect(plainText(view.inlines(0, view.text.length))).toBe("the mole");
  });

  it("keep corrections whole, and text that a repair put in without a span", () => {
    const view = repaired("pages 545565 &amp; more", [6, 12, "545–565", "correction"], [13, 18, "&"]);
    expect(spans(view.inlines(0, view.text.length))).toEqual([
      ["pages ", 0],
      "correction",
      [" ", 12],
      ["&", null],
      [" more", 18],
    ]);
  });

  it("hold a correction of no length where a stretch begins with it", () => {
    const view = repaired("(sic he", [4, 4, ")", "correction"]);
    expect(view.inlines(4, 8).map(({ type }) => type)).toEqual(["correction", "text"]);
    expect(view.inlines(0, 4).map(({ type }) => type)).toEqual(["text"]);
  });
});
