/** One stretch of a view: a slice of the source, or text that a repair put there. */
export type Segment =
  | { readonly type: "source"; readonly at: number; readonly start: number; readonly end: number }
  | {
      readonly type: "repair";
      readonly at: number;
      readonly start: number;
      readonly end: number;
      readonly text: string;
    };
export interface View {
  readonly text: string;
}
