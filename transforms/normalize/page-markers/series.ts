import type { Proof } from "./forms.ts";
import type { Hit } from "./hits.ts";

/** How far back a number looks for the one before it: what lies between is not of the series. */
const LOOK_BACK = 40;
/** Pages that may be missing between two markers. */
const LONGEST_STEP = 4;
/** Least shares of a form's occurrences that are in the series, and of its steps that are of one page. */
const COVERED = 0.8;
const SINGLE_STEPS = 0.7;
/** Characters between two page markers: fewer than these make no page. */
const SHORTEST_PAGE = 200;
/** Share of the pages that must be neither much shorter nor much longer than the usual one. */
const EVEN_PAGES = 0.7;
/** Share that may touch the word before and not the one behind, as the marker of a note does. */
const GLUED = 0.2;

/** The series of page numbers among the occurrences of a form, and those occurrences that are not of it. */
export interface Series {
  readonly chain: readonly Hit[];
  readonly others: readonly Hit[];
}

/**
 * The longest series that counts up in small steps (front matter in Roman numbers may come before), where it has all
 * that speaks for page markers: it takes in nearly all occurrences of the form, mostly counts by one, its members
 * stand about a page apart, and no other use of the form explains it. Null where it has not.
 */
export function provedSeries(hits: readonly Hit[], text: string, proof: Proof): Series | null {
  if (hits.length < proof.fewest) return null;
  const chain = longestChain(hits);
  if (chain.length < proof.fewest || chain.length < hits.length * COVERED) return null;
  const steps = chain.slice(1).map((hit, at) => ({ hit, before: chain[at] as Hit }));
  const single = steps.filter(({ hit, before }) => hit.roman !== before.roman || hit.value - before.value === 1);
  if (single.length < steps.length * SINGLE_STEPS) return null;
  if (!pagesApart(steps)) return null;
  if (chain.filter((hit) => isGlued(hit, text)).length > chain.length * GLUED) return null;
  if (proof.likeNotes && chain[0]?.value === 1 && !chain.every(({ alone }) => alone)) return null;
  const interrupting = chain.filter((hit) => interrupts(hit, text)).length;
  if (interrupting < chain.length * proof.interrupting || (proof.interrupting > 0 && interrupting < 2)) return null;
  const members = new Set(chain);
  return { chain, others: hits.filter((hit) => !members.has(hit)) };
}

/** Dynamic programming over the occurrences: each goes on with the best series that it may follow. */
function longestChain(hits: readonly Hit[]): Hit[] {
  const best: { score: number; from: number }[] = [];
  let last = 0;
  for (const [at, hit] of hits.entries()) {
    let top = { score: 1, from: -1 };
    for (let earlier = Math.max(0, at - LOOK_BACK); earlier < at; earlier++) {
      const gain = follows(hits[earlier] as Hit, hit);
      const score = (best[earlier]?.score ?? 0) + gain;
      if (gain > 0 && score >= top.score) top = { score, from: earlier };
    }
    best.push(top);
    if (top.score > (best[last]?.score ?? 0)) last = at;
  }
  const chain: Hit[] = [];
  for (let at = last; at >= 0; at = best[at]?.from ?? -1) chain.push(hits[at] as Hit);
  return chain.reverse();
}

function follows(before: Hit, hit: Hit): number {
  if (before.roman && !hit.roman) return 0.5;
  const step = hit.value - before.value;
  return before.roman === hit.roman && step >= 1 && step <= LONGEST_STEP ? 1 / step : 0;
}

/** Whether the markers stand about a page apart, all pages being about as long. */
function pagesApart(steps: readonly { readonly hit: Hit; readonly before: Hit }[]): boolean {
  const pages = steps.map(({ hit, before }) => {
    const count = hit.roman === before.roman ? hit.value - before.value : 1;
    return (hit.start - before.end) / count;
  });
  const usual = median(pages);
  const even = pages.filter((length) => length > usual / 4 && length < usual * 4);
  return usual >= SHORTEST_PAGE && even.length >= pages.length * EVEN_PAGES;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Whether it touches what stands before it and not what stands behind, as a note's marker does. */
function isGlued({ start, end }: Hit, text: string): boolean {
  return /[^\s-]/.test(text[start - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[end] ?? " ");
}

/** Whether a sentence goes on over it. */
function interrupts({ start, end }: Hit, text: string): boolean {
  return (
    /[\p{L}\p{N},-]\s*$/u.test(text.slice(Math.max(0, start - 60), start)) &&
    /^\s*\p{Ll}/u.test(text.slice(end, end + 60))
  );
}
