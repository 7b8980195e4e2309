import { type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import type { Edit, Mark, NormalizeTransform, Remark } from "../../../pipeline/transform.ts";
import { headLines, namedFurniture, numberOf } from "./head-lines.ts";
import { pageNumbers } from "./page-numbers.ts";

/** Running heads and page numbers of printed pages, found as series over the pages: each becomes a page break. */
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
    const heads = headLines(layout, words, profile);
    const around = layout.pages.map((page, at) => namedFurniture(layout, page, heads[at]?.line ?? null));
    const footNumber = (at: number) => {
      const named = around[at]?.find(({ role }) => role === "page-number");
      return named ? numberOf(words(named)) : labelNumber(layout.pages[at]?.label);
    };
    const numbers = pageNumbers(heads.map((head, at) => head?.number ?? footNumber(at)));
    for (const [at, page] of layout.pages.entries()) {
      const head = heads[at];
      const { read, number } = numbers[at] ?? { read: null, number: null };
      const lines = linesOfPage(layout, page);
      const first = lines.find((line) => line !== head?.line && !around[at]?.includes(line));
      if (head)
        edits.push({
          rule: "running-heads/head",
          kind: "artefact",
          start: view.offsetOf(head.line.start),
          end: view.offsetOf(head.line.end),
          after: "",
          certainty: "high",
          evidence: head.evidence,
        });
      for (const { start, end, role } of around[at] ?? [])
        edits.push({
          rule: "running-heads/named",
          kind: "artefact",
          start: view.offsetOf(start),
          end: view.offsetOf(end),
          after: "",
          certainty: "high",
          evidence: `the source names it a ${role?.replace("-", " ")}`,
        });
      if (number === null || !first) continue;
      const start = view.offsetOf(first.start);
      marks.push({ type: "page-break", start, end: start, number: String(number) });
      if (read !== number)
        remarks.push({
          rule: "running-heads/number",
          severity: "info",
          message:
            read === null
              ? `page ${number} shows no number; it is given by the sequence`
              : `page ${number} reads ${read}; the sequence has ${number}`,
          start,
          end: view.offsetOf(first.end),
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
