import type { Edition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";

const WORD = /\p{L}[\p{L}’']*/gu;

/** How a text writes its words: by the word in small letters, its commonest form with small letters, and how often it stands in capitals. */
export interface WordForms {
  readonly mixed: ReadonlyMap<string, string>;
  readonly capitals: ReadonlyMap<string, number>;
}

/** The forms of the words in the running text and the notes of an edition, signatures aside. */
export function wordForms(edition: Edition): WordForms {
  const counts = new Map<string, number>();
  const capitals = new Map<string, number>();
  const signed = new Set<unknown>();
  for (const node of allNodes(edition)) {
    if (node.type === "signed") for (const child of node.children) signed.add(child);
    if (node.type !== "text" || signed.has(node)) continue;
    for (const [word] of node.text.matchAll(WORD)) {
      if (word.length < 2) continue;
      if (word === word.toUpperCase()) add(capitals, word.toLowerCase());
      else add(counts, word);
    }
  }
  const mixed = new Map<string, string>();
  for (const [word, count] of counts) {
    const key = word.toLowerCase();
    if (count > (counts.get(mixed.get(key) ?? "") ?? 0)) mixed.set(key, word);
  }
  return { mixed, capitals };
}

function add(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** A word in capitals longer than this is a word, not initials (`JFD`, `USA`). */
const LONGEST_INITIALS = 3;
const ROMAN = /^[IVX]+$/u;
const SMALL_WORDS = new Set("A AN AND AT BY DE DER FOR FROM IN OF ON THE TO VAN VON".split(" "));
/** Short words that stand beside names. */
const TITLES = new Set("ADM BG CAPT COL DR GEN HON JR LT MAJ MR MRS MS PROF REP REV SEN SGT SR".split(" "));

/**
 * A word of a signature with the capitals that print gave it, where small capitals were read as capitals; null where it
 * may be an abbreviation, or its capitals cannot be known.
 * @param first whether it is the first word of its line
 */
export function withItsCapitals(word: string, first: boolean, { mixed, capitals }: WordForms): string | null {
  const isCapitals = word === word.toUpperCase();
  // “McGEORGE” and “MacARTHUR” have one small letter or two
  if (!isCapitals && !/^Ma?c\p{Lu}{3,}$/u.test(word)) return null;
  const key = word.toLowerCase();
  const known = mixed.get(key);
  if ((capitals.get(key) ?? 0) > 0 || ROMAN.test(word)) return null;
  if (!first && SMALL_WORDS.has(word)) return key;
  if (TITLES.has(word)) return capitalized(word);
  if (known !== undefined && word.length > LONGEST_INITIALS) return /^\p{Lu}/u.test(known) ? known : capitalized(word);
  if (!isCapitals) return word.replace(/\p{Lu}{3,}$/u, capitalized);
  if (word.length <= LONGEST_INITIALS || !/[AEIOUY]/u.test(word) || word.startsWith("MAC")) return null;
  if (/^MC\p{Lu}{3,}$/u.test(word)) return `Mc${capitalized(word.slice(2))}`;
  if (/^O[’']\p{Lu}{3,}$/u.test(word)) return word.slice(0, 2) + capitalized(word.slice(2));
  return capitalized(word);
}

function capitalized(word: string): string {
  return word.slice(0, 1) + word.slice(1).toLowerCase();
}
