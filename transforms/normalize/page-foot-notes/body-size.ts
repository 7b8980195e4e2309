import { type Layout, linesOfPage } from "../../../pipeline/model/layout.ts";

/** Notes stand at the foot: the lines of this part of a page, from its top, are its text. */
const UPPER = 0.4;

/** The size of the type that a source's text is set in; null where its lines have no sizes. */
export function bodySize(layout: Layout): number | null {
  const sizes = layout.pages
    .flatMap((page) => {
      const lines = linesOfPage(layout, page);
      return lines.slice(0, Math.max(1, Math.ceil(lines.length * UPPER)));
    })
    .flatMap(({ size }) => (size === null ? [] : [size]))
    .sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? null;
}
