// What the search takes for a word, and the form under which it finds one; see search-index.ts.

globalThis.emendWords = {
  WORD: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu,

  fold(word) {
    return word
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase();
  },
};
