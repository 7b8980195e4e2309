import { describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Block, Edition, Inline, Note } from "../../pipeline/model/edition.ts";
import { docx } from "../../transforms/emit/docx/index.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";
import { faultsOf, makeDocx, part, partsOf, valuesOf } from "./docx-parts.ts";

const text = (words: string): Inline => ({ type: "text", text: words });
const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });
const note = (id: string, number: string, ...children: Block[]): Note => ({
  type: "note",
  kind: "footnote",
  id,
  number,
  certainty: "high",
  children,
});

function editionOf(children: readonly Block[], notes: readonly Note[] = []): Edition {
  return {
    metadata: { title: "A Title", language: "en", provenance: [] },
    children: [
      { type: "division", kind: "document", id: "d1", number: "1", head: [text("1. A Document")], children, notes },
    ],
  };
}

/** The text of each element of a name, markup taken away. */
function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}[ >].*?</${name}>`, "gs"))].map(([whole]) =>
    whole.replace(/<mc:Fallback>.*?<\/mc:Fallback>|<[^>]*>/gs, ""),
  );
}

describe("the sample edition", () => {
  test("has every part of the model in it, and nothing that Word would stumble over", async () => {
    const bytes = await makeDocx(sampleEdition);
    expect(await docx.count(bytes)).toEqual(countEdition(sampleEdition));
    expect(faultsOf(bytes)).toEqual([]);
  });

  test("shows footnotes under their printed marks, in the text and before the body", async () => {
    const bytes = await makeDocx(sampleEdition);
    const references = part(bytes, "word/document.xml").matchAll(
      /<w:footnoteReference w:customMarkFollows="1" w:id="(\d+)"\/><w:t [^>]*>([^<]*)</g,
    );
    expect([...references].map(([, id, mark]) => [id, mark])).toEqual([
      ["1", "0"],
      ["2", "1"],
      ["3", "2"],
      ["4", "3"],
    ]);
    expect(textsOf(part(bytes, "word/footnotes.xml"), "w:footnote").slice(2)).toEqual([
      "0 Source: Archive of the Harbour Office, Box 7. Secret",
      "1 Not printed.",
      "2 See Document 13.",
      "3 A month.",
    ]);
  });

  test("keeps the original's pages as bookmarks and as marks before what the page begins with", async () => {
    const body = part(await makeDocx(sampleEdition), "word/document.xml");
    const names = valuesOf(body, "w:bookmarkStart", "w:name");
    expect(names.filter((name) => name.startsWith("pg_"))).toEqual(["pg_31", "pg_32", "pg_33"]);
    const paragraphs = textsOf(body, "w:p");
    expect(paragraphs).toContain("|31|\u{A0}The Delegation");
    expect(paragraphs).toContain("|33|\u{A0}Ships that lie at the outer mole pay nothing.");
  });

  test("lists the documents in a contents field that shows its entries", async () => {
    const body = part(await makeDocx(sampleEdition), "word/document.xml");
    expect(body).toContain(' TOC \\o "1-2" \\h \\z \\u ');
    const contents = textsOf(body, "w:sdt")[0] ?? "";
    expect(contents).toMatch(/12\. Memorandum of Conversation PAGEREF d12 \\h 1/);
    expect(contents).toMatch(/Emendations PAGEREF emendations \\h 3/);
  });

  test("marks a correction, comments on it and lists it at the end", async () => {
    const bytes = await makeDocx(sampleEdition);
    const comments = part(bytes, "word/comments.xml");
    expect(valuesOf(comments, "w:comment", "w:author")).toEqual(["Emend"]);
    expect(valuesOf(comments, "w:comment", "w:date")).toEqual(["2026-11-21T00:00:00.000Z"]);
    expect(textsOf(comments, "w:p")).toEqual([
      "Source: “545565”. Edition: “545–565”.",
      "Rule: dashes/page-range (certainty high).",
      "Evidence: the halves 545 and 565 ascend and “pages” stands before them.",
    ]);
    const rows = textsOf(part(bytes, "word/document.xml"), "w:tr");
    expect(rows).toContain(
      "Document 12, p. 31545565545–565dashes/page-range: the halves 545 and 565 ascend and “pages” stands before them",
    );
    expect(rows).toContain("page-markers/bracketed1");
  });

  test("shows corrections as tracked changes, or without a remark, where that is wanted", async () => {
    const options = { ...docx.defaults, emendations: "tracked" } as const;
    const tracked = await makeDocx(sampleEdition, {}, options);
    const body = part(tracked, "word/document.xml");
    expect(body).toMatch(
      /<w:del w:id="\d+" w:author="Emend" w:date="2026-11-21T00:00:00.000Z"><w:r>(?:(?!<w:t).)*<w:delText [^>]*>545565<\/w:delText><\/w:r><\/w:del><w:ins [^>]*><w:r>.*?>545–565<\/w:t><\/w:r><\/w:ins>/,
    );
    expect(body).not.toContain("commentReference");
    expect(await docx.count(tracked)).toEqual(countEdition(sampleEdition));
    expect(faultsOf(tracked)).toEqual([]);
    const plain = part(
      await makeDocx(sampleEdition, {}, { ...docx.defaults, emendations: "plain" }),
      "word/document.xml",
    );
    expect(plain).toContain(">545–565</w:t>");
    expect(plain).not.toMatch(/commentReference|<w:(?:ins|del) /);
  });

  test("gives each part a section with a running head of its own", async () => {
    const [volume] = sampleEdition.children;
    if (!volume) throw new Error("the sample is empty");
    const partOf = (id: string, words: string, children: typeof volume.children) =>
      ({ ...volume, kind: "part", id, head: [text(words)], children }) as const;
    const parts = [
      partOf("p1", "Tolls", volume.children.slice(0, 1)),
      partOf("p2", "Pilots", volume.children.slice(1)),
    ];
    const bytes = await makeDocx({ ...sampleEdition, children: [{ ...volume, children: parts }] });
    const heads = [...partsOf(bytes)]
      .filter(([name]) => /header\d+\.xml$/.test(name))
      .map(([, xml]) => textsOf(xml, "w:p"));
    expect(heads).toEqual([["Papers of the Harbour Office"], ["Tolls"], ["Pilots"]]);
    const body = part(bytes, "word/document.xml");
    expect(valuesOf(body, "w:pgNumType", "w:fmt")).toEqual(["lowerRoman", "decimal"]);
    expect(valuesOf(body, "w:headerReference", "r:id").filter((_, at) => at % 2 === 0)).toEqual([
      "rId7",
      "rId7",
      "rId8",
      "rId9",
      "rId7",
    ]);
    expect(faultsOf(bytes)).toEqual([]);
  });

  test("indexes the names that the source marks, under the words of the entry they lead to", async () => {
    const name = (words: string, ...attributes: { name: string; value: string }[]): Inline => ({
      type: "kept",
      element: "persName",
      display: "run",
      attributes,
      children: [text(words)],
    });
    const edition = editionOf([
      paragraph(name("Thornquist, Ada,", { name: "xml:id", value: "p1" }), text(" harbour master")),
      paragraph(
        text("Miss "),
        name("Thornquist", { name: "corresp", value: "#p1" }),
        text(" came with "),
        name('Brandt: "Ole"'),
      ),
    ]);
    const bytes = await makeDocx(edition);
    const body = part(bytes, "word/document.xml");
    expect(textsOf(body, "w:instrText").filter((said) => said.startsWith(" XE "))).toEqual([
      ' XE "Thornquist, Ada" ',
      ' XE "Brandt\\: \\"Ole\\"" ',
    ]);
    const entries = textsOf(body, "w:p").slice(-2);
    expect(entries).toEqual([' INDEX \\e ", " Brandt: "Ole", 1', "Thornquist, Ada, 1"]);
    expect(faultsOf(bytes)).toEqual([]);
    expect(part(await makeDocx(edition, {}, { ...docx.defaults, index: false }), "word/document.xml")).not.toMatch(
      / XE | INDEX /,
    );
  });

  test("links references, and leaves what leads nowhere as text of a style", async () => {
    const body = part(await makeDocx(sampleEdition), "word/document.xml");
    expect(body).toMatch(/<w:hyperlink w:history="1" w:anchor="d12fn2">.*?footnote 2, Document 12/);
    expect(body).toMatch(/<w:rStyle w:val="UnresolvedReference"\/><\/w:rPr><w:t [^>]*>wrote again</);
  });

  test("names its title, maker, language and date, and carries the language in its styles", async () => {
    const bytes = await makeDocx(sampleEdition);
    const core = part(bytes, "docProps/core.xml");
    expect(core).toContain("<dc:title>Papers of the Harbour Office</dc:title><dc:creator>Emend</dc:creator>");
    expect(core).toContain("<dc:language>en</dc:language>");
    expect(core).toContain('<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-21T00:00:00Z</dcterms:modified>');
    expect(part(bytes, "word/styles.xml")).toContain('<w:lang w:val="en-US"');
    const arabic = { ...sampleEdition, metadata: { ...sampleEdition.metadata, language: "ar" } };
    expect(part(await makeDocx(arabic), "word/styles.xml")).toMatch(
      /<w:bidi ?\/>.*w:bidi="ar-SA"|w:bidi="ar-SA"[\s\S]*<w:bidi ?\/>/,
    );
  });

  test("sets the paper that is asked for, with the same measure", async () => {
    const [a4, letter] = [
      await makeDocx(sampleEdition),
      await makeDocx(sampleEdition, {}, { ...docx.defaults, paper: "letter" }),
    ].map((bytes) => part(bytes, "word/document.xml"));
    expect(new Set(valuesOf(a4 ?? "", "w:pgSz", "w:w"))).toEqual(new Set(["11906"]));
    expect(new Set(valuesOf(letter ?? "", "w:pgSz", "w:w"))).toEqual(new Set(["12240"]));
    expect(new Set(valuesOf(letter ?? "", "w:pgMar", "w:left"))).toEqual(new Set(["2151"]));
  });
});

describe("what Word cannot hold as such", () => {
  test("a note inside a note follows the note it stands in, and counts", async () => {
    const inner = note("fn2", "2", paragraph(text("Inner body.")), paragraph(text("More.")));
    const outer = note("fn1", "1", paragraph(text("Outer"), inner, text(" body.")));
    const edition = editionOf([paragraph(text("Text"), outer)]);
    const bytes = await makeDocx(edition);
    expect(textsOf(part(bytes, "word/footnotes.xml"), "w:footnote").slice(2)).toEqual([
      "1 Outer2 body.2 Inner body.More.",
    ]);
    expect(await docx.count(bytes)).toEqual({ documents: 1, paragraphs: 1, notes: 2, anchors: 2, pageBreaks: 0 });
    expect(faultsOf(bytes)).toEqual([]);
  });

  test("a correction inside a note is commented at the note's mark", async () => {
    const correction: Inline = { type: "correction", rule: "a/b", certainty: "low", before: "teh", after: "the" };
    const bytes = await makeDocx(editionOf([paragraph(text("Text"), note("fn1", "1", paragraph(correction)))]));
    expect(part(bytes, "word/document.xml")).toMatch(
      /<w:commentRangeStart w:id="0"\/>(?:(?!commentRangeEnd).)*<w:footnoteReference.*?<w:commentRangeEnd w:id="0"\/>/,
    );
    expect(part(bytes, "word/footnotes.xml")).not.toContain("comment");
    expect(textsOf(part(bytes, "word/comments.xml"), "w:p")[0]).toBe("Source: “teh”. Edition: “the”.");
  });

  test("no comment stands between the first two footnotes, and none is lost", async () => {
    const change = (before: string): Inline => ({
      type: "correction",
      rule: "a/b",
      certainty: "low",
      before,
      after: "z",
    });
    const mark = (number: string, ...more: Inline[]) => note(`fn${number}`, number, paragraph(text("Body."), ...more));
    const edition = editionOf([
      paragraph(change("p"), mark("1", change("q")), change("r"), mark("2", change("s")), change("t"), mark("3")),
    ]);
    const bytes = await makeDocx(edition);
    const order = part(bytes, "word/document.xml").match(/<w:(?:footnote|comment)Reference\b/g);
    expect(order?.map((tag) => tag.charAt(3))).toEqual([..."cffccf"]);
    expect(textsOf(part(bytes, "word/comments.xml"), "w:comment").map((one) => one.match(/(?<=Source: “)./g))).toEqual([
      ["p"],
      ["q", "r", "s"],
      ["t"],
    ]);
    const single = await makeDocx(editionOf([paragraph(mark("1"), change("p"))]));
    expect(valuesOf(part(single, "word/comments.xml"), "w:comment", "w:id")).toEqual(["0"]);
  });

  test("a link inside a link ends the outer one", async () => {
    const inner: Inline = { type: "reference", target: "https://example.org/b", children: [text("inner")] };
    const outer: Inline = { type: "reference", target: "#d1", children: [text("one "), inner, text(" two")] };
    const bytes = await makeDocx(editionOf([paragraph(outer)]));
    expect(textsOf(part(bytes, "word/document.xml"), "w:hyperlink").slice(-3)).toEqual(["one ", "inner", " two"]);
    expect(valuesOf(part(bytes, "word/_rels/document.xml.rels"), "Relationship", "Target")).toContain(
      "https://example.org/b",
    );
    expect(faultsOf(bytes)).toEqual([]);
  });

  test.each(["javascript:alert(1)", "http://", "#nowhere", "not a link"])("%s is no link", async (target) => {
    const bytes = await makeDocx(editionOf([paragraph({ type: "reference", target, children: [text("words")] })]));
    expect(textsOf(part(bytes, "word/document.xml"), "w:hyperlink")).not.toContain("words");
    expect(textsOf(part(bytes, "word/document.xml"), "w:p")).toContain("words");
  });

  test("control characters are shown as U+FFFD, right-to-left text is told apart, the plane does not matter", async () => {
    const bytes = await makeDocx(editionOf([paragraph(text("a\u0001b \ud83d שלום עולם 𝔉\tend\u00ad."))]));
    const body = part(bytes, "word/document.xml");
    expect(body).toContain("a\ufffdb \ufffd ");
    expect(body).toMatch(/<w:rPr><w:rtl\/><\/w:rPr><w:t [^>]*>שלום עולם<\/w:t>/);
    expect(body).toMatch(/𝔉<\/w:t><w:tab\/><w:t [^>]*>end<\/w:t><w:softHyphen\/>/);
    expect(faultsOf(bytes)).toEqual([]);
  });

  test("ids that are no names, or differ in case only, become bookmarks of their own", async () => {
    const page = (id: string): Block => ({ type: "page-break", id, number: id });
    const edition = editionOf([page("pg_ii"), page("pg_II"), page("seite 3"), page("PG_9"), paragraph(text("x"))]);
    const bytes = await makeDocx(edition);
    expect(faultsOf(bytes)).toEqual([]);
    expect((await docx.count(bytes)).pageBreaks).toBe(4);
  });
});

describe("the bytes", () => {
  test("are the same after another build, in another time zone", async () => {
    const linked = editionOf([
      paragraph(
        { type: "reference", target: "https://example.org/", children: [text("there")] },
        note("fn1", "*", paragraph({ type: "reference", target: "https://example.org/n", children: [text("here")] })),
      ),
    ]);
    const zone = process.env.TZ;
    try {
      process.env.TZ = "America/New_York";
      const first = await makeDocx(linked);
      await makeDocx(sampleEdition);
      process.env.TZ = "Asia/Kolkata";
      expect(Buffer.compare(Buffer.from(first), Buffer.from(await makeDocx(linked)))).toBe(0);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  test("begin with the content types and tell nothing of clock or chance", async () => {
    const parts = partsOf(await makeDocx(sampleEdition));
    expect([...parts.keys()].slice(0, 2)).toEqual(["[Content_Types].xml", "_rels/.rels"]);
    const year = String(new Date().getFullYear());
    for (const [name, xml] of parts) {
      if (name.endsWith(".rels")) expect(valuesOf(xml, "Relationship", "Id").join(" ")).toMatch(/^(rId\d+ ?)*$/);
      expect(xml.includes(`${year}-`) && !sampleInput.date.startsWith(year), name).toBe(false);
    }
  });
});

describe("counting", () => {
  const remove = async (from: string, what: RegExp) => {
    const { strToU8, unzipSync, zipSync } = await import("fflate");
    const files = unzipSync(await makeDocx(sampleEdition));
    const xml = new TextDecoder().decode(files[from]);
    expect(xml).toMatch(what);
    return docx.count(zipSync({ ...files, [from]: strToU8(xml.replace(what, "")) }));
  };

  test("sees a footnote, an anchor, a page, a paragraph or a document that is gone", async () => {
    const whole = countEdition(sampleEdition);
    const less = (name: keyof typeof whole) => ({ ...whole, [name]: whole[name] - 1 });
    expect(await remove("word/footnotes.xml", /<w:footnote w:id="2">.*?<\/w:footnote>/)).toEqual(less("notes"));
    expect(await remove("word/document.xml", /<w:footnoteReference [^>]*>/)).toEqual(less("anchors"));
    expect(await remove("word/document.xml", /<w:bookmarkStart w:name="pg_32"[^>]*>/)).toEqual(less("pageBreaks"));
    expect(await remove("word/document.xml", /<w:pStyle w:val="Quotation"\/>/)).toEqual(less("paragraphs"));
    expect(await remove("word/document.xml", /<w:pStyle w:val="EditorialNoteHeading"\/>/)).toEqual(less("documents"));
    expect(await remove("word/document.xml", /<w:pStyle w:val="UnanchoredNote"\/>/)).toEqual(less("notes"));
  });

  test("refuses what is no DOCX file", async () => {
    const { strToU8, zipSync } = await import("fflate");
    await expect(docx.count(zipSync({ mimetype: strToU8("x") }))).rejects.toThrow(/word\/document\.xml/);
  });
});
