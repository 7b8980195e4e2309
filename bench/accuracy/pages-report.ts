import { markdownTable, thousands } from "../markdown-table.ts";
import { figuresTable } from "./figures-table.ts";
import type { PageMeasurement } from "./pages.ts";
import { PAGE_STYLES } from "./targets.ts";

/** The part of the accuracy report on pages of print: figures, words kept, and repairs that did harm. */
export function pagesReport(pages: readonly PageMeasurement[]): string {
  const tables = PAGE_STYLES.map((style) => {
    const rows = pages.filter((one) => one.style === style).map(({ name, score }) => ({ name, row: score }));
    return `### ${style}\n\n${figuresTable(style, rows)}`;
  });
  const words = markdownTable(
    ["style", "cases", " characters read", " right in the OCR", " right in the edition", " right words made wrong"],
    pages.map(({ style, name, characters, gold, read, kept, harms }) => [
      style,
      name,
      thousands(characters),
      percent(read, gold),
      percent(kept, gold),
      String(harms.length),
    ]),
  );
  const characters = pages.reduce((sum, one) => sum + one.characters, 0);
  const harms = pages.flatMap((one) => one.harms);
  return `## Pages of print

\`ocr\` is page text that a program damages as an OCR engine does (lines, form feeds, running heads, notes at the foot, letters misread);
\`scan\` are pages printed, photographed badly and read by Tesseract 5, once as hOCR and once as ALTO. In both a heading, an
entry, a paragraph and a reference count as right that are 95 % alike, because letters are misread.

${tables.join("\n\n")}

What becomes of the words: *right in the OCR* are the characters of the gold's words, in their order, that stand in the text as
it was read, with words parted at line ends joined; *right in the edition* are those in its running text. A *right word made wrong* is one that stood
in the text as the gold has it, and that a repair of the auto tier changed or took out: the two are held against
each other word by word, at their places.

${words}

**${harms.length} right words made wrong in ${thousands(characters)} characters.**

${
  harms.length === 0
    ? "None."
    : markdownTable(
        ["case", "rule", "change", "place"],
        harms.map(([file, rule, before, after, context]) => [
          `\`${file}\``,
          rule,
          `“${before.replace(/\n/g, "⏎")}” → “${after}”`,
          `… ${context} …`,
        ]),
      )
}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;
}
