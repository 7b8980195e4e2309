import type { Layout } from "../../../pipeline/model/layout.ts";

/** Most lines are text, not notes; this part of them, from the smallest, may be notes. */
const NOTES_AT_MOST = 0.7;

/** The size of the type that a source's text is set in; null where its lines have no sizes. */
export function bodySize({ lines }: Layout): number | null {
  const sizes = lines.flatMap(({ size }) => (size === null ? [] : [size])).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length * NOTES_AT_MOST)] ?? null;
}
