import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Edition } from "../../pipeline/model/edition.ts";
import { bookData } from "../../transforms/emit/pdf/book.ts";
import type { BlockData, BookData } from "../../transforms/emit/pdf/data.ts";
import { finish } from "../../transforms/emit/pdf/finish.ts";
import { pdf } from "../../transforms/emit/pdf/index.ts";
import { typeset } from "../../transforms/emit/pdf/typeset.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";
import { bookOf, context, crowded, division, editionOf, octavo, page, paragraph, template, text } from "./pdf-book.ts";

describe("what a finished PDF holds", () => {
  const flat = editionOf(division("a", null, paragraph(text("One."))), division("b", [text("B")], page("1")));
  const cases: [string, Edition][] = [
    ["the sample", sampleEdition],
    ["a crowded edition", crowded(4)],
    ["documents without a volume or a heading", flat],
    ["an edition without text", editionOf()],
    [
      "paragraphs of which nothing is left",
      editionOf(division("a", [], paragraph(), paragraph({ type: "line-break" }))),
    ],
  ];
  it.each(cases)("agrees with the model: %s", async (_, edition) => {
    expect(await pdf.count(await bookOf(edition))).toEqual(countEdition(edition));
  });

  const whole = bookData(sampleInput, new Set(), octavo, { appendix: false, index: true });
  const printed = async (data: BookData) => {
    const pages = await typeset(() => data, octavo, template);
    return pdf.count(await finish(pages, await context.artifact("tei"), sampleInput.date, octavo.print));
  };

  it("is what was set, not what should have been", async () => {
    const counts = await printed(whole);
    const less = await printed({ ...whole, body: whole.body.map((block) => without("paragraph", block)) });
    expect(less.documents).toBe(counts.documents);
    expect(less.paragraphs).toBeLessThan(counts.paragraphs);
    // the notes and page breaks of those paragraphs are gone too
    expect(less.notes).toBe(counts.notes - 2);
    expect(less.anchors).toBe(counts.anchors - 2);
    expect(less.pageBreaks).toBe(counts.pageBreaks - 1);
  });

  it("misses a document that was not set", async () => {
    const less = await printed({ ...whole, body: whole.body.map((block) => without("division", block)) });
    expect(less.documents).toBe(0);
  });

  it("refuses a PDF without structure", async () => {
    const { PDFDocument } = await import("pdf-lib");
    const empty = await PDFDocument.create();
    empty.addPage();
    await expect(pdf.count(await empty.save())).rejects.toThrow(/structure tree/);
  });
});

/** A division, and those in it, without their own blocks of one type. */
function without(type: BlockData["type"], block: BlockData): BlockData {
  if (block.type !== "division") return block;
  return {
    ...block,
    children: block.children.filter((child) => child.type !== type).map((child) => without(type, child)),
  };
}
