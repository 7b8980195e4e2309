const WORD = /\p{L}+(?:-\p{L}+)*/gu;
const HYPHEN = /[-\u2010\u00ad¬]/u;

/** The words of a text, by which a hyphen at a line's end is judged: small letters, and how often each stands. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
}

/** Collects the words of a text; not those that a line's end parts, nor their two parts. */
export function vocabularyOf(text: string): Vocabulary {
  const words = new Map<string, number>();
  let isRest = false;
  for (const match of text.matchAll(WORD)) {
    const end = match.index + match[0].length;
    const wasRest = isRest;
    isRest = HYPHEN.test(text[end] ?? "") && /\s/u.test(text[end + 1] ?? "");
    if (wasRest || isRest) continue;
    const word = match[0].toLowerCase();
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return { words };
}

/** A word in small letters with its plural or its singular, as far as an “s” makes it. */
export function formsOf(word: string): readonly string[] {
  return word.endsWith("s") && !word.endsWith("ss") ? [word, word.slice(0, -1)] : [word, `${word}s`];
}

/** Languages that write compounds as one word: before a small letter a hyphen at a line's end is the line's. */
const CLOSED = new Set(["da", "de", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"]);

/** Whether a language writes compounds as one word. */
export function closesCompounds(language: string): boolean {
  return CLOSED.has(language.toLowerCase().split("-", 1)[0] ?? "");
}
