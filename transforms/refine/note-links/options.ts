/** Least probability of a link for each certainty; below the last, nothing is guessed. */
export interface NoteLinkOptions {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}
