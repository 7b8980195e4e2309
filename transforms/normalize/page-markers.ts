import type { Edit, Mark, NormalizeTransform, Remark } from "../../pipeline/transform.ts";

/** `patterns`: regular expressions of further markers; the first group is the page's number. */
export interface PageMarkerOptions {
  readonly patterns: readonly string[];
}

const BRACKETED = /\[\s?page\s+(\d{1,4}|[ivxlcdm]{1,8})\s?\]/giu;
const WHITE = /\s/;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Page markers that copies of printed editions carry in the text ("[Page 212]"): each becomes a page break.
 * The marker and one white space go; words that stood apart stay apart.
 */
export const pageMarkers: NormalizeTransform<PageMarkerOptions> = {
  phase: "normalize",
  name: "page-markers",
  defaults: { patterns: [] },
  rules: [
    {
      id: "page-markers/bracketed",
      tier: "auto",
      summary: "Takes a bracketed page marker out of the text and sets a page break in its place.",
      example: { before: "since this was, he [Page 212] would explain it", after: "since this was, he would explain it" },
      rationale: "“[Page 212]”, bracketed and with a number alone, is put there by the copy; the print has the number in its margin or running head.",
    },
    {
      id: "page-markers/glued",
      tier: "auto",
      summary: "Puts a space where a page marker stood between two words with no space on either side.",
      example: { before: "the freedom[Page 237]guaranteed", after: "the freedom guaranteed" },
      rationale: "A page of print does not end inside a word without a hyphen; with a hyphen before the marker nothing is put in.",
    },
    {
      id: "page-markers/sequence",
      tier: "flag",
      summary: "Reports a page number that does not follow the one before it.",
      example: { before: "[Page 212] … [Page 241] … [Page 214]", after: null },
      rationale: "It may be misread, or a page may be missing; the number stays as the copy has it.",
    },
  ],
  run(view, { options }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    const remarks: Remark[] = [];
    const { text } = view;
    const patterns = [BRACKETED, ...options.patterns.map((source) => new RegExp(source, "gmu"))];
    const found = patterns
      .flatMap((pattern) => [...text.matchAll(pattern)])
      .sort((a, b) => a.index - b.index)
      .filter((match, at, all) => at === 0 || match.index >= (all[at - 1]?.index ?? 0) + (all[at - 1]?.[0].length ?? 0));
    let previous: number | null = null;
    for (const match of found) {
      const number = match[1] ?? "";
      const start = match.index;
      const end = start + match[0].length;
      const before = start === 0 ? "\n" : (text[start - 1] ?? "");
      const after = text[end] ?? "\n";
      const evidence = `a page marker for page ${number}`;
      if (LETTER.test(before) && LETTER.test(after))
        edits.push({ rule: "page-markers/glued", kind: "artefact", start, end, after: " ", certainty: "medium", evidence });
      else {
        // the space behind goes too, unless the marker stands on a line of its own
        const wide = WHITE.test(before) && after === " " ? end + 1 : end;
        edits.push({ rule: "page-markers/bracketed", kind: "artefact", start, end: wide, after: "", certainty: "high", evidence });
      }
      marks.push({ type: "page-break", start, end, number });
      const value = Number(number);
      if (Number.isNaN(value)) continue;
      if (previous !== null && value !== previous + 1)
        remarks.push({
          rule: "page-markers/sequence",
          severity: "info",
          message: `page ${number} follows page ${previous}`,
          start,
          end,
          hint: "Compare the print: the number may be misread, or pages may be missing between the two.",
        });
      previous = value;
    }
    return { edits, marks, remarks };
  },
};
