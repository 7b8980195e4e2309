/** Least probability of a link for each certainty; below the last, nothing is guessed. */
export interface NoteLinkOptions {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** Below this a note does not stand at the likeliest of its doubtful markers. */
  readonly doubtful: number;
  /** Below this a note without a marker does not stand at its likeliest place. */
  readonly placed: number;
}
