import type { FootNote } from "./foot-line.ts";

/** The number of a note, and whether its label shows it. */
export interface NoteNumber {
  readonly number: number;
  readonly isRead: boolean;
}

/** The sign that a raised 0 is read as. */
const ZERO = /^[°º]/u;
/** So many notes before and behind say how a note is counted. */
const WINDOW = 4;

/**
 * Counts the notes of each document, those that go on aside: they count up by one from the source note, or from
 * a 1, so that the labels around a misread one give its number.
 */
export function noteNumbers(notes: readonly FootNote[]): NoteNumber[] {
  const counts: (readonly FootNote[])[] = [];
  for (let from = 0; from < notes.length; ) {
    let to = from + 1;
    while (to < notes.length && !beginsCount(notes, to)) to++;
    counts.push(notes.slice(from, to));
    from = to;
  }
  const habit = habitOf(counts);
  return counts.flatMap((own) => count(own, own[0]?.isSource ? habit : 1));
}

/** The number that most source notes have, by their labels and those of the notes behind them: 0 or 1. */
function habitOf(counts: readonly (readonly FootNote[])[]): number {
  let lean = 0;
  for (const own of counts) {
    if (!own[0]?.isSource) continue;
    for (const offset of offsetsOf(own)) if (offset === 0 || offset === 1) lean += offset === 0 ? -1 : 1;
  }
  return lean < 0 ? 0 : 1;
}

/** What each label says of the number that the count begins with; null where it was not read. */
function offsetsOf(notes: readonly FootNote[]): (number | null)[] {
  return notes.map(({ digits, sign, isSource }, at) => {
    if (isSource && digits === null && ZERO.test(sign)) return 0;
    return digits === null ? null : digits - at;
  });
}

/** Whether a document's notes begin: its source note, or a 1 where another number was due and a 2 or nothing follows. */
function beginsCount(notes: readonly FootNote[], at: number): boolean {
  const note = notes[at];
  if (!note || note.isSource) return note !== undefined;
  const [before, next] = [notes[at - 1], notes[at + 1]];
  if (note.digits !== 1 || before?.isSource) return false;
  return next === undefined || next.digits === 2 || next.digits === 1 || next.isSource;
}

function count(notes: readonly FootNote[], habit: number): NoteNumber[] {
  const offsets = offsetsOf(notes);
  let lowest = 0;
  // behind a source note one misread label alone changes no count
  let current = notes[0]?.isSource ? habit : null;
  return notes.map(({ digits }, at) => {
    const votes = new Map<number, number>();
    for (const offset of offsets.slice(Math.max(0, at - WINDOW), at + WINDOW + 1))
      if (offset !== null) votes.set(offset, (votes.get(offset) ?? 0) + 1);
    if (current !== null) votes.set(current, (votes.get(current) ?? 0) + 1);
    let [best, most] = [current ?? habit, current === null ? 0 : (votes.get(current) ?? 0)];
    for (const [offset, share] of votes)
      if (share > most || (share === most && Math.abs(offset) < Math.abs(best))) [best, most] = [offset, share];
    if (current !== null) current = best;
    const number = Math.max(lowest, at + best, 0);
    lowest = number + 1;
    return { number, isRead: digits === number };
  });
}
