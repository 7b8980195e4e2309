import { likeness } from "./likeness.ts";
import { logSum } from "./log-sum.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import {
  endOf,
  type Layer,
  LOST,
  MOST_LOST_IN_A_ROW,
  posterior,
  step,
  stepBack,
  stepOfBest,
  type Weights,
  weightsOf,
} from "./pairing-layers.ts";

/** One way to number a document's notes, with what speaks for it beforehand (natural logarithm of odds). */
export interface Numbering {
  readonly numbers: readonly number[];
  readonly prior: number;
  /** The names and numbers of each note. */
  readonly words: readonly ReadonlySet<string>[];
  /** Whether the first note is the document's source note, whose marker ends the heading. */
  readonly sourceFirst: boolean;
  /** Whether the numbers are those that stand before the notes, so that none of them can have slipped. */
  readonly fixed?: boolean;
}

/** A note's candidate by index, or null for none, and how probable it is. */
export interface Choice {
  readonly candidate: number | null;
  readonly probability: number;
}

/** For each note its candidate in the best pairing of all. */
export interface Alignment {
  readonly numbering: Numbering;
  /** How probable the numbering is among those that were tried. */
  readonly share: number;
  readonly choices: readonly Choice[];
  /** For a note whose choice is in doubt, by its index, the most probable of its candidates over all pairings. */
  readonly likeliest: ReadonlyMap<number, Choice>;
}

/** Where the numbers are fixed, only what surely is a marker can be a misread one: odds. */
const LEAST_MISREAD = 3;
/** A choice less probable than this is in doubt; a numbering less probable than this is not asked. */
const IN_DOUBT = 0.7;
const NEGLIGIBLE = 0.01;
const IMPOSSIBLE = 1e-12;

/** What shared words are worth, in odds: the number that digits are glued to, the nearest name, another one. */
const NAMES_STEM = 5;
const SHARED_NEAREST = 1.8;
const SHARED = 1;
const MOST_SHARED = 6;

/** What a marker at the end of the heading costs, in odds, where it is taken for another note than the source note. */
const NOT_THE_SOURCE = -4;

/** What using a candidate as the marker of a note adds, against its being none. */
function weight(candidate: MarkerCandidate, { numbers, words, sourceFirst, fixed }: Numbering, note: number): number {
  if (sourceFirst && note === 0 && !candidate.endsHead) return Number.NEGATIVE_INFINITY;
  if (fixed && candidate.odds < LEAST_MISREAD && candidate.number !== numbers[note]) return Number.NEGATIVE_INFINITY;
  const named = candidate.stem !== null && (words[note]?.has(candidate.stem) ?? false);
  return (
    likeness(candidate, numbers[note] ?? -1, named) +
    affinity(candidate, words[note]) +
    (sourceFirst && note > 0 && candidate.endsHead ? NOT_THE_SOURCE : 0)
  );
}

/** What it adds that a note takes up names or numbers which stand shortly before the candidate. */
function affinity({ stem, context }: MarkerCandidate, words: ReadonlySet<string> | undefined): number {
  if (!words) return 0;
  let odds = stem !== null && words.has(stem) ? NAMES_STEM : 0;
  for (let at = 0; at < context.length; at++)
    if (words.has(context[at] ?? "")) odds += at === context.length - 1 ? SHARED_NEAREST : SHARED;
  return Math.min(odds, MOST_SHARED);
}

/**
 * Links notes to markers in one go for the whole document: notes and markers keep their order, any may be
 * without a partner, and every way of pairing them counts with its probability (forward–backward over the
 * sequence). Among several numberings the most probable wins. Time: candidates × notes within the beam.
 */
