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
const WINDOW = 90;
const WORDS_OF_NOTE = 300;
const COMMON = new Set(
  "The This That These For See In On At By From With And But Of To It He She They Department State Document Source Reference Text Note Central Files Foreign Relations".split(" "),
);

/**
 * Where a note whose marker was lost most likely stood: the end of the clause, between its neighbours'
 * places, that shares the most names and numbers with the note.
 * @returns null where nothing is shared
 */
export function likelyPlace(note: Note, runs: readonly Run[], from: TextPlace, to: TextPlace): (TextPlace & { readonly shared: readonly string[] }) | null {
  const wanted = new Set([...plainText(note.children).slice(0, WORDS_OF_NOTE).matchAll(WORD)].map((match) => match[0]).filter((word) => word.length > 2 && !COMMON.has(word)));
  let best: { place: TextPlace; shared: string[]; score: number } | null = null;
  for (let run = from.run; run <= to.run; run++) {
    const text = runs[run]?.text ?? "";
    const start = run === from.run ? from.offset : 0;
    const end = run === to.run ? to.offset : text.length;
    for (const match of text.slice(0, end).matchAll(PLACE)) {
      const offset = match.index + match[0].length;
      if (offset <= start) continue;
      const window = text.slice(Math.max(start, offset - WINDOW), offset);
      const shared = [...new Set([...window.matchAll(WORD)].map((word) => word[0]).filter((word) => wanted.has(word)))];
      if (shared.length === 0) continue;
      const last = Math.max(...shared.map((word) => window.lastIndexOf(word) + word.length));
      const score = shared.reduce((sum, word) => sum + Math.min(word.length, 8), 0) - (window.length - last) / 8 + (/[.?!]/u.test(match[0]) ? 2 : 0);
      if (!best || score > best.score) best = { place: { run, offset }, shared, score };
    }
  }
  return best && best.score > 4 ? { ...best.place, shared: best.shared } : null;
}
