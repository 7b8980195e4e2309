const WORD = /\p{L}+(?:-\p{L}+)*/gu;

/** The words of a text, by which a hyphen at a line's end is judged. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, number>;
}

/** Collects the words of a text that do not stand at a line's end. */
export function vocabularyOf(text: string): Vocabulary {
  const words = new Map<string, number>();
  for (const match of text.matchAll(WORD)) {
    const end = match.index + match[0].length;
    if (text[end] === "-" && text[end + 1] === "\n") continue;
    const word = match[0].toLowerCase();
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return { words };
}

/** What becomes of a hyphen at a line's end, and why. */
export interface HyphenVerdict {
  readonly keep: boolean;
  readonly evidence: string;
}

/** First parts of words that are written with a hyphen. */
const PREFIXES = new Set([
  "non",
  "self",
  "ex",
  "vice",
  "anti",
  "co",
  "pre",
  "semi",
  "quasi",
  "all",
  "pro",
  "inter",
  "mid",
  "so",
  "well",
  "long",
  "short",
  "high",
  "low",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
]);

/**
 * Whether the hyphen between two parts of a word belongs to the word ("long-term") or to the line's end ("mili-tary").
 * The document's own words decide; without them a capital behind the hyphen keeps it.
 */
export function judgeHyphen(left: string, right: string, { words }: Vocabulary): HyphenVerdict {
  const joined = words.get((left + right).toLowerCase()) ?? 0;
  const parted = words.get(`${left}-${right}`.toLowerCase()) ?? 0;
  if (joined > parted) return { keep: false, evidence: `the document has “${left}${right}”` };
  if (parted > joined) return { keep: true, evidence: `the document has “${left}-${right}”` };
  if (/^\p{Lu}/u.test(right)) return { keep: true, evidence: "a capital stands behind the hyphen" };
  if (PREFIXES.has(left.toLowerCase()) && (words.get(right.toLowerCase()) ?? 0) > 0)
    return { keep: true, evidence: `“${left}-” makes compounds, and the document has “${right}”` };
  return { keep: false, evidence: "a word parted at the end of a line" };
}
