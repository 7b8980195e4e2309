import type { Layout, LayoutLine, LayoutPage } from "../../pipeline/model/layout.ts";
import { defineTransform, type ReadTransform } from "../../pipeline/transform.ts";
import { ChangeList } from "./change-list.ts";
import { takeOutControlCharacters } from "./control-characters.ts";

type Options = Readonly<Record<string, never>>;

const BY_FORM_FEED = 0.7;

/** A line longer than this is not a line of print. */
const LONGEST_LINE = 160;
/** Pages of print have at least this many lines on average; shorter ones are paragraphs between form feeds. */
const FEWEST_LINES = 4;

/** Reads the text of printed pages as OCR writes it: a line for each line of print, a form feed between pages. */
export const pageText = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "page-text",
  rules: [
    {
      id: "page-text/control-character",
      tier: "auto",
      summary: "Takes out a control character that no text and no XML can hold.",
      example: { before: "the har\u0007bour", after: "the harbour" },
      rationale: "XML 1.0 cannot hold it; the ledger keeps it.",
    },
  ],
  defaults: {},
  accepts: ({ text, parts }) => (isPageText(text, parts !== undefined) ? BY_FORM_FEED : 0),
  run(view) {
    const changes = new ChangeList();
    takeOutControlCharacters(view.text, "page-text", changes);
    return { ...changes.finish(), layout: characterLayout(view.text) };
  },
});

/**
 * Whether a text has form feeds between pages of lines of print.
 * @param known whether its pages are known to be pages, because each is a file of its own
 */
function isPageText(text: string, known: boolean): boolean {
  if (!text.trimEnd().includes("\f")) return false;
  const pages = text.split("\f").filter((page) => page.trim() !== "").length;
  const lines = text.split(/[\n\f]/u).filter((line) => line.trim() !== "");
  const short = lines.filter((line) => line.length <= LONGEST_LINE).length;
  return (known || lines.length >= pages * FEWEST_LINES) && short >= lines.length * 0.95;
}

/** The layout of a text itself: columns from the left, lines from the top of the page. */
function characterLayout(text: string): Layout {
  const pages: LayoutPage[] = [];
  const lines: LayoutLine[] = [];
  let at = 0;
  for (const pageText of text.split("\f")) {
    const firstLine = lines.length;
    let start = at;
    let width = 0;
    for (const [top, line] of pageText.split("\n").entries()) {
      const words = line.trim();
      if (words !== "") {
        const left = line.length - line.trimStart().length;
        const right = left + words.length;
        width = Math.max(width, right);
        lines.push({
          start: start + left,
          end: start + right,
          page: pages.length,
          box: { left, top, right, bottom: top + 1 },
          size: null,
        });
      }
      start += line.length + 1;
    }
    pages.push({ start: at, end: at + pageText.length, width, firstLine, endLine: lines.length });
    at += pageText.length + 1;
  }
  return { unit: "character", pages, lines };
}
