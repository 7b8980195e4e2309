import type { Counts } from "../../../pipeline/model/counts.ts";
import { GAP, MARGIN, readSigns } from "./signs.ts";

/**
 * Counts what a text file of Emend's holds, from the file alone: the last line says which brackets are its own.
 * @throws {RangeError} where the last line says nothing of them
 */
export function countText(file: string): Counts {
  const signs = readSigns(file);
  if (signs === null) throw new RangeError("not a text edition: its last line does not say what its brackets mean");
  const { open, close } = signs;
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  // the text, without the last block, which is the legend
  const blocks = file.trimEnd().split("\n\n").slice(0, -1);
  for (const block of blocks) {
    for (let at = block.indexOf(open); at >= 0; at = block.indexOf(open, at + open.length)) {
      const words = block.slice(at + open.length, block.indexOf(close, at + open.length));
      if (/^Page(?: |$)/.test(words)) counts.pageBreaks++;
      else if (isMark(words)) counts.anchors++;
    }
    const [first = "", second = ""] = block.split("\n");
    if (/^-{3,}$/.test(second)) counts.documents++;
    else if (first.startsWith(`  ${open}`)) {
      counts.notes++;
      // the number before the body is no anchor
      counts.anchors--;
    } else if (/^(?! {2})/.test(first.replace(/^(?:> )+/, "")) && !/^={3,}$/.test(second)) counts.paragraphs++;
  }
  return counts;
}

/** Brackets hold a note's number, or stand for an empty paragraph, words in the margin, something missing. */
function isMark(words: string): boolean {
  return words !== "" && !words.startsWith(MARGIN) && !words.startsWith(GAP);
}
