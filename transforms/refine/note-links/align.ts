import { likeness } from "./likeness.ts";
import { logAdd, logSum } from "./log-sum.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";

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

/** How often markers are lost in damaged copies. */
const LOST = Math.log(0.015);
/** Where the numbers are fixed, only what surely is a marker can be a misread one: odds. */
const LEAST_MISREAD = 3;
const MOST_LOST_IN_A_ROW = 6;
/** A choice less probable than this is in doubt; a numbering less probable than this is not asked. */
const IN_DOUBT = 0.7;
const NEGLIGIBLE = 0.01;
/** Ways this much less probable than the best one (natural logarithm) are not followed. */
const BEAM = 40;

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
  const results = numberings.map((numbering) => ({ numbering, ...alignOne(candidates, numbering) }));
  const total = logSum(results.map((result) => result.evidence + result.numbering.prior));
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
  const share = (numbering: Numbering, evidence: number) => Math.exp(evidence + numbering.prior - total);
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

/** States within the beam after each candidate: index 0 of `scores` is the state `from` (notes dealt with). */
interface Layer {
  readonly from: number;
  readonly scores: Float64Array;
}

function alignOne(candidates: readonly MarkerCandidate[], numbering: Numbering) {
  const notes = numbering.numbers.length;
  const forward: Layer[] = [{ from: 0, scores: Float64Array.of(0) }];
  const path: { layer: Layer; back: Int32Array }[] = [{ layer: forward[0] as Layer, back: Int32Array.of(-1) }];
  const weights: Weights[] = [];
  for (let at = 0; at < candidates.length; at++) {
    const candidate = candidates[at] as MarkerCandidate;
    const all = forward[at] as Layer;
    const best = (path[at] as { layer: Layer }).layer;
    const own = weightsOf(all, best, candidate, numbering);
    weights.push(own);
    forward.push(step(all, own, notes));
    path.push(stepOfBest(best, own, notes));
  }
  const last = forward.at(-1) as Layer;
  const evidence = logSum(Array.from(last.scores, (score, at) => score + LOST * (notes - last.from - at)));
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
  return { evidence, choices, chance, window };
}

function endOf({ from, scores }: Layer): number {
  return from + scores.length;
}

function scoreOf(layer: Layer, state: number): number {
  return layer.scores[state - layer.from] ?? Number.NEGATIVE_INFINITY;
}

/**
 * What each note of a numbering gives a candidate, worked out once: three passes ask for it.
 * Index 0 of `values` is the note `from`.
 */
interface Weights {
  readonly from: number;
  readonly values: Float64Array;
}

/** How far a layer reaches one candidate on: the notes that it may be the marker of are those before the new states. */
function reachOf(before: Layer, notes: number): number {
  return Math.min(before.scores.length + MOST_LOST_IN_A_ROW + 1, notes + 1 - before.from);
}

/** The weights of the notes that either of two layers asks for. */
function weightsOf(one: Layer, other: Layer, candidate: MarkerCandidate, numbering: Numbering): Weights {
  const notes = numbering.numbers.length;
  const from = Math.min(one.from, other.from);
  const to = Math.max(one.from + reachOf(one, notes), other.from + reachOf(other, notes)) - 1;
  const values = new Float64Array(to - from);
  for (let note = from; note < to; note++) values[note - from] = weight(candidate, numbering, note);
  return { from, values };
}

function weightIn({ from, values }: Weights, note: number): number {
  return values[note - from] ?? Number.NEGATIVE_INFINITY;
}

/** One candidate further: it is no marker, or the marker of the next note, or of one after lost markers. Every way counts. */
function step(before: Layer, weights: Weights, notes: number): Layer {
  const states = reachOf(before, notes);
  const scores = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
  for (let at = 0; at < before.scores.length; at++) {
    const score = before.scores[at] ?? Number.NEGATIVE_INFINITY;
    if (score === Number.NEGATIVE_INFINITY) continue;
    const state = before.from + at;
    scores[at] = logAdd(scores[at] ?? Number.NEGATIVE_INFINITY, score);
    for (let lost = 0; lost <= MOST_LOST_IN_A_ROW && state + lost < notes; lost++) {
      const to = at + lost + 1;
      const way = score + lost * LOST + weightIn(weights, state + lost);
      scores[to] = logAdd(scores[to] ?? Number.NEGATIVE_INFINITY, way);
    }
  }
  const [first, end] = beam(scores);
  return { from: before.from + first, scores: scores.slice(first, end) };
}

/** As `step`, but only the best way to each state counts, and is kept in `back`: the state it came from. */
function stepOfBest(before: Layer, weights: Weights, notes: number): { layer: Layer; back: Int32Array } {
  const states = reachOf(before, notes);
  const scores = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
  const back = new Int32Array(states).fill(-1);
  for (let at = 0; at < before.scores.length; at++) {
    const score = before.scores[at] ?? Number.NEGATIVE_INFINITY;
    if (score === Number.NEGATIVE_INFINITY) continue;
    const state = before.from + at;
    if (score > (scores[at] ?? 0)) {
      scores[at] = score;
      back[at] = state;
    }
    for (let lost = 0; lost <= MOST_LOST_IN_A_ROW && state + lost < notes; lost++) {
      const to = at + lost + 1;
      const way = score + lost * LOST + weightIn(weights, state + lost);
      if (way > (scores[to] ?? 0)) {
        scores[to] = way;
        back[to] = state;
      }
    }
  }
  const [first, end] = beam(scores);
  return { layer: { from: before.from + first, scores: scores.slice(first, end) }, back: back.slice(first, end) };
}

/** The stretch of scores that is not too far below the best. */
function beam(scores: Float64Array): [first: number, end: number] {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > top) top = score;
  let first = 0;
  let end = scores.length;
  while (first < end - 1 && (scores[first] ?? top) < top - BEAM) first++;
  while (end > first + 1 && (scores[end - 1] ?? top) < top - BEAM) end--;
  return [first, end];
}

function stepBack(shape: Layer, after: Layer, weights: Weights, notes: number): Layer {
  const scores = new Float64Array(shape.scores.length);
  for (let at = 0; at < scores.length; at++) {
    const state = shape.from + at;
    let sum = scoreOf(after, state);
    for (let lost = 0; lost <= MOST_LOST_IN_A_ROW && state + lost < notes; lost++)
      sum = logAdd(sum, scoreOf(after, state + lost + 1) + lost * LOST + weightIn(weights, state + lost));
    scores[at] = sum;
  }
  return { from: shape.from, scores };
}

/** Logarithm of the weight of all ways in which a candidate is the marker of a note. */
function posterior(before: Layer, after: Layer, weights: Weights, note: number): number {
  let sum = Number.NEGATIVE_INFINITY;
  for (let lost = 0; lost <= MOST_LOST_IN_A_ROW && note - lost >= 0; lost++)
    sum = logAdd(sum, scoreOf(before, note - lost) + lost * LOST);
  return sum + weightIn(weights, note) + scoreOf(after, note + 1);
}
