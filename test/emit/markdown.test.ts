import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counts, countEdition } from "../../pipeline/model/counts.ts";
import type { Edition, Inline, Node } from "../../pipeline/model/edition.ts";
import { childNodes } from "../../pipeline/model/walk.ts";
import { markdown } from "../../transforms/emit/markdown/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { converterFor } from "../support/conversion.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";
import { madeUpVolume } from "./epub-fixture.ts";

const context = {
  template: () => Promise.reject(new Error("Markdown needs no template")),
  artifact: () => Promise.reject(new Error("Markdown needs no other edition")),
};

async function write(edition: Edition, metadata = false): Promise<string> {
  const { bytes } = await markdown.run({ ...sampleInput, edition }, { ...context, options: { metadata } });
  return new TextDecoder().decode(bytes);
}

const count = (text: string): Promise<Counts> => markdown.count(new TextEncoder().encode(text));

const text = (content: string): Inline => ({ type: "text", text: content });
const paragraphOf = (...children: Inline[]): Edition => ({
  metadata: { title: "Made up", language: "en", provenance: [] },
  children: [
    {
      type: "division",
      kind: "text",
      id: "t1",
      number: null,
      head: null,
      children: [{ type: "paragraph", children }],
      notes: [],
    },
  ],
});

/** The letters of an edition in reading order, notes aside: what no way through Markdown may change. */
function letters(edition: Edition): { text: string; notes: string[] } {
  const notes: string[] = [];
  const walk = (nodes: readonly Node[]): string =>
    nodes
      .map((node) => {
        if (node.type === "text") return node.text;
        if (node.type === "correction") return node.after;
        if (node.type === "note") {
          notes.push(walk(node.children).replace(/\s+/g, ""));
          return "";
        }
        return (node.type === "item" ? (node.label ?? "") : "") + walk(childNodes(node));
      })
      .join("");
  return { text: walk(edition.children).replace(/\s+/g, ""), notes: notes.sort() };
}

describe("the Markdown edition", () => {
  test("is what a user of pandoc would write", async () => {
    const made = await write(sampleEdition);
    expect(made).toContain("# PAPERS OF THE HARBOUR OFFICE, VOLUME I");
    expect(made).toContain('<div id="d12" class="document">\n\n## 12. Memorandum of Conversation[^0]\n');
    expect(made).toContain('<div class="dateline">\n\nPort Anselm, May 4, 1931, 3 p.m.\n\n</div>');
    expect(made).toContain(
      '- Miss Ada Thornquist, Harbour Master\n- <span id="pg_31" class="page">\\[Page 31\\]</span>The Delegation\n  - a\\) Mr. Ole Brandt, Pilot',
    );
    expect(made).toContain("recalling the *Convention of 1912[^1]*, pages 545–565, and");
    expect(made).toContain("> Ships that lie at the outer mole pay nothing.\n>\n> Ships at the inner mole pay double.");
    expect(made).toContain("The tide comes in,\\\n\u2003\u2003the tide goes out.");
    expect(made).toContain("| Berth | Dues |\n| --- | --- |\n| Inner mole | £40[^3] |");
    expect(made).toContain("[^2]: See [Document 13](#d13).");
    expect(made).toContain('<div class="unplaced">\n\n[^4]\n\n</div>\n\n[^4]: This note’s marker was not found.');
  });

  test("keeps text from being markup", async () => {
    for (const [words, written] of [
      ["2*3*4 and snake_case [sic] <b>", "2\\*3\\*4 and snake\\_case \\[sic\\] \\<b>"],
      ["1. not a list", "1\\. not a list"],
      ["(a) not a list", "(a\\) not a list"],
      ["A. Lincoln", "A. Lincoln"],
      ["- 12 -", "\\- 12 -"],
      ["# no heading", "\\# no heading"],
      ["> 50", "\\> 50"],
      ["AT&T &amp; Sons", "AT\\&T \\&amp; Sons"],
      ["cost $40 | 10^6", "cost \\$40 \\| 10\\^6"],
      ["    four spaces", "four spaces"],
    ] as const)
      expect(await write(paragraphOf(text(words)))).toContain(`\n\n${written}\n\n`);
  });

  test("emphasizes with asterisks only where they are sure to be read so", async () => {
    const italic = (words: string): Inline => ({ type: "emphasis", rendition: "italic", children: [text(words)] });
    expect(await write(paragraphOf(text("see "), italic("ibid."), text(" 5")))).toContain("see *ibid.* 5");
    expect(await write(paragraphOf(text("see "), italic("ibid."), text("5")))).toContain("see <i>ibid.</i>5");
    expect(await write(paragraphOf(italic(" spaced ")))).toContain("<i> spaced </i>");
    expect(await write(paragraphOf(italic("one"), italic("two")))).toContain("<i>one</i>*two*");
  });

  test("puts title and language before the text where they are wanted", async () => {
    expect(await write(sampleEdition, true)).toMatch(
      /^---\ntitle: "Papers of the Harbour Office"\nlang: "en"\n---\n\n<div/,
    );
    expect(await count(await write(sampleEdition, true))).toEqual(countEdition(sampleEdition));
  });

  test("gives the same text and notes again when Emend reads it", async () => {
    for (const edition of [sampleEdition, madeUpVolume(5)]) {
      const again = (await converterFor("frus")).convert("again.md", await write(edition));
      const { text: before, notes } = letters(edition);
      expect(letters(again.edition)).toEqual({ text: before, notes });
    }
  });
});

describe("counting", () => {
  test("agrees with the model, and sees what is gone", async () => {
    const made = await write(sampleEdition);
    const counts = countEdition(sampleEdition);
    expect(await count(made)).toEqual(counts);
    expect(await count(made.replace(/^On May 5.*\n/m, ""))).toMatchObject({ paragraphs: counts.paragraphs - 1 });
    expect(await count(made.replace("[^3] |", " |"))).toMatchObject({ notes: 5, anchors: 3 });
    expect(await count(made.replace(/^\[\^3\]: .*\n/m, ""))).toMatchObject({ notes: 4, anchors: 4 });
    expect(await count(made.replace(/<div id="pg_33"[^>]*>/, ""))).toMatchObject({ pageBreaks: 2 });
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

function hasPandoc(): boolean {
  try {
    execFileSync("pandoc", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

type PandocNode = { readonly t: string; readonly c?: unknown };

/** The letters that pandoc reads, notes in their places as in the model. */
function pandocLetters(value: unknown): string {
  if (Array.isArray(value)) return value.map(pandocLetters).join("");
  if (typeof value !== "object" || value === null) return "";
  const { t, c } = value as PandocNode;
  if (t === "Str") return String(c);
  if (t === "RawInline" || t === "RawBlock") return "";
  return pandocLetters(c);
}

function modelLetters(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text") return node.text;
      if (node.type === "correction") return node.after;
      if (node.type === "page-break") return `[Page ${node.number}]`;
      return (node.type === "item" ? (node.label ?? "") : "") + modelLetters(childNodes(node));
    })
    .join("");
}

describe.skipIf(!hasPandoc())("pandoc (skipped where it is not installed)", () => {
  test("reads every letter and every note", async () => {
    const read = (edition: string) =>
      JSON.parse(execFileSync("pandoc", ["-f", "markdown-smart", "-t", "json"], { input: edition, encoding: "utf8" }));
    for (const edition of [{ ...sampleEdition }, madeUpVolume(5)]) {
      const { blocks } = read(await write(edition));
      const expected = modelLetters(edition.children).replace(/\s+/g, "");
      expect(pandocLetters(blocks).replace(/\s+/g, "")).toBe(expected);
    }
  });
});
