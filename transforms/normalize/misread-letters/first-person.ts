/** English verbs that follow “I”, of which none is a noun that a stroke or a letter may stand before. */
export const VERBS_OF_I: ReadonlySet<string> = new Set(
  "agreed also am asked believe could did do feel had have hope know may must said saw shall should think thought told understand want was will would".split(
    " ",
  ),
);
