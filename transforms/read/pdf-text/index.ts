import { type LayoutPage, linesOfPage } from "../../../pipeline/model/layout.ts";
import {
  type Changes,
  defineTransform,
  type Extraction,
  type ReadTransform,
  type Refusal,
} from "../../../pipeline/transform.ts";
import { ChangeList } from "../change-list.ts";
import { controlCharacterRule, takeOutControlCharacters } from "../control-characters.ts";
import { PageBuilder } from "../page-layout/page-builder.ts";
import { marksOfWords } from "../page-layout/word-marks.ts";
import { openPdf } from "./open-pdf.ts";
import { readPdfPage } from "./read-pdf-page.ts";

type Options = Readonly<Record<string, never>>;

const BY_SIGNATURE = 0.98;
/** How far into a file its sign may stand (ISO 32000-2, 7.5.2). */
const WITHIN = 1024;

/** Private use and the replacement character: what stands for a glyph of which the file does not say the letter. */
const UNKNOWN = /[\ue000-\uf8ff\ufffd]+/gu;

/**
 * Reads the text layer of a PDF (ISO 32000): its words with their places, sizes, italics and raised signs. The text
 * that is extracted is the source text; a PDF without a text layer is refused, with the remedy.
 */
export const pdfText = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "pdf-text",
  rules: [
    controlCharacterRule("pdf-text"),
    {
      id: "pdf-text/page-without-text",
      tier: "flag",
      summary: "Reports a page of a PDF that has no text, among pages that have.",
      example: { before: "a plate, or a page that the OCR left out", after: null },
      rationale: "Its words, if there are any, are only in its picture, which is not read.",
    },
    {
      id: "pdf-text/unknown-character",
      tier: "flag",
      summary: "Reports characters of which a PDF does not say what letters they are.",
      example: { before: "a glyph in a font without a ToUnicode table", after: null },
      rationale: "Only the picture of the letter is in the file; the text has a sign of private use there.",
    },
  ],
  defaults: {},
  accepts: ({ bytes }) => (signature(bytes).includes("%PDF-") ? BY_SIGNATURE : 0),
  unpack: ({ bytes }) => unpack(bytes),
  run(view, { layout }): Changes {
    const changes = new ChangeList();
    takeOutControlCharacters(view.text, "pdf-text", changes);
    for (const { index, 0: run } of view.text.matchAll(UNKNOWN))
      changes.remark({
        rule: "pdf-text/unknown-character",
        severity: "warning",
        message: "the PDF does not say what letters these are",
        hint: "Run OCR over the file (“ocrmypdf --force-ocr”), or give the reading in a decisions file.",
        start: index,
        end: index + run.length,
      });
    if (!layout) return changes.finish();
    for (const [at, page] of layout.pages.entries())
      if (linesOfPage(layout, page).length === 0) changes.remark(emptyPage(at + 1, page));
    for (const mark of marksOfWords(view.text, layout)) changes.mark(mark);
    return { ...changes.finish(), layout };
  },
});

function emptyPage(number: number, { start, end }: LayoutPage) {
  return {
    rule: "pdf-text/page-without-text",
    severity: "info",
    message: `page ${number} of the file has no text`,
    hint: "See whether it is a picture of text: then run OCR over it.",
    start,
    end,
  } as const;
}

function signature(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, WITHIN)).toString("latin1");
}

async function unpack(bytes: Uint8Array): Promise<Extraction | Refusal> {
  const opened = await openPdf(bytes);
  if ("refused" in opened) return opened;
  try {
    const labels = await opened.labels();
    const builder = new PageBuilder("point");
    let isScan = false;
    let letters = 0;
    for (let number = 1; number <= opened.pages; number++) {
      const content = await opened.page(number);
      if ("refused" in content) return content;
      const page = readPdfPage(content, labels?.[number - 1] ?? null);
      isScan ||= content.isHidden;
      for (const { words } of page.lines) letters += words.length;
      builder.page(page);
    }
    if (letters === 0) return withoutText(opened.pages);
    const { text, layout } = builder.finish();
    return { text, layout: isScan ? layout : { ...layout, isExact: true } };
  } finally {
    await opened.close();
  }
}

function withoutText(pages: number): Refusal {
  return {
    refused: `the PDF has no text layer: its ${pages === 1 ? "one page is a picture" : `${pages} pages are pictures`}`,
    hint: "Run OCR over it first (“ocrmypdf in.pdf out.pdf”), or give Emend the pictures of its pages (“pdftoppm -r 300 -png in.pdf page”).",
    rule: "source/binary",
  };
}
