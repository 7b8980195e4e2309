import type { Chapter, Plan } from "./chapter-plan.ts";

const LINKED_PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);

/**
 * The address a reference links to from a chapter: a place of the edition by its file, a web or mail
 * address as the URL Standard writes it. Null where the target is not in the edition, is no address,
 * or is of another kind (`javascript:`, `file:` …), so that the words stand without a link.
 */
export function referenceHref(target: string | null, chapter: Chapter, plan: Plan): string | null {
  if (target === null) return null;
  if (target.startsWith("#")) {
    const id = target.slice(1);
    const place = plan.places.get(id);
    if (!place) return null;
    if (place.file === chapter.file) return `#${id}`;
    return place.whole ? place.file : `${place.file}#${id}`;
  }
  if (!URL.canParse(target)) return null;
  const url = new URL(target);
  return LINKED_PROTOCOLS.has(url.protocol) ? url.href : null;
}
