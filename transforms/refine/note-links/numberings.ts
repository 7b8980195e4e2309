import type { Division, Note } from "../../../pipeline/model/edition.ts";
import type { Profile } from "../../../pipeline/model/profile.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Alignment, Numbering } from "./align.ts";
import { namesIn } from "./marker-candidates.ts";
import { signCode } from "./signs.ts";

/** How much of a note is asked for words that it shares with the text. */
const WORDS_OF_NOTE = 400;

/** What the list's own labels, or a missing source note, say of a numbering from 0: odds. */
const SURE = 6;

/** What labels that do not count from 1 say of themselves in copies that number lists anew: odds. */
const LABELS = 2;

/** A numbering as probable as this tells how the edition counts. */
const CLEAR = 0.95;
const MOST_LEAN = 4;

/** One document in two hundred has a slip in its numbers, at any of its notes: odds of one slip at one note. */
const SLIP = -7.5;
/** Of notes with the words of an earlier one about half are that note, called again: odds; and how many are asked. */
const CALLED_AGAIN = -0.5;
const MOST_CALLED_AGAIN = 8;
/** In the years of a house style that leaves source notes without a number some volumes number them; of other years none of 560 was seen without. */
const YEAR_LEAN = 2.5;
const OTHER_YEAR_LEAN = 7;
const YEAR = /(?<!\d)(?:1[89]|20)\d\d/u;
const FILED = /\d\/\d{0,2}[–-]?\d{1,2}(\d\d)(?!\d)/u;

/**
 * The ways in which a list of notes may be numbered: from 0 (a source note that print leaves without a
 * number), from 1, or as its labels say.
 * @param lean how much the edition's other documents speak for counting from 0: odds
 * @param trusted whether no copy has counted the notes anew, so that their labels are their numbers
 */
export function numberingsOf(notes: readonly Note[], lean: number, trusted = false): Numbering[] {
  const sourceFirst = notes[0]?.kind === "source";
  const words = notes.map((note) => new Set(namesIn(plainText(note.children).slice(0, WORDS_OF_NOTE))));
  const labels = notes.map((note) => signCode(note.number) ?? Number.NaN);
  // signs and letters are what they are: no copy counts them anew
  if (labels.every((label) => label < 0))
    return [{ numbers: labels, prior: 0, words, sourceFirst: false, fixed: true }];
  if (trusted && !labels.some(Number.isNaN)) {
    return [{ numbers: labels, prior: 0, words, sourceFirst, fixed: true }];
  }
  const counted = (base: number) => notes.map((_, at) => at + base);
  const repeats = labels[0] === 1 && labels[1] === 1;
  const fromZero = repeats || labels[0] === 0 ? SURE : sourceFirst ? lean : -SURE;
  const numberings: Numbering[] = [
    { numbers: counted(0), prior: fromZero, words, sourceFirst },
    { numbers: counted(1), prior: 0, words, sourceFirst },
  ];
  const own = !labels.some(Number.isNaN) && !labels.every((label, at) => label === at + 1);
  if (own) numberings.push({ numbers: labels, prior: repeats ? -SURE : LABELS, words, sourceFirst });
  return [...numberings, ...calledAgain(notes, numberings)];
}

/**
 * Numberings in which a note with the words of an earlier one is that note, called a second time: web copies
 * print such a note again in their list, and its marker shows the earlier number.
 */
function calledAgain(notes: readonly Note[], plain: readonly Numbering[]): Numbering[] {
  const earlier = new Map<string, number>();
  const repeated: [again: number, first: number][] = [];
  for (const [at, note] of notes.entries()) {
    const body = plainText(note.children).trim();
    const first = earlier.get(body);
    if (first === undefined) earlier.set(body, at);
    else if (repeated.length < MOST_CALLED_AGAIN) repeated.push([at, first]);
  }
  const ways = repeated.length > 1 ? [...repeated.map((one) => [one]), repeated] : [repeated];
  return plain.flatMap((numbering) =>
    ways
      .filter((way) => way.length > 0)
      .map((way) => {
        const numbers: number[] = [];
        for (const [at, number] of numbering.numbers.entries()) {
          const first = way.find(([again]) => again === at)?.[1];
          const before = way.filter(([again]) => again < at).length;
          numbers.push(first === undefined ? number - before : (numbers[first] ?? number));
        }
        return { ...numbering, numbers, prior: numbering.prior + CALLED_AGAIN * way.length };
      }),
  );
}

/**
 * A numbering in which the print slipped once: it gave one number twice, or left one out. Tried only where
 * a plain numbering leaves both a note and a clear marker without a partner.
 */
export function slippedNumberings(plain: readonly Numbering[]): Numbering[] {
  return plain.flatMap((numbering) =>
    numbering.numbers.flatMap((_, at) =>
      (at === 0 ? [1] : [-1, 1]).map((slip) => ({
        ...numbering,
        numbers: numbering.numbers.map((number, note) => (note < at ? number : number + slip)),
        prior: numbering.prior + SLIP,
      })),
    ),
  );
}

/** How much a document's year speaks for counting from 0, where the house style says of which years that is true: odds. */
export function leanOfYear(division: Division, { sourceNoteUnnumbered }: Profile): number {
  if (!sourceNoteUnnumbered) return 0;
  const year = yearOf(division);
  if (year === null) return 0;
  return year >= sourceNoteUnnumbered.from && year <= sourceNoteUnnumbered.until ? YEAR_LEAN : -OTHER_YEAR_LEAN;
}

/** The year in a document's dateline or heading, or in the file number of its source note ("611.61/9–1058"). */
function yearOf(division: Division): number | null {
  const dateline = division.children.find((child) => child.type === "dateline");
  for (const nodes of [dateline ? [dateline] : [], division.head ?? []]) {
    const year = YEAR.exec(plainText(nodes))?.[0];
    if (year) return Number(year);
  }
  const filed = FILED.exec(plainText(division.notes.slice(0, 1).flatMap((note) => note.children)))?.[1];
  return filed ? 1900 + Number(filed) : null;
}

/** How much the clear cases among an edition's documents speak for counting from 0: odds. */
export function leanOf(alignments: readonly Alignment[]): number {
  let zero = 0;
  let one = 0;
  for (const { numbering, share } of alignments) {
    if (share < CLEAR || !numbering.sourceFirst) continue;
    if (numbering.numbers[0] === 0) zero++;
    else if (numbering.numbers[0] === 1) one++;
  }
  return Math.max(-MOST_LEAN, Math.min(MOST_LEAN, Math.log((zero + 0.5) / (one + 0.5))));
}
