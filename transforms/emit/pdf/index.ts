import type { EmitTransform } from "../../../pipeline/transform.ts";
import { bookData } from "./book.ts";
import { countPdf } from "./count.ts";
import { type DesignSettings, loadDesign } from "./design.ts";
import { finish } from "./finish.ts";
import { type ImpositionSettings, readImposition } from "./imposition-options.ts";
import { proveDesign, typeset } from "./typeset.ts";

export interface PdfOptions {
  /** Whether the book ends with the record of its emendations. */
  readonly appendix: boolean;
  /** Whether it has an index of the names and terms that the source marks. */
  readonly index: boolean;
  /** The name of a design that comes with Emend, or a path of one's own. */
  readonly design: string;
  /** Settings that hold in place of the design's: see docs/pdf.md. */
  readonly settings: DesignSettings;
  /** How the pages are to lie on sheets, for a second file; null for none. */
  readonly imposition: ImpositionSettings | null;
}

/**
 * The book: a tagged PDF (PDF/A-3a and PDF/UA-1) in one of several designs, with notes, the original's page numbers,
 * an index, a record of the emendations, and the TEI attached.
 */
export const pdf: EmitTransform<PdfOptions> = {
  phase: "emit",
  name: "pdf",
  rules: [],
  defaults: { appendix: true, index: true, design: "scholarly-octavo", settings: {}, imposition: null },
  async check({ options, template }) {
    const design = await loadDesign(options.design, options.settings, template);
    await readImposition(options.imposition);
    await proveDesign(design, template);
  },
  async run(input, context) {
    const { appendix, index, settings } = context.options;
    const template = (path: string) => context.template(path);
    const design = await loadDesign(context.options.design, settings, template);
    const pages = await typeset(
      (missing, pictures) => bookData({ ...input, pictures }, missing, design, { appendix, index }),
      design,
      template,
      input.pictures,
    );
    const bytes = await finish(pages, await context.artifact("tei"), input.date, design.print);
    const book = { name: `${input.stem}.pdf`, mediaType: "application/pdf", bytes };
    const imposition = await readImposition(context.options.imposition);
    if (imposition === null) return book;
    const { impose } = await import("./impose.ts");
    const sheets = await impose(bytes, imposition, design, input.date);
    return { ...book, parts: [{ name: `${input.stem}.imposed.pdf`, mediaType: book.mediaType, bytes: sheets }] };
  },
  count: countPdf,
  async words(bytes) {
    const { pdfWords } = await import("./words.ts");
    return pdfWords(bytes);
  },
};
