/** The words of a language as a dictionary has them: how a transform asks whether letters make a word. */
export interface Lexicon {
  /**
   * Whether the dictionary has a word. A capital may stand where the dictionary has a small letter ("Harbour",
   * "HARBOUR"), but not the other way round.
   */
  has(word: string): boolean;
}
