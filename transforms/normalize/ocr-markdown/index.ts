import type { Edit, Mark, NormalizeTransform, Remark } from "../../../pipeline/transform.ts";
import { findHtmlTables } from "./html-tables.ts";
import { findRaised } from "./raised.ts";
import { findRepeatedHeadings } from "./repeated-headings.ts";

const IMAGE_NAME =
  /(?<![\w/.-])(?:!\[(?:img|image|figure|_page)[-_][\w-]{1,60}\.(?:jpe?g|png)\]\([^()\n]{0,100}\)|(?:img|image|figure|_page)[-_][\w-]{1,60}\.(?:jpe?g|png))(?![\w/.-])/giu;
const WORD_TAG = /<\/?(?:signature|header|footer)>/giu;
const OWN_WORDS = /<(watermark|logo|img)>([^<>]{1,600})<\/?\1>/giu;

/** Markdown as models write it that read page images: LaTeX around note numbers, HTML tables, names of pictures, running heads as headings. */
export const ocrMarkdown: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "ocr-markdown",
  defaults: {},
  rules: [
    {
      id: "ocr-markdown/raised",
      tier: "auto",
      summary: "Takes out the LaTeX around a raised number or sign.",
      example: { before: "in May.$^{6}$", after: "in May.6" },
      rationale:
        "No print has it. Behind a word it is the marker of a note, behind a number or a unit it is raised text.",
    },
    {
      id: "ocr-markdown/table",
      tier: "auto",
      summary: "Takes out the tags of a table in HTML, and keeps its cells.",
      example: { before: "<table><tr><td>rice</td><td>12</td></tr></table>", after: "\n\n\n\trice\t12\n\n" },
      rationale: "Only whole tables, and none inside another.",
    },
    {
      id: "ocr-markdown/image-name",
      tier: "auto",
      summary: "Takes out the name of a picture's file that stands for the picture.",
      example: { before: "![img-0.jpeg](img-0.jpeg)", after: "" },
      rationale: "Only names that such programs give: “img-0.jpeg”, “_page_3_Picture_1.jpeg”. A description stays.",
    },
    {
      id: "ocr-markdown/repeated-heading",
      tier: "auto",
      summary: "Takes out a running head that was taken for a heading; where it stands first it stays.",
      example: { before: "---\n\n# THE FLEET\n\nand sailed", after: "---\n\n\n\nand sailed" },
      rationale:
        "The same words as a heading three times or more, and nearly always beside a page marker, a rule or a bare number. “Notes” at the end of each chapter stays.",
    },
    {
      id: "ocr-markdown/tag",
      tier: "auto",
      summary: "Takes out a tag that says where a signature, a head or a foot of a page stands; its words stay.",
      example: { before: "<signature>Anna Moss</signature>", after: "Anna Moss" },
      rationale: "No print has the tags, and no element of HTML is needed for the words.",
    },
    {
      id: "ocr-markdown/description",
      tier: "flag",
      summary: "Reports what a model says of a picture, a logo or a watermark; it is left as text.",
      example: { before: "<img>A map of the harbour</img>", after: null },
      rationale: "The words may be printed, or the model's own.",
    },
  ],
  run(view) {
    const { text } = view;
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    const take = (rule: Edit["rule"], start: number, end: number, evidence: string) =>
      edits.push({ rule, kind: "artefact", start, end, after: "", certainty: "high", evidence });
    findRaised(text, edits, marks);
    findHtmlTables(text, edits, marks);
    findRepeatedHeadings(view, edits);
    for (const { index, 0: name } of text.matchAll(IMAGE_NAME))
      take("ocr-markdown/image-name", index, index + name.length, "the name of a picture's file");
    for (const { index, 0: tag } of text.matchAll(WORD_TAG))
      take("ocr-markdown/tag", index, index + tag.length, `the tag ${tag}`);
    const remarks = [...text.matchAll(OWN_WORDS)].map(
      ({ index, 0: whole, 1: what = "" }): Remark => ({
        rule: "ocr-markdown/description",
        severity: "info",
        message: `a model's words in <${what}> are left as text`,
        start: index,
        end: index + whole.length,
        hint: "Look at the page: take them out in the source where they are not printed.",
      }),
    );
    return { edits: withoutOverlaps(edits), marks, remarks };
  },
};

function withoutOverlaps(edits: readonly Edit[]): Edit[] {
  let end = -1;
  return [...edits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((edit) => {
      if (edit.start < end) return false;
      end = edit.end;
      return true;
    });
}