export function align(candidates: readonly MarkerCandidate[], numberings: readonly Numbering[]): Alignment {
  const read = numberings.map((numbering) => ({ numbering, ...readForward(candidates, numbering) }));
  const total = logSum(read.map(({ evidence, numbering }) => evidence + numbering.prior));
  const share = (numbering: Numbering, evidence: number) => Math.exp(evidence + numbering.prior - total);
  // of two numberings one is mostly out of the question, and its pairing need not be known
  const results = read
    .filter(({ numbering, evidence }) => share(numbering, evidence) > IMPOSSIBLE)
    .map((one) => ({ ...one, ...pairingOf(candidates, one.numbering, one) }));
  let best = results[0];
  for (const result of results)
    if (best && result.evidence + result.numbering.prior > best.evidence + best.numbering.prior) best = result;
  if (!best)
    return {
      numbering: { numbers: [], words: [], prior: 0, sourceFirst: false },
      share: 1,
      choices: [],
      likeliest: new Map(),
    };
  const choices = best.choices.map(({ candidate }, note) => {
    let probability = 0;
    // another numbering may give the note the same marker
    for (const { numbering, evidence, choices } of results)
      if (choices[note]?.candidate === candidate)
        probability += share(numbering, evidence) * (choices[note]?.probability ?? 0);
    return { candidate, probability };
  });
  const likeliest = new Map<number, Choice>();
  const counted = results
    .map((result) => ({ ...result, weight: share(result.numbering, result.evidence) }))
    .filter(({ weight }) => weight > NEGLIGIBLE);
  for (const [note, { candidate, probability }] of choices.entries()) {
    if (candidate !== null && probability >= IN_DOUBT) continue;
    let top: Choice = { candidate: null, probability: 0 };
    const [from, to] = best.window(note);
    for (let at = from; at < to; at++) {
      const sum = counted.reduce((sum, { weight, chance }) => sum + weight * chance(at, note), 0);
      if (sum > top.probability) top = { candidate: at, probability: sum };
    }
    if (top.candidate !== null) likeliest.set(note, top);
  }
  return { numbering: best.numbering, share: share(best.numbering, best.evidence), choices, likeliest };
}

/** The states after each candidate, and how much all ways of pairing say for the numbering: natural logarithm. */
interface Reading {
  readonly forward: readonly Layer[];
  readonly evidence: number;
}

function readForward(candidates: readonly MarkerCandidate[], numbering: Numbering): Reading {
  const notes = numbering.numbers.length;
  let layer: Layer = { from: 0, scores: Float64Array.of(0) };
  const forward = [layer];
  for (const candidate of candidates) {
    layer = step(
      layer,
      weightsOf(layer, layer, notes, (note) => weight(candidate, numbering, note)),
      notes,
    );
    forward.push(layer);
  }
  const ends = Array.from(layer.scores, (score, at) => score + LOST * (notes - layer.from - at));
  return { forward, evidence: logSum(ends) };
}

/** The best pairing, and how probable any other is. */
function pairingOf(candidates: readonly MarkerCandidate[], numbering: Numbering, { forward, evidence }: Reading) {
  const notes = numbering.numbers.length;
  const path: { layer: Layer; back: Int32Array }[] = [{ layer: forward[0] as Layer, back: Int32Array.of(-1) }];
  const weights: Weights[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const candidate = candidates[at] as MarkerCandidate;
    const all = forward[at] as Layer;
    const best = (path[at] as { layer: Layer }).layer;
    const own = weightsOf(all, best, notes, (note) => weight(candidate, numbering, note));
    weights.push(own);
    path.push(stepOfBest(best, own, notes));
  }
  const last = forward.at(-1) as Layer;
  const backward: Layer[] = new Array(candidates.length + 1);
  backward[candidates.length] = {
    from: last.from,
    scores: last.scores.map((_, at) => LOST * (notes - last.from - at)),
  };
  for (let at = candidates.length - 1; at >= 0; at--)
    backward[at] = stepBack(forward[at] as Layer, backward[at + 1] as Layer, weights[at] as Weights, notes);

  const chance = (at: number, note: number) =>
    Math.exp(posterior(forward[at] as Layer, backward[at + 1] as Layer, weights[at] as Weights, note) - evidence);
  // the beam moves on with the candidates: only few of them can be a given note's
  const window = (note: number): [number, number] => {
    let to = 0;
    for (let high = candidates.length; to < high; ) {
      const middle = (to + high) >> 1;
      if ((forward[middle] as Layer).from <= note) to = middle + 1;
      else high = middle;
    }
    let from = to;
    while (from > 0 && endOf(forward[from - 1] as Layer) + MOST_LOST_IN_A_ROW >= note) from--;
    return [from, to];
  };
  const choices = numbering.numbers.map(() => ({ candidate: null as number | null, probability: 0 }));
  const end = path.at(-1) as { layer: Layer };
  let state = end.layer.from;
  let top = Number.NEGATIVE_INFINITY;
  for (const [at, score] of end.layer.scores.entries()) {
    const whole = score + LOST * (notes - end.layer.from - at);
    if (whole > top) [top, state] = [whole, end.layer.from + at];
  }
  for (let at = candidates.length; at > 0; at--) {
    const { layer, back } = path[at] as { layer: Layer; back: Int32Array };
    const before = back[state - layer.from] ?? state;
    if (before !== state) choices[state - 1] = { candidate: at - 1, probability: chance(at - 1, state - 1) };
    state = before;
  }
  return { choices, chance, window };
}
