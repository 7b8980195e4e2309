/** A stretch of what a finished file says, in its reading order; `place` tells a person where in the file it is. */
export interface FileText {
  readonly place: string;
  readonly text: string;
  /** Whether words written from right to left have their letters in the order in which they stand in the line. */
  readonly isVisual?: true;
}
