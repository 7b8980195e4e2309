import type { Note } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import { type NoteKind, placeWeights as weights } from "./place-weights.ts";
import { isDocument, noteKindOf, type PlaceWord, placeWords, tellingWords } from "./place-words.ts";
import type { Run } from "./runs.ts";
import type { WideWords } from "./wide-words.ts";

/** A place in the running text: before the character at `offset` of a run. */
export interface TextPlace {
  readonly run: number;
  readonly offset: number;
}

/** A note that explains a person: "Franz Joseph Strauss, West German Defense Minister." */
const EXPLAINS = /^(?:[\p{Lu}][\p{L}.’'-]*\s){0,4}([\p{Lu}][\p{L}-]{2,})(?=[,.]|\s\()/u;
/** The same with the name behind: "Under Secretary of Agriculture, Charles S. Murphy." */
const EXPLAINS_LAST = /^[\p{Lu}][^.;]{0,60}, (?:[\p{Lu}][\p{L}.’'-]*\s){1,3}([\p{Lu}][\p{L}-]{2,})\.$/u;
const WORDS_OF_NOTE = 300;
/** Between neighbours that are further apart than this nothing is guessed. */
const MOST_WORDS = 6000;

/** A place for a note, how probable it is, and the words that it shares with the text before. */
export interface LikelyPlace extends TextPlace {
  readonly probability: number;
  readonly shared: readonly string[];
  /** Whether the word before it is wider than its letters: the marker may be part of it. */
  readonly isWide: boolean;
}

/** What it says for a place that the word before it is wider than its letters: odds. */
const WIDE = 4;

/** Finds where the notes of one document whose markers were lost most likely stood. */
export class LikelyPlaces {
  private readonly words: readonly PlaceWord[];
  private readonly frequency = new Map<string, number>();

  private readonly runs: readonly Run[];
  private readonly wide: WideWords;

  constructor(runs: readonly Run[], wide: WideWords) {
    this.runs = runs;
    this.wide = wide;
    this.words = runs.flatMap(placeWords);
    for (const { form } of this.words) {
      const word = form.toLowerCase();
      this.frequency.set(word, (this.frequency.get(word) ?? 0) + 1);
    }
  }

  /**
   * The most probable place between two others, by the kinds of note and of words before each place, and by the
   * words that note and text share; the place's probability is among all places between the two.
   * @returns null where there is none, or there are too many to choose from
   */
  find(note: Note, from: TextPlace, to: TextPlace): LikelyPlace | null {
    const words = this.words.slice(this.firstBehind(from), this.firstBehind(to));
    if (words.length === 0 || words.length > MOST_WORDS) return null;
    const body = plainText(note.children).trim();
    const own = tellingWords(body.slice(0, WORDS_OF_NOTE));
    const worth = words.map((word) => this.worth(word, own));
    const wide = words.map((word) => this.isWide(word));
    const subject: Subject = {
      kind: noteKindOf(body),
      explains: (EXPLAINS_LAST.exec(body) ?? EXPLAINS.exec(body))?.[1]?.toLowerCase() ?? null,
      onSignature: /\bsignature\b/iu.test(body),
    };
    const seen = new Set<string>();
    const scores = words.map((_, at) => {
      const score = scoreOf(words, worth, at, subject, seen, this.words.at(-1)) + (wide[at] ? WIDE : 0);
      seen.add((words[at] as PlaceWord).form.toLowerCase());
      return score;
    });
    let best = 0;
    for (const [at, score] of scores.entries()) if (score > (scores[best] as number)) best = at;
    const top = scores[best] as number;
    const probability = 1 / scores.reduce((sum, score) => sum + Math.exp(score - top), 0);
    const { run, end, kind } = words[best] as PlaceWord;
    const shared = words
      .slice(Math.max(0, best - 14), best + 1)
      .filter((_, at, { length }) => (worth[best - length + 1 + at] ?? 0) > 0);
    const names = words.slice(Math.max(0, best - 5), best + 1).some((word) => word.kind === "document");
    // the end of a sentence alone is no evidence: a short text has few of them
    const isWide = wide[best] === true;
    if (shared.length === 0 && !names && !isWide && kind !== "telegram" && kind !== "day") return null;
    return { run, offset: end, probability, shared: shared.map(({ form }) => form), isWide };
  }

  private isWide({ run, start }: PlaceWord): boolean {
    const own = this.runs[run];
    return own !== undefined && this.wide.has(own, start);
  }

  /** How much it says that the note has a word too: names and numbers say most, and rare words more than common ones. */
  private worth({ form }: PlaceWord, own: ReadonlySet<string>): number {
    const word = form.toLowerCase();
    if (!own.has(word)) return 0;
    const telling = /\d/u.test(form) ? 1.5 : /^\p{Lu}/u.test(form) ? 1 : 0.5;
    return telling / Math.sqrt(this.frequency.get(word) ?? 1);
  }

  private firstBehind({ run, offset }: TextPlace): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const word = this.words[middle] as PlaceWord;
      if (word.run < run || (word.run === run && word.start < offset)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Subject {
  readonly kind: NoteKind;
  /** The name of the person whom the note explains. */
  readonly explains: string | null;
  readonly onSignature: boolean;
}

function scoreOf(
  words: readonly PlaceWord[],
  worth: readonly number[],
  at: number,
  { kind, explains, onSignature }: Subject,
  seen: ReadonlySet<string>,
  lastOfAll: PlaceWord | undefined,
): number {
  const word = words[at] as PlaceWord;
  const form = word.form.toLowerCase();
  let score = weights.word[word.kind] + weights.mark[word.mark];
  score += of(weights.wordOf, kind, word.kind) + of(weights.markOf, kind, word.mark);
  for (let near = Math.max(0, at - 5); near <= at; near++)
    if (isDocument(words[near] as PlaceWord)) {
      score += weights.documentNear + (kind in weights.documentNearOf ? partOf(weights.documentNearOf, kind) : 0);
      break;
    }
  const shares = worth[at] ?? 0;
  if (shares > 0) {
    const sort = /\d/u.test(form) ? "number" : /^\p{Lu}/u.test(word.form) ? "name" : "other";
    score += (weights.shared[sort] * shares) / { number: 1.5, name: 1, other: 0.5 }[sort];
    if (sort === "number" && word.kind === "telegram") score += weights.sharedTelegram;
    if (sort !== "other" && !seen.has(form)) score += weights.sharedFirst[sort];
  }
  score += weights.sharedBefore * Math.min(5, sum(worth, at - 14, at + 1));
  score += weights.sharedLast * Math.min(3, sum(worth, at - 4, at + 1));
  score += weights.sharedBehind * Math.min(4, sum(worth, at + 1, at + 7));
  if (form === explains && !seen.has(form)) score += weights.explains;
  if (onSignature && word === lastOfAll) score += weights.signature;
  return score;
}

function of(
  table: { readonly [kind: string]: { readonly [key: string]: number } },
  kind: NoteKind,
  key: string,
): number {
  return table[kind]?.[key] ?? 0;
}

function partOf(table: { readonly [kind: string]: number }, kind: NoteKind): number {
  return table[kind] ?? 0;
}

function sum(values: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let at = Math.max(0, from); at < Math.min(values.length, to); at++) total += values[at] as number;
  return total;
}
