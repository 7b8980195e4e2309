import type { View } from "../../../pipeline/model/view.ts";
import type { Edit, Mark, NormalizeTransform, Remark } from "../../../pipeline/transform.ts";
import { takeCommentPages } from "./comment-pages.ts";
import { formFeedPages } from "./form-feeds.ts";
import { type Form, forms } from "./forms.ts";
import { type Hit, hitsOf } from "./hits.ts";
import { ownForms } from "./own-forms.ts";
import { pagesOf } from "./pages.ts";
import { pageMarkerRules } from "./rules.ts";
import { provedSeries } from "./series.ts";
import { takeOut } from "./take-out.ts";

/** `patterns`: regular expressions of further markers; the first group is the page's number. */
export interface PageMarkerOptions {
  readonly patterns: readonly string[];
}

/** With this many markers that say what they are, other forms are not looked for. */
const ENOUGH = 2;

/**
 * Page markers that copies of printed editions carry in the text ("[Page 212]"): each becomes a page break.
 * Forms that may be something else ("[12]", "- 12 -") are markers only as a series that the whole file proves.
 */
export const pageMarkers: NormalizeTransform<PageMarkerOptions> = {
  phase: "normalize",
  name: "page-markers",
  defaults: { patterns: [] },
  rules: pageMarkerRules,
  run(view, { options }) {
    const { text } = view;
    const found = new Found(view);
    const comments = takeCommentPages(view);
    found.take([...forms, ...ownForms(options.patterns)].flatMap((form) => (form.proof ? [] : found.hitsOf(form))));
    const told = found.count + comments.marks.length;
    const feeds = told < ENOUGH ? formFeedPages(text) : { edits: [], marks: [] };
    if (told < ENOUGH && feeds.marks.length === 0) found.proveOne(forms);
    return {
      edits: [...found.edits, ...comments.edits, ...feeds.edits],
      marks: [...found.marks, ...comments.marks, ...feeds.marks],
      remarks: found.remarks(),
    };
  },
};

/** The markers found so far. */
class Found {
  readonly edits: Edit[] = [];
  readonly marks: Extract<Mark, { type: "page-break" }>[] = [];
  private readonly text: string;
  private readonly lower: string;
  private readonly starts: readonly number[];
  private readonly hits: Hit[] = [];
  private readonly unproved: Remark[] = [];

  constructor({ text, lineStarts }: View) {
    this.text = text;
    this.lower = text.toLowerCase();
    this.starts = lineStarts;
  }

  /** Where a form occurs in the text. */
  hitsOf(form: Form): Hit[] {
    return hitsOf(form, this.text, this.lower, this.starts);
  }

  get count(): number {
    return this.hits.length;
  }

  /** Takes out markers and sets their page breaks. Where two overlap, the first stands. */
  take(hits: readonly Hit[]): void {
    const byForm = new Map<Form, Hit[]>();
    let end = -1;
    for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (hit.start < end) continue;
      end = hit.end;
      const others = byForm.get(hit.form);
      if (others) others.push(hit);
      else byForm.set(hit.form, [hit]);
    }
    for (const same of byForm.values()) {
      const fromZero = same.some(({ value, form }) => form.rule === "page-markers/ruled" && value === 0);
      const named = fromZero ? same.map((hit) => ({ ...hit, printed: `image ${hit.value + 1}` })) : same;
      for (const hit of named) {
        this.edits.push(editOf(hit, this.text));
        this.hits.push(hit);
      }
      for (const { start, end, number } of pagesOf(named, this.text))
        this.marks.push({ type: "page-break", start, end, number });
    }
  }

  /** Takes the first form whose occurrences are a proved series; reports those that are not of it. */
  proveOne(candidates: readonly Form[]): void {
    for (const form of candidates) {
      if (!form.proof) continue;
      const hits = this.hitsOf(form);
      const series = provedSeries(hits, this.text, form.proof);
      if (!series) continue;
      this.take(series.chain);
      for (const { start, end } of series.others)
        this.unproved.push({
          rule: "page-markers/unproved",
          severity: "info",
          message: `“${this.text.slice(start, end)}” has the form of the page markers of this file, but is out of their order`,
          start,
          end,
          hint: "Compare the print: it may be a misread page number, or a note's.",
        });
      return;
    }
  }

  remarks(): Remark[] {
    const out: Remark[] = [...this.unproved];
    let previous: Hit | undefined;
    for (const hit of [...this.hits].sort((a, b) => a.start - b.start)) {
      if (hit.roman) continue;
      // the number of a page image says nothing of the one printed
      if (previous && hit.image === previous.image && hit.value !== previous.value + 1)
        out.push({
          rule: "page-markers/sequence",
          severity: "info",
          message: `page ${hit.value} follows page ${previous.value}`,
          start: hit.start,
          end: hit.end,
          hint: "Compare the print: the number may be misread, or pages may be missing between the two.",
        });
      previous = hit;
    }
    return out;
  }
}

function editOf(hit: Hit, text: string): Edit {
  const { form, printed, alone } = hit;
  const { start, end, after, seam } =
    form.rule === "page-markers/file" ? withAsterisks(text, hit) : takeOut(text, hit.start, hit.end, alone);
  const evidence = `a page marker for page ${printed}${form.rule === "page-markers/bracketed" ? "" : `: ${form.name}`}${form.proof ? ", one of a series" : ""}`;
  return {
    rule: seam === "glued" ? "page-markers/glued" : form.rule,
    kind: "artefact",
    start,
    end,
    after,
    certainty: seam === "glued" ? "medium" : "high",
    evidence,
  };
}

/** Proofreaders write “mili-*” before a page's end and “*tary” behind it. */
function withAsterisks(text: string, { start, end }: Hit) {
  const before = /-\*\s{0,40}$/.exec(text.slice(Math.max(0, start - 48), start));
  const behind = /^\s{0,40}\*(?=\p{L})/u.exec(text.slice(end, end + 48));
  if (!before || !behind) return takeOut(text, start, end, true);
  return { start: start - before[0].length + 1, end: end + behind[0].length, after: "", seam: "hyphen" as const };
}
