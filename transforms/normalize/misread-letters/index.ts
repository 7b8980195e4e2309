import type { Edit, NormalizeTransform } from "../../../pipeline/transform.ts";
import { houseHeadings } from "./house-headings.ts";
import { lostStops } from "./lost-stops.ts";
import { likeWordsOf, readByNeighbours } from "./neighbours.ts";
import { readRunTogether } from "./run-together.ts";
import { type Reading, readUnknownWord, type WordReading } from "./unknown-word.ts";
import { type ReadWord, WordIndex } from "./word-index.ts";

/** How many words on each side are looked at, and how many unknown ones among them make a passage of another language or in code. */
const AROUND = 3;
const FOREIGN = 3;

/** Words in which OCR confused letters of like shape: readings are proposed, but for headings that the house fixes. Text without pages is left alone. */
export const misreadLetters: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "misread-letters",
  defaults: {},
  rules: [
    {
      id: "misread-letters/house-heading",
      tier: "auto",
      summary: "Restores the heading of an editorial note in which letters are misread.",
      example: { before: "169. Editoria1 Nofe", after: "169. Editorial Note" },
      rationale:
        "The whole line is a document's number and a heading that the house style fixes, but for one letter in seven or letters of like shape.",
    },
    {
      id: "misread-letters/word",
      tier: "propose",
      summary: "Proposes a reading for a word of page text that is none, where letters of like shape make it one.",
      example: { before: "tbe harbour of Wesfern Holm", after: "the harbour of Western Holm" },
      rationale:
        "The text's own words come first, the word list after them. Names, capitals, short words and passages of other languages are left in peace, unless the text itself has the word often.",
    },
    {
      id: "misread-letters/neighbours",
      tier: "propose",
      summary: "Proposes a word of like shape for one that the text has nowhere else beside these neighbours.",
      example: { before: "he bad been there", after: "he had been there" },
      rationale: "The text has the proposed word with both neighbours, and the word read with neither.",
    },
    {
      id: "misread-letters/run-together",
      tier: "propose",
      summary: "Proposes a space in a word of page text that is two words of the text run together.",
      example: { before: "Tam the keeper ofthe light", after: "I am the keeper of the light" },
      rationale: "The text has the two side by side elsewhere, and the one word nowhere else.",
    },
    {
      id: "misread-letters/lost-stop",
      tier: "propose",
      summary: "Proposes the inner stops of an abbreviation of page text that the text has with them elsewhere.",
      example: { before: "the US. fleet and the U.S. bases", after: "the U.S. fleet and the U.S. bases" },
      rationale: "The text has it with its stops at least three times, and no sentence ends here.",
    },
  ],
  run(view, { layout, lexicon, profile }) {
    if (!layout) return { edits: [], marks: [], remarks: [] };
    const edits: Edit[] = houseHeadings(view.text, profile);
    const headings = new Set(edits.flatMap(({ start, end }) => range(start, end)));
    const index = new WordIndex(view.text, lexicon());
    const { words } = index;
    const readings = new Map<string, WordReading | null>();
    const likeWords = likeWordsOf(index);
    for (const [at, word] of words.entries()) {
      if (headings.has(word.start)) continue;
      let reading = readings.get(word.text);
      if (reading === undefined) {
        reading = readUnknownWord(word.text, index);
        readings.set(word.text, reading);
      }
      const isProved = reading?.isByText || !word.isPart;
      if (reading && isProved && !isForeign(words, at, index)) edits.push(edit("word", word, reading));
      if (reading || word.isPart) continue;
      const apart = readRunTogether(word, index);
      const other = apart ? null : readByNeighbours(word, words[at - 1], words[at + 1], index, likeWords);
      if (apart) edits.push(edit("run-together", word, apart));
      else if (other) edits.push(edit("neighbours", word, other));
    }
    edits.push(...lostStops(view.text, index));
    return { edits, marks: [], remarks: [] };
  },
};

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, at) => start + at);
}

function edit(
  rule: "word" | "neighbours" | "run-together",
  { start, end }: ReadWord,
  { after, certainty, evidence }: Reading,
): Edit {
  return { rule: `misread-letters/${rule}`, kind: "correction", start, end, after, certainty, evidence };
}

/** Whether a word stands among unknown ones: in another language, in code, or where the OCR failed altogether. */
function isForeign(words: readonly ReadWord[], at: number, index: WordIndex): boolean {
  let unknown = 0;
  for (let near = Math.max(0, at - AROUND); near <= at + AROUND; near++) {
    const word = near === at ? undefined : words[near]?.text;
    if (word !== undefined && /\p{L}{2}/u.test(word) && index.count(word) <= 2 && !index.isKnown(word)) unknown++;
  }
  return unknown >= FOREIGN;
}
