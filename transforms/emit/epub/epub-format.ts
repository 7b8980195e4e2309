import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import { sourceReading, type WebFormat } from "../chapter-writer.ts";

/** How a content document of an EPUB says what HTML has no words for. */
export const epubFormat: WebFormat = {
  epubType: (term) => ` epub:type="${term}"`,
  language: (tag) => ` lang="${tag}" xml:lang="${tag}"`,

  /** Role and type for the page list, the number as its name (EPUB Accessibility 1.1, 3.4.1.3.3). */
  pageBreak: (id, number, element) =>
    `<${element} class="page" role="doc-pagebreak" epub:type="pagebreak" id="${escapeAttribute(id)}" aria-label="${escapeAttribute(number)}"></${element}>`,

  correction({ correction, id, entry }) {
    const reading = escapeText(correction.after);
    if (entry === null) return `<span class="emendation" id="${id}">${reading}</span>`;
    const title = escapeAttribute(sourceReading(correction));
    return `<a class="emendation" id="${id}" href="${escapeAttribute(entry)}" title="${title}">${reading}</a>`;
  },
};
