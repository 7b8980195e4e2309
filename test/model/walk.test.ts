import { expect, test } from "vitest";
import type { Edition, Inline } from "../../pipeline/model/edition.ts";
import { rewriteInlines } from "../../pipeline/model/walk.ts";

const words = (text: string): Inline => ({ type: "text", text });
const edition: Edition = {
  metadata: { title: "", language: "en", provenance: [] },
  children: [
    {
      type: "division",
      kind: "text",
      id: "t1",
      number: null,
      head: [words("Head")],
      children: [
        { type: "paragraph", children: [words("one")] },
        {
          type: "paragraph",
          children: [
            words("two"),
            {
              type: "note",
              kind: "footnote",
              id: "n1",
              number: "1",
              certainty: "high",
              children: [{ type: "paragraph", children: [words("in a note")] }],
            },
          ],
        },
        {
          type: "list",
          kind: "simple",
          head: null,
          items: [{ type: "item", label: null, children: [words("item")], blocks: [] }],
        },
      ],
      notes: [],
    },
  ],
};

test("an edition of which no run is changed is the same object", () => {
  expect(rewriteInlines(edition, (run) => run)).toBe(edition);
});

test("what holds a changed run is new, everything beside it the same", () => {
  const changed = rewriteInlines(edition, (run, inNote) => (inNote ? [words("changed")] : run));
  const [before, after] = [edition.children[0], changed.children[0]];
  expect(after?.children[1]).not.toBe(before?.children[1]);
  expect(JSON.stringify(after?.children[1])).toContain("changed");
  expect([0, 2].map((at) => after?.children[at] === before?.children[at])).toEqual([true, true]);
  expect(after?.head).toBe(before?.head);
});
