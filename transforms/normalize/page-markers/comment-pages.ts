import type { View } from "../../../pipeline/model/view.ts";
import type { Edit, Mark } from "../../../pipeline/transform.ts";

const PAGE = /^<!--\s{0,4}(?:page|pg|p\.)[\s:=]{0,4}(\d{1,4}|[ivxlcdm]{1,9})\s{0,4}-->$/iu;
const TAKEN_AS_COMMENT = /\/comment$/;

/**
 * Page markers in comments that the reader of a markup language has taken out already: the view's repairs have them.
 * Where nothing else stood in the line, its line end goes too, so that the paragraph around it goes on.
 */
export function takeCommentPages(view: View): { edits: Edit[]; marks: Extract<Mark, { type: "page-break" }>[] } {
  const edits: Edit[] = [];
  const marks: Extract<Mark, { type: "page-break" }>[] = [];
  for (const { rule, before, span } of view.repairs) {
    const number = TAKEN_AS_COMMENT.test(rule) ? PAGE.exec(before)?.[1] : undefined;
    if (number === undefined) continue;
    const at = view.offsetOf(span.end);
    marks.push({ type: "page-break", start: at, end: at, number });
    const inParagraph =
      /\S[ \t]*\n$/.test(view.text.slice(Math.max(0, at - 200), at)) &&
      /^\r?\n[ \t]*\S/.test(view.text.slice(at, at + 200));
    if (inParagraph)
      edits.push({
        rule: "page-markers/markup",
        kind: "artefact",
        start: at,
        end: at + (view.text[at] === "\r" ? 2 : 1),
        after: "",
        certainty: "high",
        evidence: `the line held nothing but a comment for page ${number}`,
      });
  }
  return { edits, marks };
}
