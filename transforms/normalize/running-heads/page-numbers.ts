/** A page's number as it was read (null where there was none), and as the sequence has it. */
export interface PageNumber {
  readonly read: number | null;
  readonly number: number | null;
}

/**
 * Mends page numbers by their sequence: pages count up by one, so the difference between number and place
 * that most pages share is right, and a page that differs was misread.
 */
export function pageNumbers(read: readonly (number | null)[]): PageNumber[] {
  const votes = new Map<number, number>();
  for (const [at, number] of read.entries())
    if (number !== null) votes.set(number - at, (votes.get(number - at) ?? 0) + 1);
  let offset: number | null = null;
  let most = 0;
  for (const [candidate, count] of votes) if (count > most) [offset, most] = [candidate, count];
  // one page alone, or pages that all disagree, prove no sequence
  const proven = offset !== null && (most >= 2 || votes.size === 1);
  return read.map((number, at) => ({ read: number, number: proven && offset !== null ? at + offset : number }));
}
