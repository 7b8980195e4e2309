import type { Division, Edition } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../pipeline/transform.ts";

const FEWEST_SHARED_WORDS = 3;

/** The edition's title, once notes' markers are out of the headings: what its volumes have in common, or the heading of the one document that it holds. */
export const title: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "title",
  defaults: {},
  rules: [],
  run(edition) {
    const found = titleOf(edition);
    return {
      edition: found ? { ...edition, metadata: { ...edition.metadata, title: found } } : edition,
      repairs: [],
      findings: [],
    };
  },
};

/** Null where the parts have no name in common: the edition keeps the name of its source. */
function titleOf(edition: Edition): string | null {
  const volumes = edition.children.filter(({ kind }) => kind === "volume").map(headOf);
  if (volumes.length > 0) return shared(volumes);
  const [first, ...others] = edition.children;
  if (!first || others.length > 0) return null;
  if (first.head) return headOf(first) || null;
  const heading = first.children.find((child) => child.type !== "page-break");
  return heading?.type === "section-heading" ? plainText(heading.children).trim() || null : null;
}

function headOf(division: Division): string {
  return plainText(division.head ?? []).trim();
}

/** The words with which all titles begin. */
function shared(titles: readonly string[]): string | null {
  const [first = "", ...others] = titles.map((one) => one.split(/\s+/u).join(" "));
  const words = first.split(" ");
  let count = words.length;
  for (const other of others) {
    const theirs = other.split(" ");
    let same = 0;
    while (same < count && theirs[same] === words[same]) same++;
    count = same;
  }
  const common = words.slice(0, count);
  // “…, 1931, Volume” of volumes I and II: a part that goes on differently is not shared
  const whole = count === words.length ? count : common.findLastIndex((word) => /[,;:.]$/u.test(word)) + 1;
  const kept = common.slice(0, whole > 0 ? whole : count);
  return kept.length < FEWEST_SHARED_WORDS ? null : kept.join(" ").replace(/(?<![\s,;:–—-])[\s,;:–—-]+$/u, "");
}
