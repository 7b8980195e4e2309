import type { Edition, Inline } from "../../pipeline/model/edition.ts";
import { divideInlines, inlineLength } from "../../pipeline/model/inlines.ts";
import type { Finding } from "../../pipeline/model/ledger.ts";
import { allNodes, plainText, rewriteInlines } from "../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../pipeline/transform.ts";

const RULE = "house-italics/lost";

/** Italics that a house style always sets and that a copy lost altogether: “ibid.”, titles of series and newspapers. */
export const houseItalics: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "house-italics",
  defaults: {},
  rules: [
    {
      id: RULE,
      tier: "auto",
      summary: "Sets in italics what the house style always sets so, where the copy shows no italics at all.",
      example: { before: "(Ibid., Central Files)", after: "(Ibid., Central Files), with “Ibid” in italics" },
      rationale:
        "No word changes. Where the notes, or the text, show any emphasis, the copy kept it and nothing is added; nor to the text of a format that sets emphasis (HTML, Markdown): of such copies only notes lose it.",
    },
  ],
  run(edition, { profile, setsEmphasis }) {
    const year = latestYear(edition);
    const forms = profile.italics
      .filter((entry) => holds(entry, year))
      .map(({ pattern, needs }) => ({ pattern: new RegExp(pattern, "gu"), needs }));
    const shown = emphasisShown(edition);
    if (forms.length === 0 || shown.notes) return { edition, repairs: [], findings: [] };
    let count = 0;
    const rewritten = rewriteInlines(edition, (inlines, inNote) => {
      if (!inNote && (shown.text || setsEmphasis || isDateline(inlines))) return inlines;
      const matches = matchesIn(plainText(inlines), forms);
      count += matches.length;
      return matches.length === 0 ? inlines : italic(inlines, matches);
    });
    const finding: Finding = {
      rule: RULE,
      severity: "info",
      message: `${count} phrases were set in italics, as the house style has them; the source shows none`,
      span: null,
    };
    return { edition: rewritten, repairs: [], findings: count > 0 ? [finding] : [] };
  },
};

interface Form {
  readonly pattern: RegExp;
  readonly needs: readonly string[] | undefined;
}

/** What the forms match, each only where what it needs stands: the first one in the text counts, of those the first form's. */
function matchesIn(text: string, forms: readonly Form[]): RegExpExecArray[] {
  const possible = forms.filter(({ needs }) => needs === undefined || needs.some((words) => text.includes(words)));
  const next = possible.map(({ pattern }) => matchFrom(pattern, text, 0));
  const matches: RegExpExecArray[] = [];
  for (;;) {
    let first: RegExpExecArray | null = null;
    for (const match of next) if (match && (!first || match.index < first.index)) first = match;
    if (!first) return matches;
    matches.push(first);
    const end = first.index + first[0].length;
    for (const [at, { pattern }] of possible.entries())
      if (next[at] && next[at].index < end) next[at] = matchFrom(pattern, text, end);
  }
}

function matchFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** A dateline is set as a whole: “[place not declassified], June 1954” stays roman. */
function isDateline(inlines: readonly Inline[]): boolean {
  return inlines.some(({ type }) => type === "date" || type === "place");
}

function holds({ from, until }: { from?: number; until?: number }, year: number | null): boolean {
  if (from === undefined && until === undefined) return true;
  return year !== null && year >= (from ?? year) && year <= (until ?? year);
}

/** A run with the matches in its plain text set in italics, but for those in which a note or a page break stands. */
function italic(run: readonly Inline[], matches: readonly RegExpExecArray[]): readonly Inline[] {
  const parts = partsOf(run, matches);
  const whole = matches.filter((_, at) => parts[2 * at + 1]?.every((node) => inlineLength(node) > 0));
  return (whole.length === matches.length ? parts : partsOf(run, whole)).flatMap((children, at): readonly Inline[] =>
    at % 2 === 1 ? [{ type: "emphasis", rendition: "italic", rule: RULE, children }] : children,
  );
}

/** What stands before, in and between matches; those in them have odd indexes. */
function partsOf(run: readonly Inline[], matches: readonly RegExpExecArray[]): readonly (readonly Inline[])[] {
  return divideInlines(
    run,
    matches.flatMap(({ index, 0: words }) => [index, index + words.length]),
  );
}

/** Whether the copy shows emphasis in notes, and in the text or in notes. */
function emphasisShown(edition: Edition): { notes: boolean; text: boolean } {
  let all = 0;
  let inNotes = 0;
  for (const node of allNodes(edition)) {
    if (node.type === "emphasis") all++;
    if (node.type === "note")
      inNotes += node.children.some(
        (block) => block.type === "paragraph" && block.children.some((child) => child.type === "emphasis"),
      )
        ? 1
        : 0;
  }
  return { notes: inNotes > 0, text: all > 0 };
}

/** The latest year of the edition's datelines, or of its volumes' titles. */
function latestYear(edition: Edition): number | null {
  const years: number[] = [];
  for (const node of allNodes(edition)) {
    if (node.type === "date") years.push(Number((node.when ?? node.to ?? "").slice(0, 4)));
    if (node.type === "division" && node.kind === "volume")
      years.push(...[...plainText(node.head ?? []).matchAll(/(?:1[5-9]|20)\d\d/gu)].map((match) => Number(match[0])));
  }
  const known = years.filter((found) => found > 0);
  return known.length > 0 ? Math.max(...known) : null;
}
