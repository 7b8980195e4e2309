import type { Counts } from "../../../pipeline/model/counts.ts";

const DOCUMENT_CLASSES: ReadonlySet<string> = new Set(["document", "editorial-note", "text"]);

/**
 * Counts what the pages of a reading edition hold, from their bytes alone: in pages whose body is of the class `text`,
 * documents are the sections of their class, paragraphs the `p` without a class outside notes, notes go by their
 * role, page breaks by their class, and an anchor counts when its link leads to a note of the same page.
 */
export async function countHtml(pages: Iterable<Uint8Array>): Promise<Counts> {
  const { Parser } = await import("htmlparser2");
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  for (const page of pages) {
    const notes = new Set<string>();
    const anchors: string[] = [];
    let inText = false;
    let depth = 0;
    let noteDepth = 0;
    const parser = new Parser({
      onopentag(name, { class: className, id = "", role, href = "" }) {
        depth++;
        if (name === "body") inText = className === "text";
        if (!inText) return;
        if (role === "doc-footnote") {
          counts.notes++;
          notes.add(id);
          noteDepth ||= depth;
        }
        if (name === "section" && DOCUMENT_CLASSES.has(className ?? "")) counts.documents++;
        if (name === "p" && className === undefined && noteDepth === 0) counts.paragraphs++;
        if (className === "page") counts.pageBreaks++;
        if (role === "doc-noteref") anchors.push(href.replace(/^#/, ""));
      },
      onclosetag() {
        if (depth === noteDepth) noteDepth = 0;
        depth--;
      },
    });
    parser.end(new TextDecoder().decode(page));
    counts.anchors += anchors.filter((anchor) => notes.has(anchor)).length;
  }
  return counts;
}
