import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Division, Edition, Inline } from "../../pipeline/model/edition.ts";
import { html } from "../../transforms/emit/html/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { brokenLinks, madeUpVolume } from "./epub-fixture.ts";
import { filesOf, makeHtml, partsOf } from "./html-fixture.ts";

const text = (content: string): Inline => ({ type: "text", text: content });
const documentOf = (words: string, more: Partial<Division> = {}): Division => ({
  type: "division",
  kind: "document",
  id: "d1",
  number: null,
  head: [text("A document")],
  children: [{ type: "paragraph", children: [text(words)] }],
  notes: [],
  ...more,
});
const edition = (...children: Division[]): Edition => ({
  metadata: { title: "Made up", language: "en", provenance: [] },
  children,
});
const pageOf = async (made: Edition, name: string): Promise<string> => filesOf(await makeHtml(made)).get(name) ?? "";

/** The search's script, run without a browser: what it is given, and what it takes for a word. */
interface SearchFiles {
  readonly pages: readonly (readonly [file: string, title: string, date: string | null, texts: number])[];
  readonly words: string;
  readonly places: string;
  readonly texts: readonly (readonly string[])[];
}

function searchFilesOf(files: ReadonlyMap<string, string>): SearchFiles {
  const texts: (readonly string[])[] = [];
  let index: Omit<SearchFiles, "texts"> = { pages: [], words: "", places: "" };
  const emendSearch = {
    index: (given: Omit<SearchFiles, "texts">) => {
      index = given;
    },
    texts: (at: number, some: readonly string[]) => {
      texts[at] = some;
    },
  };
  for (const [name, script] of files)
    if (/^search-(?:index|text-\d+)\.js$/.test(name)) runInNewContext(script, { emendSearch });
  return { ...index, texts };
}

