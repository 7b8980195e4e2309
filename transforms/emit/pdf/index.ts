import type { EmitTransform } from "../../../pipeline/transform.ts";
import { bookData } from "./book.ts";
import { countPdf } from "./count.ts";
import { finish } from "./finish.ts";
import { typeset } from "./typeset.ts";

export interface PdfOptions {
  /** Whether the book ends with the record of its emendations. */
  readonly appendix: boolean;
}

/**
 * The book: a tagged PDF (PDF/A-3a and PDF/UA-1) with notes at the foot, the original's page numbers in the
 * margin, a record of the emendations, and the TEI attached.
 */
export const pdf: EmitTransform<PdfOptions> = {
  phase: "emit",
  name: "pdf",
  rules: [],
  defaults: { appendix: true },
  async run(input, context) {
    const pages = await typeset(
      (missing) => bookData(input, missing, context.options.appendix),
      (path) => context.template(path),
    );
    const bytes = await finish(pages, await context.artifact("tei"), input.date);
    return { name: `${input.stem}.pdf`, mediaType: "application/pdf", bytes };
  },
  count: countPdf,
};
