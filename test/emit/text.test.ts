import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counts, countEdition } from "../../pipeline/model/counts.ts";
import type { Edition } from "../../pipeline/model/edition.ts";
import { text } from "../../transforms/emit/text/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";

async function write(edition: Edition): Promise<string> {
  const context = {
    options: text.defaults,
    template: () => Promise.reject(new Error("text needs no template")),
    artifact: () => Promise.reject(new Error("text needs no other edition")),
  };
  return new TextDecoder().decode((await text.run({ ...sampleInput, edition }, context)).bytes);
}

const count = (file: string): Promise<Counts> => text.count(new TextEncoder().encode(file));

describe("the text edition", () => {
  test("sets paragraphs at the line's begin, one to a line, and everything else in", async () => {
    const made = await write(sampleEdition);
    expect(made).toContain("PAPERS OF THE HARBOUR OFFICE, VOLUME I\n======");
    expect(made).toContain("12. Memorandum of Conversation{0}\n-----------");
    expect(made).toContain("\n\n    Port Anselm, May 4, 1931, 3 p.m.\n\n");
    expect(made).toContain(
      "    PARTICIPANTS\n    – Miss Ada Thornquist, Harbour Master\n    {Page 31}\n    – The Delegation\n      a) Mr. Ole Brandt, Pilot\n",
    );
    expect(made).toMatch(
      /\nMiss Thornquist opened .*pages 545–565, .*had \{Page 32\} never been paid\.\{2\} She was .*\[sic\]\.\]\n\n/,
    );
    expect(made).toContain(
      "\n\n> Ships that lie at the outer mole pay nothing.\n\n> Ships at the inner mole pay double.\n\n",
    );
    expect(made).toContain("      The tide comes in,\n          the tide goes out.\n");
    expect(made).toContain("    Berth      | Dues\n    Inner mole | £40{3}\n");
    expect(made).toContain("\n\n  {2} See Document 13.\n\n");
    expect(made).toContain("\n\n  {4} This note’s marker was not found.\n\n");
    expect(made.trimEnd().split("\n").at(-1)).toBe(
      "Made by Emend 0.1.0. {1} is the mark of a note, {Page 1} a page of the print.",
    );
  });

  test("uses brackets that the text does not have", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(..."[]{}⟦⟧⟨a "), maxLength: 12 }), async (words) => {
        const edition: Edition = {
          ...sampleEdition,
          children: [
            {
              type: "division",
              kind: "document",
              id: "d1",
              number: null,
              head: [{ type: "text", text: words }],
              children: [{ type: "paragraph", children: [{ type: "text", text: words }] }],
              notes: [],
            },
          ],
        };
        const file = await write(edition);
        const [, open] = /^Made by Emend \S+\. (\S+?)1/m.exec(file) ?? [];
        expect(words).not.toContain(open);
        expect(await count(file)).toEqual(countEdition(edition));
      }),
    );
  });
});

describe("counting", () => {
  test("agrees with the model, and sees what is gone", async () => {
    const made = await write(sampleEdition);
    const counts = countEdition(sampleEdition);
    expect(await count(made)).toEqual(counts);
    expect(await count(made.replace(/^On May 5.*\n\n/m, ""))).toEqual({ ...counts, paragraphs: counts.paragraphs - 1 });
    expect(await count(made.replace("£40{3}", "£40"))).toEqual({ ...counts, anchors: counts.anchors - 1 });
    expect(await count(made.replace("{Page 33}", ""))).toMatchObject({ pageBreaks: counts.pageBreaks - 1 });
    await expect(count("Any text.\n")).rejects.toThrow(RangeError);
  });

  test("agrees for generated editions", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        expect(await count(await write(edition))).toEqual(countEdition(edition));
      }),
      { numRuns: 300 },
    );
  });
});
