import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import type { Counts } from "../../../pipeline/model/counts.ts";
import { pagePrefix } from "./bookmark-names.ts";
import { countedDocuments, countedParagraphs, looseNote, nestedNote } from "./style-ids.ts";

const parts = ["word/document.xml", "word/footnotes.xml"];

/**
 * Counts a finished file's parts by what Word itself would find in it: paragraphs and documents by their
 * styles, footnotes, footnote references and bookmarks as such.
 * @throws {RangeError} where the file is no DOCX: it has no document part.
 */
export function countDocx(bytes: Uint8Array): Counts {
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  const files = unzipSync(bytes, { filter: ({ name }) => parts.includes(name) });
  if (!files["word/document.xml"]) throw new RangeError("not a DOCX file: it has no word/document.xml");

  for (const part of parts) {
    const inText = part === "word/document.xml";
    const parser = new Parser(
      {
        onopentag(name, attributes) {
          const value = attributes["w:val"] ?? "";
          if (name === "w:pStyle") {
            if (inText && countedDocuments.has(value)) counts.documents++;
            else if (inText && countedParagraphs.has(value)) counts.paragraphs++;
            else if (value === looseNote.first || value === nestedNote.first) counts.notes++;
          } else if (name === "w:rStyle" && value === nestedNote.mark) counts.anchors++;
          else if (name === "w:footnoteReference") counts.anchors++;
          // the separators are footnotes with a type
          else if (name === "w:footnote" && attributes["w:type"] === undefined) counts.notes++;
          else if (name === "w:bookmarkStart" && attributes["w:name"]?.startsWith(pagePrefix)) counts.pageBreaks++;
        },
      },
      { xmlMode: true },
    );
    const file = files[part];
    if (file) parser.write(strFromU8(file));
    parser.end();
  }
  return counts;
}
