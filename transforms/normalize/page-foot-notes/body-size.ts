import type { Layout } from "../../../pipeline/model/layout.ts";

/** Lines of one type are measured within this part of its size. */
const ALIKE = 0.05;
/** The text is at least this part of a source; headings are less. */
const LEAST_SHARE = 0.25;

/**
 * The size of the type that a source's text is set in: of the sizes that a good part of it has, the largest, for
 * notes are set smaller, and headings are few. Null where its lines have no sizes.
 */
export function bodySize({ lines }: Layout): number | null {
  const sized = lines.flatMap(({ size, start, end }) => (size === null ? [] : [{ size, weight: end - start }]));
  sized.sort((a, b) => a.size - b.size);
  const total = sized.reduce((sum, { weight }) => sum + weight, 0);
  let best: { size: number; weight: number } | null = null;
  let [from, to, within] = [0, 0, 0];
  for (const { size } of sized) {
    while (to < sized.length && (sized[to]?.size ?? 0) <= size * (1 + ALIKE)) within += sized[to++]?.weight ?? 0;
    while ((sized[from]?.size ?? size) < size * (1 - ALIKE)) within -= sized[from++]?.weight ?? 0;
    if (within < total * LEAST_SHARE) continue;
    const isOther = best === null || size > best.size * (1 + ALIKE);
    if (isOther || (best && within > best.weight)) best = { size, weight: within };
  }
  return best?.size ?? sized[Math.floor(sized.length / 2)]?.size ?? null;
}
