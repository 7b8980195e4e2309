import type { Block } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { SourceSpan } from "../../pipeline/model/span.ts";
import { plainText } from "../../pipeline/model/walk.ts";

const HEADING = /^(?:(?:foot-?|end-?)?notes?|references|references and notes|notes and references)[.:]?$/iu;

export const NOTES_HEADING_EVIDENCE = "only notes stand below it; the edition sets notes at their markers";

/**
 * Blocks without headings such as “Notes” that only notes stood below, and without the headings of the chapters
 * between the notes.
 * @param gaps how many of the blocks stand before each place where notes were taken
 * @param takeOut told of each heading that goes
 */
export function withoutNotesHeadings(
  blocks: readonly Block[],
  gaps: ReadonlySet<number>,
  takeOut: (span: SourceSpan) => void,
): Block[] {
  const taken = new Set<number>();
  for (const [at, block] of blocks.entries()) {
    if (!isNotesHeading(block)) continue;
    let pending = [at];
    for (let next = at + 1; next <= blocks.length; next++) {
      if (gaps.has(next)) {
        for (const index of pending) taken.add(index);
        pending = [];
      }
      const type = blocks[next]?.type;
      if (type === "section-heading") pending.push(next);
      else if (type !== "page-break") break;
    }
  }
  return blocks.filter((block, at) => {
    const span =
      taken.has(at) && (block.type === "section-heading" || block.type === "paragraph") ? spanOf(block.children) : null;
    if (span) takeOut(span);
    return span === null;
  });
}

function isNotesHeading(block: Block): boolean {
  return (
    (block.type === "section-heading" || block.type === "paragraph") && HEADING.test(plainText(block.children).trim())
  );
}
