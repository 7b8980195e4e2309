import { describe, expect, it } from "vitest";
import type { Edition } from "../../pipeline/model/edition.ts";
import { wordProblems } from "../../pipeline/verify/edition-words.ts";
import { characterMap } from "../../transforms/emit/pdf/character-map.ts";
import type { PdfOptions } from "../../transforms/emit/pdf/index.ts";
import { markedText } from "../../transforms/emit/pdf/marked-text.ts";
import { pdfWords } from "../../transforms/emit/pdf/words.ts";
import { bookOf, crowded, division, editionOf, note, page, paragraph, text } from "../emit/pdf-book.ts";
import { sampleEdition } from "../support/sample-edition.ts";

const problemsOf = async (edition: Edition, bytes: Uint8Array): Promise<string[]> =>
  wordProblems(edition, "pdf", { name: "book.pdf", bytes, parts: new Map(), texts: await pdfWords(bytes) });

const latin = (words: string): Uint8Array => Uint8Array.from(words, (sign) => sign.charCodeAt(0));

const sentence =
  "The Governor, unhesitatingly, reaffirmed the incontrovertible responsibilities of the Harbour office. ";
const edition = editionOf(
  division(
    "d1",
    [text("1. Memorandum of Conversation")],
    paragraph(
      text(sentence.repeat(9)),
      note(
        "n1",
        "1",
        paragraph(
          text("First flight of the Office; "),
          { type: "emphasis", rendition: "italic", children: [text("ibid")] },
          text("."),
        ),
      ),
      text("coun"),
      page("2"),
      text("tries and "),
      { type: "emphasis", rendition: "small-caps", children: [text("Nuremberg Trials")] },
      text(". See "),
      { type: "reference", target: "#d2", children: [text("Document 2")] },
      text(" and 中 [U+4E2D], fi ffi—naïve."),
    ),
  ),
  division("d2", [text("2. Telegram")], paragraph(text("Nothing follows."))),
);

describe("the words of an edition in its PDF", () => {
  it.each([
    ["the sample", sampleEdition, {}],
    ["a crowded edition", crowded(2), {}],
    ["hyphens, small capitals, page breaks in words, references, missing characters", edition, {}],
    ["the same with notes at the end", edition, { design: "reading-paperback" }],
    ["the same in large print", edition, { design: "large-print" }],
  ] satisfies [string, Edition, Partial<PdfOptions>][])("are all there: %s", async (_, whole, options) => {
    expect(await problemsOf(whole, await bookOf(whole, options))).toEqual([]);
  });

  it("are missed, with the place where they should be", async () => {
    const bytes = await bookOf(edition);
    const changed = (from: string, to: string): Edition => JSON.parse(JSON.stringify(edition).replace(from, to));
    const [lost, ...others] = await problemsOf(changed("Nothing follows.", "Nothing ever follows."), bytes);
    expect(others).toEqual([]);
    expect(lost).toMatch(/^of the text it lacks, or has elsewhere, “Nothingever.*” \(page \d+ of the file\)$/);
    const [ofNotes] = await problemsOf(changed("First flight", "First long flight"), bytes);
    expect(ofNotes).toMatch(/^of the notes .*“Firstlongflight/);
  });

  it("are not sought in what stands in the book besides: contents, running heads, indices, the record of emendations", async () => {
    const words = (await pdfWords(await bookOf(sampleEdition))).map((each) => each.text).join("");
    expect(words).not.toMatch(/Contents|SHA-256|Emendations|page-markers/);
    expect(words.match(/Memorandum of Conversation/g)).toHaveLength(1);
  });
});

describe("the text of a page", () => {
  const fonts = new Map([
    [
      "f0",
      characterMap(
        latin(
          "1 beginbfchar <0001> <0066> endbfchar 1 beginbfrange <0002> <0003> <0061> endbfrange 1 beginbfrange <0004> <0005> [<00660069> <0078>] endbfrange",
        ),
      ),
    ],
  ]);
  const read = (content: string) => Object.fromEntries(markedText(latin(content), fonts));

  it("is read by its marked content, whichever way its strings are written", () => {
    expect(
      read(
        "/P <</MCID 0>> BDC /f0 9 Tf (\\000\\001\\000\\004) Tj EMC /P <</MCID 3>>BDC [<0002> -80 (\\000\\003)]TJ EMC",
      ),
    ).toEqual({ 0: "ffi", 3: "ab" });
  });

  it("takes the words that stand for glyphs, and leaves artefacts out", () => {
    expect(
      read(
        "/Artifact <</Type /Pagination>> BDC /f0 9 Tf <0001> Tj EMC " +
          "/Span <</MCID 1>> BDC <0002> Tj /Span <</ActualText <FEFF00C4>>> BDC <0003> Tj EMC <0002> Tj EMC <0002> Tj",
      ),
    ).toEqual({ 1: "aÄa" });
  });

  it("is no trap for content that is cut off or not closed", () => {
    expect(read("/P <</MCID 0>> BDC /f0 9 Tf (\\000\\001")).toEqual({});
    expect(read("EMC EMC /P <</MCID 0>> BDC /f9 9 Tf <0001> Tj (((")).toEqual({ 0: "\uFFFD" });
  });
});
