import type { Layout, LayoutLine, LayoutPage } from "../../pipeline/model/layout.ts";
import { defineTransform, type ReadTransform } from "../../pipeline/transform.ts";
import { ChangeList } from "./change-list.ts";
import { takeOutControlCharacters } from "./control-characters.ts";

type Options = Readonly<Record<string, never>>;

const BY_FORM_FEED = 0.7;
/** Less than markup has that says what it is. */
const BY_PARTED_WORDS = 0.55;

/** A line longer than this is not a line of print. */
const LONGEST_LINE = 160;
/** Pages of print have at least this many lines on average; shorter ones are paragraphs between form feeds. */
const FEWEST_LINES = 4;

/** One page alone is known by words that its line ends part: at least so many, and one in so many lines. */
const FEWEST_PARTED = 2;
const LINES_TO_ONE_PARTED = 25;
/** No page has so many characters. */
const LONGEST_PAGE = 50_000;
const MARKUP = /^\ufeff?\s{0,100}</u;
/** A page number beside its running head. */
const RUNNING_HEAD = /^\s*(?:\d{1,4}\s{3,}\S.*|.*\S\s{3,}\d{1,4}\s*)$/u;
/** Many lines of print fill this part of the longest. */
const FULL = 0.75;
const MOST = 0.4;

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
  accepts: ({ text, parts }) => {
    if (text.includes("\f")) return isPageText(text, parts !== undefined) ? BY_FORM_FEED : 0;
    return isOnePage(text) ? BY_PARTED_WORDS : 0;
  },
  run(view) {
    const changes = new ChangeList();
    takeOutControlCharacters(view.text, "page-text", changes);
    return { ...changes.finish(), layout: characterLayout(view.text) };
  },
});

/**
 * Whether form feeds stand between pages of lines of print, or behind them.
 * @param known whether its pages are known to be pages, because each is a file of its own
 */
function isPageText(text: string, known: boolean): boolean {
  const pages = text.split("\f").filter((page) => page.trim() !== "").length;
  const lines = text.split(/[\n\f]/u).filter((line) => line.trim() !== "");
  const short = lines.filter((line) => line.length <= LONGEST_LINE).length;
  return (known || lines.length >= pages * FEWEST_LINES) && short >= lines.length * 0.95;
}

/**
 * Whether a text without form feeds is a page of print: many lines are full, and line ends part its words, or
 * it has a running head and paragraphs that indents part.
 */
function isOnePage(text: string): boolean {
  if (text.length > LONGEST_PAGE || MARKUP.test(text)) return false;
  const all = text.trimEnd().split("\n");
  const lines = all.flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const full = lines.filter((line) => line.length >= longest * FULL).length;
  if (longest > LONGEST_LINE || full < lines.length * MOST) return false;
  const parted = lines.filter((line, at) => /\p{Ll}-$/u.test(line) && /^\p{Ll}/u.test(lines[at + 1] ?? "")).length;
  if (parted >= FEWEST_PARTED && parted * LINES_TO_ONE_PARTED >= lines.length) return true;
  const indented = all.some((line, at) => /^ {2,8}\S/u.test(line) && /^\S/u.test(all[at - 1] ?? ""));
  return indented && RUNNING_HEAD.test(all.find((line) => line.trim() !== "") ?? "");
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
