import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import { sourceReading, type WebFormat } from "../chapter-writer.ts";

/** How a page of the reading edition writes what HTML has no elements for. */
export const htmlFormat: WebFormat = {
  epubType: () => "",
  language: (tag) => ` lang="${tag}"`,

  /** The number is a link to itself, so that its address can be copied. */
  pageBreak(id, number, element) {
    const fragment = escapeAttribute(id);
    const link = `<a href="#${fragment}" aria-label="Page ${escapeAttribute(number)}">${escapeText(number)}</a>`;
    return `<${element} class="page" id="${fragment}">${link}</${element}>`;
  },

  /** The source's reading stands before the edition's; the style sheet shows it on demand. */
  correction({ correction, id, entry }) {
    const { before, after } = correction;
    const removed = before === "" ? "" : `<del>${escapeText(before)}</del>`;
    const reading = after === "" ? "" : `<ins>${escapeText(after)}</ins>`;
    const title = escapeAttribute(sourceReading(correction));
    const shown = entry === null ? reading : `<a href="${escapeAttribute(entry)}" title="${title}">${reading}</a>`;
    return `<span class="emendation" id="${id}">${removed}${shown}</span>`;
  },
};
