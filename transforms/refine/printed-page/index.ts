import type { Edition } from "../../../pipeline/model/edition.ts";
import { type Layout, type LayoutLine, linesOfPage } from "../../../pipeline/model/layout.ts";
import { allNodes, rewriteInlines } from "../../../pipeline/model/walk.ts";
import type { EditionContext, RefineTransform } from "../../../pipeline/transform.ts";
import { formeWorkOf, linePart } from "./forme-work.ts";
import { type Insertion, Insertions } from "./insertions.ts";

/** What is kept of the printed page: `formeWork` its running heads, page numbers and signature marks, `lines` where its lines begin. */
export interface PrintedPageOptions {
  readonly formeWork: boolean;
  readonly lines: boolean;
}

/**
 * What stands on the printed page beside its text, where an editor asks for it: forme work (TEI 3.11.3) and the
 * beginnings of lines, as elements that only TEI shows.
 */
export const printedPage: RefineTransform<PrintedPageOptions> = {
  phase: "refine",
  name: "printed-page",
  defaults: { formeWork: false, lines: false },
  rules: [],
  run(edition, context) {
    const { options, layout } = context;
    if (!layout || !(options.formeWork || options.lines)) return { edition, repairs: [], findings: [] };
    const insertions = new Insertions(insertionsIn(layout, context), textStarts(edition));
    const rewritten = rewriteInlines(edition, (inlines) => insertions.into(inlines));
    return { edition: rewritten, repairs: [], findings: [] };
  },
};

/** What is to be put in, with the stretch of the source whose first text it stands before. */
function insertionsIn(layout: Layout, context: EditionContext<PrintedPageOptions>): Insertion[] {
  const { options, view, source } = context;
  const taken = new Map(
    view.repairs.flatMap((repair) => (repair.rule.startsWith("running-heads/") ? [[repair.span.start, repair]] : [])),
  );
  const isText = (line: LayoutLine) =>
    !taken.has(line.start) && view.original.slice(line.start, line.end).trim() !== "";
  const out: Insertion[] = [];
  for (const page of layout.pages) {
    const lines = linesOfPage(layout, page);
    const text = lines.filter(isText);
    const [first, last] = [text[0], text.at(-1)];
    if (options.formeWork && first && last)
      for (const line of lines) {
        const repair = taken.get(line.start);
        if (!repair) continue;
        const node = formeWorkOf(line, repair, linePart(line, page, lines), view.original, source);
        out.push({ start: first.start, end: last.end, make: () => node });
      }
    if (options.lines) for (const line of text) out.push({ start: line.start, end: line.end, make: lineBeginning });
  }
  return out;
}

/** The beginning of a line of print; `isInWord` where a word goes on over it. */
function lineBeginning(isInWord: boolean): ReturnType<Insertion["make"]> {
  const attributes = [{ name: "type", value: "print" }, ...(isInWord ? [{ name: "break", value: "no" }] : [])];
  return { type: "kept", element: "lb", display: "hidden", attributes, children: [] };
}

/** The stretches of the source that text of the edition stands for. */
function textStarts(edition: Edition): { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const node of allNodes(edition)) if (node.type === "text" && node.span) spans.push(node.span);
  return spans.sort((a, b) => a.start - b.start);
}