describe("the pages", () => {
  test("are one for each division, and lead to each other in reading order", async () => {
    const files = filesOf(await makeHtml(sampleEdition));
    expect([...files.keys()].filter((name) => name.endsWith(".html")).sort()).toEqual(
      ["about", "d12", "d13", "emendations", "index", "pages", "search", "v1"].map((name) => `${name}.html`),
    );
    expect(files.get("d12.html")).toContain('<link rel="prev" href="v1.html">');
    expect(files.get("d12.html")).toContain('<link rel="next" href="d13.html">');
    expect(files.get("d12.html")).toContain(
      '<nav class="way" aria-label="Where this stands"><ol><li><a href="v1.html">',
    );
    expect(brokenLinks(files)).toEqual([]);
  });

  test("ask for nothing outside their folder", async () => {
    for (const [name, content] of filesOf(await makeHtml(sampleEdition, {}, { embedFonts: true })))
      if (/\.(?:html|css)$/.test(name))
        expect(content, name).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|url\("?https?:/);
  });

  test("name pages of print, with links to themselves, and list them", async () => {
    const made = await pageOf(sampleEdition, "d12.html");
    expect(made).toContain(
      '<span class="page" id="pg_32"><a href="#pg_32" aria-label="Page 32">32</a></span>never been',
    );
    expect(await pageOf(sampleEdition, "pages.html")).toContain('<li><a href="d12.html#pg_32">32</a></li>');
  });

  test("show both readings of an emendation, and lead to its reason and back", async () => {
    expect(await pageOf(sampleEdition, "d12.html")).toContain(
      '<span class="emendation" id="emendation-1"><del>545565</del><a href="emendations.html#entry-1" title="The source reads: 545565"><ins>545–565</ins></a></span>',
    );
    const list = await pageOf(sampleEdition, "emendations.html");
    expect(list).toContain('<a role="doc-backlink" href="d12.html#emendation-1"><ins>545–565</ins></a>');
    expect(list).toContain("the halves 545 and 565 ascend");
  });

  test("tell in the contents the date and the page of print on which a document begins", async () => {
    const first = await pageOf(sampleEdition, "index.html");
    expect(first).toContain('<span class="date">May 4, 1931</span>');
    expect(first).toMatch(
      /href="d13\.html">.*<span class="folio"><span class="unseen" lang="en">page <\/span>33<\/span>/,
    );
  });

  test("begin on the page of print whose number stands before their first words", async () => {
    const page = (number: string): Inline => ({ type: "page-break", id: `pg_${number}`, number });
    const made = edition(
      documentOf("a", { id: "d1", children: [{ type: "paragraph", children: [text("a"), page("7"), text("b")] }] }),
      documentOf("b", { id: "d2" }),
      documentOf("c", { id: "d3", head: [page("8"), text("In its heading")] }),
    );
    const folios = [...(await pageOf(made, "index.html")).matchAll(/href="(d\d)\.html">.*?page <\/span>(\d+)</g)];
    expect(folios.map(([, id, number]) => [id, number])).toEqual([
      ["d2", "7"],
      ["d3", "8"],
    ]);
  });

  test("list the names that the source marks, with the documents in which they stand", async () => {
    const name = (words: string, attribute: string, value: string): Inline => ({
      type: "kept",
      element: "persName",
      display: "run",
      attributes: [{ name: attribute, value }],
      children: [text(words)],
    });
    const mention = { type: "paragraph" as const, children: [name("Thornquist", "corresp", "#p1")] };
    const made = edition(
      documentOf("", {
        id: "persons",
        children: [{ type: "paragraph", children: [name("Thornquist, Ada,", "xml:id", "p1")] }],
      }),
      documentOf("", { id: "d2", number: "2", children: [mention, mention] }),
      documentOf("", { id: "d3", number: "3", children: [mention] }),
    );
    expect(await pageOf(made, "names.html")).toContain(
      '<h2>T</h2>\n<ul class="names">\n<li><span class="name">Thornquist, Ada</span> <a href="d2.html" title="A document">2</a>, <a href="d3.html" title="A document">3</a></li>',
    );
    expect(await pageOf(sampleEdition, "names.html")).toBe("");
  });

  test("hold hostile words as words", async () => {
    const evil = `</title><script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
    const made = edition(
      documentOf(evil, {
        head: [text(evil)],
        children: [
          {
            type: "paragraph",
            children: [text(evil), { type: "reference", target: "javascript:alert(1)", children: [text("here")] }],
          },
          { type: "page-break", id: "pg_1", number: evil },
        ],
      }),
    );
    const files = filesOf(await makeHtml({ ...made, metadata: { ...made.metadata, title: evil, provenance: [evil] } }));
    for (const [name, content] of files)
      if (name.endsWith(".html")) expect(content, name).not.toMatch(/<img|<script>|javascript:|" onerror/);
    expect(brokenLinks(files)).toEqual([]);
  });

  test("keep clear of the names that other pages have", async () => {
    const files = filesOf(await makeHtml(edition(documentOf("a", { id: "index" }), documentOf("b", { id: "Search" }))));
    expect(files.get("index-2.html")).toContain("<p>a</p>");
    expect(files.get("Search-2.html")).toContain("<p>b</p>");
  });

  test("carry the fonts with their licence, or neither", async () => {
    const withFonts = filesOf(await makeHtml(sampleEdition, {}, { embedFonts: true }));
    expect(withFonts.get("fonts/OFL.txt")).toContain("SIL OPEN FONT LICENSE");
    expect(withFonts.get("reader.css")).toContain("@font-face");
    const without = filesOf(await makeHtml(sampleEdition));
    expect([...without.keys()].filter((name) => name.startsWith("fonts/"))).toEqual([]);
    expect(without.get("reader.css")).not.toContain("@font-face");
    expect(without.get("about.html")).not.toContain("Open Font License");
  });
});

describe("the search", () => {
  test("finds every word of the text where it stands", async () => {
    const { pages, words, places, texts } = searchFilesOf(filesOf(await makeHtml(sampleEdition)));
    expect(pages.map(([file]) => file)).toEqual(["v1.html", "d12.html", "d13.html"]);
    const found = new Map(words.split("\n").map((word, at) => [word, places.split("\n")[at]]));
    expect(found.get("thornquist")).toBe("1");
    expect(found.get("harbour")).toBe("0 1 1");
    expect(found.get("545")).toBe("1");
    expect(found.has("545565")).toBe(false);
    expect(texts[0]?.[1]).toContain("recalling the Convention of 1912  Not printed.");
  });

  test("cuts the text into files, each with the pages it says", async () => {
    const { pages, texts } = searchFilesOf(filesOf(await makeHtml(madeUpVolume(120, 12))));
    expect(texts.length).toBeGreaterThan(2);
    for (const [at, some] of texts.entries())
      expect(pages.filter(([, , , file]) => file === at)).toHaveLength(some.length);
  });

  test("takes the same for a word in the browser as in the index", async () => {
    const files = filesOf(await makeHtml(sampleEdition));
    const sandbox: { emendWords?: { WORD: RegExp; fold(word: string): string } } = {};
    runInNewContext(files.get("words.js") ?? "", sandbox);
    const inBrowser = sandbox.emendWords;
    if (!inBrowser) throw new Error("words.js sets nothing");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (words) => {
        const made = edition(documentOf(words, { head: null }));
        const { texts, words: indexed } = searchFilesOf(filesOf(await makeHtml(made)));
        const folded = (texts[0]?.[0]?.match(inBrowser.WORD) ?? []).map((word) => inBrowser.fold(word));
        expect(new Set(indexed.split("\n").filter(Boolean))).toEqual(new Set(folded.filter(Boolean)));
      }),
      { numRuns: 60 },
    );
  });
});

describe("counting", () => {
  test("agrees with the model, and sees what is gone", async () => {
    const artifact = await makeHtml(sampleEdition);
    const parts = partsOf(artifact);
    expect(await html.count(artifact.bytes, parts)).toEqual(countEdition(sampleEdition));
    const whole = new TextDecoder().decode(parts.get("html/d12.html"));
    const without = async (pattern: RegExp) => {
      expect(whole).toMatch(pattern);
      const changed = new Map(parts).set("html/d12.html", new TextEncoder().encode(whole.replace(pattern, "")));
      return html.count(artifact.bytes, changed);
    };
    const counts = countEdition(sampleEdition);
    expect(await without(/<p>Ships that lie[^<]*<\/p>/)).toEqual({ ...counts, paragraphs: counts.paragraphs - 1 });
    expect(await without(/<span class="page".*?<\/span>/)).toEqual({ ...counts, pageBreaks: counts.pageBreaks - 1 });
    expect(await without(/<a class="noteref".*?<\/a>/)).toEqual({ ...counts, anchors: counts.anchors - 1 });
    parts.delete("html/d13.html");
    expect(await html.count(artifact.bytes, parts)).toEqual({
      ...counts,
      documents: 1,
      paragraphs: counts.paragraphs - 1,
    });
  });

  test("agrees for generated editions, which have no broken link and no id twice", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (made) => {
        const artifact = await makeHtml(made);
        expect(await html.count(artifact.bytes, partsOf(artifact))).toEqual(countEdition(made));
        expect(brokenLinks(filesOf(artifact))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});
