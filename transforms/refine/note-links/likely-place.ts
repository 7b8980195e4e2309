import type { Note } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Run } from "./runs.ts";

/** A place in the running text: before the character at `offset` of a run. */
export interface TextPlace {
  readonly run: number;
  readonly offset: number;
}

const WORD = /[\p{Lu}\d][\p{L}\p{N}’'.-]*[\p{L}\p{N}]/gu;
const PLACE = /[\p{L}\p{N}][.,;:?!]*[”"’)\]]*(?=\s|$)/gu;
/** A note that explains a person: "Franz Joseph Strauss, West German Defense Minister." */
const EXPLAINS = /^(?:[\p{Lu}][\p{L}.’'-]*\s){0,4}([\p{Lu}][\p{L}-]{2,})(?=[,.(] ?)/u;
const LEAST_SCORE = 4;
const WINDOW = 90;
const WORDS_OF_NOTE = 300;
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
  const stretches: { run: number; text: string; start: number }[] = [];
  for (let run = from.run; run <= to.run; run++) {
    const text = runs[run]?.text ?? "";
    stretches.push({
      run,
      text: run === to.run ? text.slice(0, to.offset) : text,
      start: run === from.run ? from.offset : 0,
    });
  }
  const explained = EXPLAINS.exec(words)?.[1];
  for (const { run, text, start } of explained ? stretches : []) {
    const name = new RegExp(`(?<![\\p{L}])${explained}(?:[’']s?)?(?![\\p{L}])`, "gu");
    for (const match of text.matchAll(name))
      if (match.index >= start) return { run, offset: match.index + match[0].length, shared: [explained ?? ""] };
  }
  const wanted = new Set(
    [...words.matchAll(WORD)]
      .map((match) => match[0])
      .filter((word) => word.length > 2 && !COMMON.has(word) && !/^(?:1[5-9]|20)\d\d$/u.test(word)),
  );
  let best: (LikelyPlace & { score: number }) | null = null;
  for (const { run, text, start } of stretches) {
    for (const match of text.matchAll(PLACE)) {
      const offset = match.index + match[0].length;
      if (offset <= start) continue;
      const window = text.slice(Math.max(start, offset - WINDOW), offset);
      const shared = [...new Set([...window.matchAll(WORD)].map((word) => word[0]).filter((word) => wanted.has(word)))];
      if (shared.length === 0) continue;
      const last = Math.max(...shared.map((word) => window.lastIndexOf(word) + word.length));
      const score =
        shared.reduce((sum, word) => sum + Math.min(word.length, 8), 0) -
        (window.length - last) / 8 +
        (/[.?!]/u.test(match[0]) ? 2 : 0);
      if (!best || score > best.score) best = { run, offset, shared, score };
    }
  }
  return best && best.score > LEAST_SCORE ? best : null;
}
