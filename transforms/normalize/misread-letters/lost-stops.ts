import type { Edit } from "../../../pipeline/transform.ts";
import type { ReadWord, WordIndex } from "./word-index.ts";

/** The text must have the abbreviation with all its stops so often, and so many times as often as without. */
const OFTEN = 3;
const MOST_LETTERS = 5;
/** What follows where no sentence ends. */
const GOES_ON = /^(?:,|\s\p{Ll})/u;

/** Abbreviations that lost their inner stops (“US.” for “U.S.”), where the text has them whole elsewhere. */
export function lostStops(text: string, { words }: WordIndex): Edit[] {
  const whole = dotted(text, words);
  if (whole.size === 0) return [];
  const found: { word: ReadWord; times: number }[] = [];
  const bare = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    const times = whole.get(word.text) ?? 0;
    if (times < OFTEN || word.isPart || text[word.end] !== "." || text[word.start - 1] === ".") continue;
    // a sentence may end here: “US.” is proposed before a small letter or a comma, “am.” also behind a figure
    const isTime = word.text === word.text.toLowerCase() && /^\d+$/u.test(words[at - 1]?.text ?? "") && word.follows;
    if (!isTime && !GOES_ON.test(text.slice(word.end + 1, word.end + 3))) continue;
    bare.set(word.text, (bare.get(word.text) ?? 0) + 1);
    found.push({ word, times });
  }
  return found
    .filter(({ word, times }) => times >= OFTEN * (bare.get(word.text) ?? 0))
    .map(({ word: { text: letters, start, end }, times }) => {
      const form = `${[...letters].join(".")}.`;
      return {
        rule: "misread-letters/lost-stop",
        kind: "correction",
        start,
        end: end + 1,
        after: form,
        certainty: "medium",
        evidence: `the text has “${form}” ${times} times, and no sentence ends here`,
      };
    });
}

/** How often the text has single letters with a stop behind each, by these letters. */
function dotted(text: string, words: readonly ReadWord[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let letters = "";
  let end = -1;
  const close = () => {
    if (letters.length > 1 && letters.length <= MOST_LETTERS) found.set(letters, (found.get(letters) ?? 0) + 1);
    letters = "";
  };
  for (const word of words) {
    if (word.start !== end) close();
    const isSingle =
      word.text.length === 1 && text[word.end] === "." && (letters !== "" || text[word.start - 1] !== ".");
    if (isSingle) letters += word.text;
    else letters = "";
    end = isSingle ? word.end + 1 : -1;
  }
  close();
  return found;
}
