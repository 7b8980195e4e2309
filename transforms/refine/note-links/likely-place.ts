import type { Note } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Run } from "./runs.ts";

/** A place in the running text: before the character at `offset` of a run. */
export interface TextPlace {
  readonly run: number;
  readonly offset: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.’'/–-][\p{L}\p{N}]+)*/gu;
const CLOSING = /^[.,;:?!”"’)\]]*/u;
/** A note that explains a person: "Franz Joseph Strauss, West German Defense Minister." */
const EXPLAINS = /^(?:[\p{Lu}][\p{L}.’'-]*\s){0,4}([\p{Lu}][\p{L}-]{2,})(?=[,.]|\s\()/u;
/** The same with the name behind: "Under Secretary of Agriculture, Charles S. Murphy." */
const EXPLAINS_LAST = /^[\p{Lu}][^.;]{0,60}, (?:[\p{Lu}][\p{L}.’'-]*\s){1,3}([\p{Lu}][\p{L}-]{2,})\.$/u;
/** A note on the signature: "Printed from a copy that bears this typed signature." */
const ON_SIGNATURE = /\bsignature\b/iu;
const LONGEST_SIGNATURE = 60;
const WORDS_OF_NOTE = 300;
/** A phrase that weighs less may be shared by chance. */
const LEAST_WEIGHT = 3;
const COMMON = new Set(
  "The This That These For See In On At By From With And But Of To It He She They Department State Document Source Reference Text Note Central Files Foreign Relations".split(
    " ",
  ),
);

/** A place for a note, with the words that speak for it. */
type LikelyPlace = TextPlace & { readonly shared: readonly string[] };

/**
 * Where a note whose marker was lost most likely stood, between its neighbours' places: behind the name
 * that the note explains, or else at the end of the clause that shares the most names and numbers with it.
 * @returns null where nothing is shared
 */
export function likelyPlace(note: Note, runs: readonly Run[], from: TextPlace, to: TextPlace): LikelyPlace | null {
  const words = plainText(note.children).slice(0, WORDS_OF_NOTE);
  const stretches: Stretch[] = [];
  for (let run = from.run; run <= to.run; run++) {
    const text = runs[run]?.text ?? "";
    stretches.push({
      run,
      text: run === to.run ? text.slice(0, to.offset) : text,
      start: run === from.run ? from.offset : 0,
    });
  }
  for (const explains of [EXPLAINS_LAST, EXPLAINS]) {
    const name = explains.exec(words)?.[1];
    const place = name === undefined ? null : behindName(name, stretches);
    if (place) return place;
  }
  const last = runs.length - 1;
  const signature = runs[last]?.text.trimEnd() ?? "";
  if (ON_SIGNATURE.test(words) && to.run === last && signature.length <= LONGEST_SIGNATURE)
    return { run: last, offset: signature.length, shared: ["signature"] };
  return longestPhrase(words, stretches);
}

type Stretch = { readonly run: number; readonly text: string; readonly start: number };

/** Behind the first mention of a name. */
function behindName(name: string, stretches: readonly Stretch[]): LikelyPlace | null {
  const pattern = new RegExp(`(?<![\\p{L}])${name}(?:[’']s?)?(?![\\p{L}])`, "gu");
  for (const { run, text, start } of stretches)
    for (const match of text.matchAll(pattern))
      if (match.index >= start) return { run, offset: match.index + match[0].length, shared: [name] };
  return null;
}

interface Word {
  readonly form: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

/** The end of the weightiest phrase that a note has in common with the text. */
function longestPhrase(note: string, stretches: readonly Stretch[]): LikelyPlace | null {
  const noteWords = wordsOf(note);
  const places = new Map<string, number[]>();
  for (const [at, { form }] of noteWords.entries()) places.set(form, [...(places.get(form) ?? []), at]);
  let best: (LikelyPlace & { weight: number }) | null = null;
  for (const { run, text, start } of stretches) {
    const textWords = wordsOf(text).filter((word) => word.start >= start);
    for (const [at, word] of textWords.entries()) {
      for (const place of places.get(word.form) ?? []) {
        let weight = 0;
        let size = 0;
        while (textWords[at + size] && textWords[at + size]?.form === noteWords[place + size]?.form)
          weight += textWords[at + size++]?.weight ?? 0;
        if (weight < LEAST_WEIGHT || (best && weight <= best.weight)) continue;
        const end = textWords[at + size - 1]?.end ?? word.end;
        const offset = end + (CLOSING.exec(text.slice(end, end + 4))?.[0].length ?? 0);
        best = { run, offset, shared: [text.slice(word.start, end)], weight };
      }
    }
  }
  return best;
}

/** The words of a text, with how much it says that two texts share one: numbers and names say most. */
function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    form: match[0].toLowerCase(),
    weight: weightOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function weightOf(word: string): number {
  if (/^(?:1[5-9]|20)\d\d$/u.test(word)) return 1.5;
  if (/\d/u.test(word)) return word.length > 2 ? 4 : 1.5;
  if (/^\p{Lu}/u.test(word)) return COMMON.has(word) ? 0.3 : 2.5;
  return word.length > 4 ? 1 : 0.3;
}
