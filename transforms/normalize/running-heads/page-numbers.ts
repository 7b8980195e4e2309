/** A page's number as it was read (null where there was none), and as the sequence has it. */
export interface PageNumber {
  readonly read: number | null;
  readonly number: number | null;
}

/** So many pages before and behind have a say: plates and lost pages begin a new sequence. */
const WINDOW = 8;

/**
 * Mends page numbers by their sequence: pages count up by one, so the difference between number and place
 * that most pages around share is right, and a page that differs was misread. Where the pages before and
 * behind do not belong to one sequence, a page between them that shows no number is left without one.
 */
export function pageNumbers(read: readonly (number | null)[]): PageNumber[] {
  const offsets = read.map((number, at) => (number === null ? null : number - at));
  return read.map((own, at) => {
    const from = Math.max(0, at - WINDOW);
    const near = offsets.slice(from, at + WINDOW + 1);
    const votes = new Map<number, number>();
    for (const offset of near) if (offset !== null) votes.set(offset, (votes.get(offset) ?? 0) + 1);
    let offset: number | null = null;
    let most = 0;
    for (const [candidate, count] of votes) if (count > most) [offset, most] = [candidate, count];
    // one page alone, or pages that all disagree, prove no sequence
    if (offset === null || (most < 2 && votes.size > 1)) return { read: own, number: null };
    const mine = own === null ? null : own - at;
    // where a new sequence begins, two pages that agree are right however many pages of the other are near
    if (mine !== null && (votes.get(mine) ?? 0) >= 2) return { read: own, number: own };
    if (own === null && isBetweenSequences(near, at - from, votes)) return { read: null, number: null };
    const number = at + offset;
    return { read: own, number: number > 0 ? number : null };
  });
}

/** Whether the proven pages before and behind a place count differently. */
function isBetweenSequences(near: readonly (number | null)[], at: number, votes: ReadonlyMap<number, number>): boolean {
  const proven = (offset: number | null) => offset !== null && (votes.get(offset) ?? 0) >= 2;
  const before = near.slice(0, at).findLast(proven) ?? null;
  const behind = near.slice(at + 1).find(proven) ?? null;
  return before !== null && behind !== null && before !== behind;
}
