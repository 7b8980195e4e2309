import type { Block, Division } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { isDateline } from "./dateline-form.ts";
import { mapDocuments } from "./map-documents.ts";

const MOST_WORDS = 14;
const SMALL_WORDS =
  /^(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|vs|versus|de|von|between|under|into)$/iu;

/** Lines inside a document that are headings of its sections. */
export const sectionHeadings: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "section-headings",
  defaults: {},
  rules: [],
  run(edition) {
    return { edition: mapDocuments(edition, mark), repairs: [], findings: [] };
  },
};

function mark(division: Division): Division {
  const blocks = division.children.filter((child): child is Block => child.type !== "division");
  const solid = blocks.flatMap((block, at) => (block.type === "page-break" ? [] : [at]));
  const children = [...blocks];
  for (const [rank, at] of solid.entries()) {
    const block = blocks[at];
    if (block?.type !== "paragraph") continue;
    const text = plainText(block.children).trim();
    const isLast = rank === solid.length - 1;
    if (!isLast && isHeading(text) && !isDateline(text))
      children[at] = { type: "section-heading", level: 1, children: block.children };
  }
  return { ...division, children };
}

/** A short line without a stop, set in capitals or with capitals at its chief words. */
function isHeading(text: string): boolean {
  const words = text.split(/\s+/u, MOST_WORDS + 1);
  if (
    words.length > MOST_WORDS ||
    !/^[\p{Lu}\d“"‘(]/u.test(text) ||
    /[.,:;?!]["”’)]*$/u.test(text) ||
    /^\[/u.test(text)
  )
    return false;
  const chief = words.filter((word) => /\p{L}/u.test(word) && !SMALL_WORDS.test(word.replace(/\W/gu, "")));
  const capital = chief.filter((word) => /^[^\p{L}]*\p{Lu}/u.test(word));
  return chief.length > 0 && capital.length >= chief.length * 0.75 && /\p{L}{3}/u.test(text);
}
