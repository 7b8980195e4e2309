import type { View } from "../../../pipeline/model/view.ts";
import type { Edit } from "../../../pipeline/transform.ts";

const HEADING_SIGNS = /^ {0,3}#{1,6}[ \t]+$/;
/** What stands at a page's edge in such a text: a rule, a marker, a number alone. */
const EDGE =
  /^[ \t]*(?:-{3,}|\{\d{1,4}\}-{3,}|<page_number>.{1,20}|[-–—]?[ \t]?\d{1,4}[ \t]?[-–—]?|[[{](?:page|pg\.?|p\.)?[ \t]?\d{1,4}[\]}]|page[ \t]\d{1,4})[ \t]*$/iu;
const FEWEST = 3;
const AT_EDGES = 0.8;

interface Heading {
  readonly start: number;
  readonly end: number;
  readonly atEdge: boolean;
}

/** Running heads that a model took for headings: the same words, again and again, at the edges of pages. The first stays. */
export function findRepeatedHeadings(view: View, edits: Edit[]): void {
  const byWords = new Map<string, Heading[]>();
  for (const { rule, before, span } of view.repairs) {
    if (rule !== "markdown-text/heading" || !HEADING_SIGNS.test(before)) continue;
    const start = view.offsetOf(span.end);
    const newline = view.text.indexOf("\n", start);
    const end = newline < 0 ? view.text.length : newline;
    const words = view.text.slice(start, end).trim().toLowerCase();
    const heading = { start, end, atEdge: hasEdge(view.text, start, end) };
    const same = byWords.get(words);
    if (same) same.push(heading);
    else byWords.set(words, [heading]);
  }
  for (const [words, [, ...again]] of byWords) {
    if (
      words === "" ||
      again.length + 1 < FEWEST ||
      again.filter(({ atEdge }) => atEdge).length < again.length * AT_EDGES
    )
      continue;
    for (const { start, end } of again)
      edits.push({
        rule: "ocr-markdown/repeated-heading",
        kind: "artefact",
        start,
        end,
        after: "",
        certainty: "high",
        evidence: `the same heading stands ${again.length + 1} times, at the edges of pages`,
      });
  }
}

function hasEdge(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 300), start).trimEnd();
  const behind = text.slice(end, end + 300).trimStart();
  return EDGE.test(before.slice(before.lastIndexOf("\n") + 1)) || EDGE.test(behind.split("\n", 1)[0] ?? "");
}
