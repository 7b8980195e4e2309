import { logAdd } from "./log-sum.ts";

/** How often markers are lost in damaged copies. */
export const LOST = Math.log(0.015);
export const MOST_LOST_IN_A_ROW = 6;
/** Ways this much less probable than the best one (natural logarithm) are not followed. */
const BEAM = 40;

/** States within the beam after each candidate: index 0 of `scores` is the state `from` (notes dealt with). */
export interface Layer {
  readonly from: number;
  readonly scores: Float64Array;
}

export function endOf({ from, scores }: Layer): number {
  return from + scores.length;
}

function scoreOf(layer: Layer, state: number): number {
  return layer.scores[state - layer.from] ?? Number.NEGATIVE_INFINITY;
}

/**
 * What each note of a numbering gives a candidate, worked out once for all passes that ask for it.
 * Index 0 of `values` is the note `from`.
 */
export interface Weights {
  readonly from: number;
  readonly values: Float64Array;
}

/** How far a layer reaches one candidate on: the notes that it may be the marker of are those before the new states. */
function reachOf(before: Layer, notes: number): number {
  return Math.min(before.scores.length + MOST_LOST_IN_A_ROW + 1, notes + 1 - before.from);
}

/** The weights of the notes, of so many, that either of two layers asks for. */
export function weightsOf(one: Layer, other: Layer, notes: number, weigh: (note: number) => number): Weights {
  const from = Math.min(one.from, other.from);
  const to = Math.max(one.from + reachOf(one, notes), other.from + reachOf(other, notes)) - 1;
  const values = new Float64Array(to - from);
  for (let note = from; note < to; note++) values[note - from] = weigh(note);
  return { from, values };
}

function weightIn({ from, values }: Weights, note: number): number {
  return values[note - from] ?? Number.NEGATIVE_INFINITY;
}

/** One candidate further: it is no marker, or the marker of the next note, or of one after lost markers. Every way counts. */
export function step(before: Layer, weights: Weights, notes: number): Layer {
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
export function stepOfBest(before: Layer, weights: Weights, notes: number): { layer: Layer; back: Int32Array } {
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

export function stepBack(shape: Layer, after: Layer, weights: Weights, notes: number): Layer {
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
export function posterior(before: Layer, after: Layer, weights: Weights, note: number): number {
  let sum = Number.NEGATIVE_INFINITY;
  for (let lost = 0; lost <= MOST_LOST_IN_A_ROW && note - lost >= 0; lost++)
    sum = logAdd(sum, scoreOf(before, note - lost) + lost * LOST);
  return sum + weightIn(weights, note) + scoreOf(after, note + 1);
}
