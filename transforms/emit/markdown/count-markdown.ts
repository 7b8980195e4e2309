import type { Counts } from "../../../pipeline/model/counts.ts";
import { UNPLACED } from "./write-markdown.ts";

const DOCUMENTS: ReadonlySet<string> = new Set(["document", "editorial-note", "text"]);
/** What stands in a `div` of one of these classes is no paragraph of the edition. */
const NO_PARAGRAPHS: ReadonlySet<string> = new Set([
  "dateline",
  "salute",
  "closing",
  "signed",
  "list-label",
  "verse",
  "page",
  "page-end",
  "caption",
  "picture",
  "thought-break",
  "line",
  UNPLACED,
]);

/** What a text cannot hold unescaped: markers, page marks. An escape is passed over with the sign behind it. */
const SIGNS = /\\[\s\S]|\[\^[^\]\s]+\](:?)|<(?:span|div) id="[^"]*" class="page">/g;

/** Counts what a Markdown file of Emend's holds, from the file alone, as a reader of Markdown would divide it. */
export function countMarkdown(markdown: string): Counts {
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  for (const [sign] of markdown.matchAll(SIGNS)) {
    if (sign.startsWith("[^")) counts.anchors++;
    else if (sign.startsWith("<")) counts.pageBreaks++;
  }
  const boxes: string[] = [];
  let inNote = false;
  for (const chunk of markdown.split(/\n(?:[ >]*\n)+/)) {
    const block = chunk.replace(/^(?:> ?)+/gm, "");
    const line = block.trimStart();
    // what is set in below a note's first line belongs to the note
    inNote &&= /^ {4}/.test(block);
    const [, className] = /^<div (?:id="[^"]*" )?class="([^"]*)">/.exec(line) ?? [];
    if (className !== undefined) {
      boxes.push(className);
      if (DOCUMENTS.has(className)) counts.documents++;
    } else if (line.startsWith("</div>")) boxes.pop();
    else if (/^\[\^[^\]\s]+\]: /.test(block)) {
      inNote = true;
      counts.notes++;
      counts.anchors--;
    } else if (boxes.at(-1) === UNPLACED) counts.anchors -= [...block.matchAll(/\[\^/g)].length;
    else if (!inNote && isParagraph(line) && !boxes.some((box) => NO_PARAGRAPHS.has(box))) counts.paragraphs++;
  }
  return counts;
}

function isParagraph(block: string): boolean {
  return block !== "" && !/^(?:#{1,6} |- |\||---\n|<hr>)/.test(block);
}
