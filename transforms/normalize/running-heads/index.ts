import { type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { Edit, Mark, NormalizeTransform, Remark } from "../../../pipeline/transform.ts";
import { type FurnitureLine, pageFurniture } from "./page-furniture.ts";
import { pageNumbers } from "./page-numbers.ts";

/** The rule by which each kind of line is taken off its page. */
const RULES = {
  head: "running-heads/head",
  number: "running-heads/page-number",
  signature: "running-heads/signature-mark",
  named: "running-heads/named",
} as const satisfies Record<FurnitureLine["kind"], string>;

/** Running heads, page numbers and signature marks of printed pages, found as series over the pages: each becomes a page break. */
export const runningHeads: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "running-heads",
  defaults: {},
  rules: [
    {
      id: "running-heads/head",
      tier: "auto",
      summary: "Takes the running head with its page number off a page, and sets a page break with that number.",
      example: { before: "212   Papers of the Harbour Office\n\nthe tolls were", after: "the tolls were" },
      rationale:
        "The first lines of other pages are like it, or a number stands apart from the title of the series; a first line of text is neither.",
    },
    {
      id: "running-heads/named",
      tier: "auto",
      summary: "Takes out a foot line, signature mark or catchword that the source itself names so.",
      example: { before: "the tolls were\nB 2", after: "the tolls were" },
      rationale: "PAGE XML, ALTO and hOCR can say what a region is; what no region names stays in the text.",
    },
    {
      id: "running-heads/page-number",
      tier: "auto",
      summary: "Takes a page number off the line on which it stands alone, and sets a page break with it.",
      example: { before: "the tolls were raised.\n\n212\f", after: "the tolls were raised." },
      rationale:
        "It stands at the foot of its page and those of other pages go on with the count, or beside the running head.",
    },
    {
      id: "running-heads/signature-mark",
      tier: "auto",
      summary: "Takes off the letter that printers set at the foot of a sheet's first page, for the binder.",
      example: { before: "the tolls were raised.\n\nC\f", after: "the tolls were raised." },
      rationale: "The letters go on by one, every eight or sixteen pages; a letter that does not is left alone.",
    },
    {
      id: "running-heads/number",
      tier: "flag",
      summary: "Reports a page number that was misread or is missing, and that the sequence of the others gives.",
      example: { before: "213 … 2I4 … 215", after: null },
      rationale: "Pages count up by one; the number that most pages agree on stands in the page break.",
    },
  ],
  run(view, { layout, profile }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    const remarks: Remark[] = [];
    if (!layout) return { edits, marks, remarks };
    const words = (line: LayoutLine) => view.text.slice(view.offsetOf(line.start), view.offsetOf(line.end));
    const furniture = pageFurniture(layout, words, profile);
    const numbers = pageNumbers(furniture.map((page, at) => page.number ?? labelNumber(layout.pages[at]?.label)));
    for (const [at, page] of layout.pages.entries()) {
      const taken = furniture[at]?.lines ?? [];
      const { read, number } = numbers[at] ?? { read: null, number: null };
      const first = linesOfPage(layout, page).find((line) => !taken.some((one) => one.line === line));
      for (const { kind, line, evidence } of taken)
        edits.push({
          rule: RULES[kind],
          kind: "artefact",
          start: view.offsetOf(line.start),
          end: view.offsetOf(line.end),
          after: "",
          certainty: "high",
          evidence,
        });
      if (number === null) continue;
      // an empty page has its break too
      const start = view.offsetOf(first?.start ?? page.start);
      const supplied = read === null ? { supplied: true as const } : {};
      marks.push({ type: "page-break", start, end: start, number: String(number), ...supplied });
      if (read !== number)
        remarks.push({
          rule: "running-heads/number",
          severity: "info",
          message:
            read === null
              ? `page ${number} shows no number; it is given by the sequence`
              : `page ${number} reads ${read}; the sequence has ${number}`,
          start,
          end: view.offsetOf(first?.end ?? page.end),
          hint: "Compare the print.",
        });
    }
    return { edits, marks, remarks };
  },
};

/** The number that a file names beside the print; Roman ones are those of front matter, which has a count of its own. */
function labelNumber(label: string | undefined): number | null {
  return label !== undefined && /^\d{1,4}$/u.test(label) ? Number(label) : null;
}
