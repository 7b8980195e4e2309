import type { EmitTransform } from "../../../pipeline/transform.ts";
import { bookData } from "./book.ts";
import { countPdf } from "./count.ts";
import { type DesignSettings, loadDesign } from "./design.ts";
import { finish } from "./finish.ts";
import { typeset } from "./typeset.ts";

export interface PdfOptions {
  /** Whether the book ends with the record of its emendations. */
  readonly appendix: boolean;
  /** Whether it has an index of the names and terms that the source marks. */
  readonly index: boolean;
  /** The name of a design that comes with Emend, or a path of one's own. */
  readonly design: string;
  /** Settings that hold in place of the design's: see docs/pdf.md. */
  readonly settings: DesignSettings;
}

/**
 * The book: a tagged PDF (PDF/A-3a and PDF/UA-1) in one of several designs, with notes, the original's page numbers,
 * an index, a record of the emendations, and the TEI attached.
 */
export const pdf: EmitTransform<PdfOptions> = {
  phase: "emit",
  name: "pdf",
  rules: [],
  defaults: { appendix: true, index: true, design: "scholarly-octavo", settings: {} },
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
    return { name: `${input.stem}.pdf`, mediaType: "application/pdf", bytes };
  },
  count: countPdf,
};
