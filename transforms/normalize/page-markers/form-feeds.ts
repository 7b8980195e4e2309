import type { Edit, Mark } from "../../../pipeline/transform.ts";
import { type PageNumber, pageNumber } from "./page-number.ts";

/** A stretch between form feeds, with the numbers that stand alone in its first and its last line. */
interface Sheet {
  readonly start: number;
  readonly head: Edge | null;
  readonly foot: Edge | null;
}

interface Edge extends PageNumber {
  readonly from: number;
  readonly to: number;
}

const EDGE = /^[-–—[(]?[ \t]?(\d{1,4}|[ivxlc]{1,8})[ \t]?[-–—\])]?$/;
/** Pages whose numbers count up with the form feeds: at least so many, and this share of all. */
const FEWEST = 3;
const SHARE = 0.6;
const LONGEST_LINE = 400;

/**
 * Page breaks at form feeds (ASCII 12, which begins a new page), where the numbers at the heads or feet of the pages
 * count up with them. Nothing where they do not: which page it is cannot be known then.
 */
export function formFeedPages(text: string): { edits: Edit[]; marks: Extract<Mark, { type: "page-break" }>[] } {
  const edits: Edit[] = [];
  const marks: Extract<Mark, { type: "page-break" }>[] = [];
  const sheets = sheetsOf(text);
  const place = ["head", "foot"] as const;
  for (const edge of place) {
    const offset = commonOffset(sheets.map((sheet) => sheet[edge]));
    if (offset === null) continue;
    const body = sheets.findIndex((sheet, at) => sheet[edge]?.value === at + offset && !sheet[edge].roman);
    // Roman numbers are those of front matter, which has a count of its own
    const counted = sheets.map(({ [edge]: number }, at) =>
      number && (number.roman ? at < body : number.value === at + offset) ? number : null,
    );
    for (const [at, sheet] of sheets.entries()) {
      const number = counted[at];
      const inferred =
        counted.slice(0, at).some(Boolean) && counted.slice(at + 1).some(Boolean) ? `[${at + offset}]` : null;
      const printed = number?.printed ?? inferred;
      if (printed !== null) marks.push({ type: "page-break", start: sheet.start, end: sheet.start, number: printed });
      if (number)
        edits.push({
          rule: "page-markers/form-feed",
          kind: "artefact",
          start: number.from,
          end: number.to,
          after: "",
          certainty: "high",
          evidence: `the number alone at the page's ${edge} counts up with the form feeds`,
        });
    }
    return { edits, marks };
  }
  return { edits, marks };
}

function sheetsOf(text: string): Sheet[] {
  const sheets: Sheet[] = [];
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf("\f", start);
    const end = feed < 0 ? text.length : feed;
    sheets.push(sheetOf(text, start, end));
    start = end + 1;
  }
  if (text.endsWith("\f")) sheets.pop();
  return sheets.length > 1 ? sheets : [];
}

function sheetOf(text: string, start: number, end: number): Sheet {
  const words = text.slice(start, end);
  if (words.trim() === "") return { start, head: null, foot: null };
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  const first = text.slice(from, Math.min(to, from + LONGEST_LINE)).split("\n", 1)[0] ?? "";
  const foot = text.slice(Math.max(from, to - LONGEST_LINE), to);
  const last = foot.slice(foot.lastIndexOf("\n") + 1);
  const single = first.length === to - from;
  return { start: from, head: edgeOf(first, from), foot: single ? null : edgeOf(last, to - last.length) };
}

function edgeOf(line: string, from: number): Edge | null {
  const words = line.trim();
  const number = pageNumber(EDGE.exec(words)?.[1] ?? "");
  const at = from + line.indexOf(words);
  return number && { ...number, from: at, to: at + words.length };
}

/** What is to be added to the count of sheets to give the number printed, where most pages agree on it. */
function commonOffset(edges: readonly (Edge | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const [at, edge] of edges.entries())
    if (edge && !edge.roman) counts.set(edge.value - at, (counts.get(edge.value - at) ?? 0) + 1);
  let most = 0;
  let offset: number | null = null;
  for (const [candidate, count] of counts) if (count > most) [most, offset] = [count, candidate];
  return most >= FEWEST && most >= edges.length * SHARE ? offset : null;
}
