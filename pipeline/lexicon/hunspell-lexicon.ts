import type { Lexicon } from "../model/lexicon.ts";
import { type AffixFile, type AffixRule, type AffixRules, readAffixFile } from "./affix-file.ts";

/** No word of a language is longer. */
const LONGEST = 60;
const MOST_REMEMBERED = 50_000;

/**
 * A dictionary in Hunspell's form, asked word by word: affixes are taken off the word that is asked for. (Programs that put all affixes on
 * all stems when they load take a third of a second for English, and gigabytes for French, Italian or Portuguese.) Compounds are
 * no words unless they are listed.
 * @param affixes the text of the `.aff` file
 * @param words the text of the `.dic` file
 */
export function hunspellLexicon(affixes: string, words: string): Lexicon {
  const file = readAffixFile(affixes);
  const entries = readEntries(words);
  const stems = new Stems(file, entries);
  // the same words stand in every document
  const asked = new Map<string, boolean>();
  return {
    has(word) {
      if (word.length === 0 || word.length > LONGEST) return false;
      let answer = asked.get(word);
      if (answer === undefined) {
        answer = formsOf(word).some((form) => stems.make(form));
        if (asked.size >= MOST_REMEMBERED) asked.clear();
        asked.set(word, answer);
      }
      return answer;
    },
  };
}

/** A word as it stands, and with small letters where it has capitals. */
function formsOf(word: string): readonly string[] {
  const small = word.toLowerCase();
  if (small === word) return [word];
  const initial = small.charAt(0).toUpperCase() + small.slice(1);
  if (word === word.toUpperCase()) return [word, initial, small];
  return word === initial ? [word, small] : [word];
}

/** The flags of each entry as they are written; a stem may be listed several times. */
function readEntries(text: string): ReadonlyMap<string, string | readonly string[]> {
  const entries = new Map<string, string | readonly string[]>();
  let from = text.indexOf("\n") + 1;
  while (from > 0 && from < text.length) {
    const feed = text.indexOf("\n", from);
    const to = feed < 0 ? text.length : feed;
    addEntry(entries, text.slice(from, to));
    from = to + 1;
  }
  return entries;
}

const MORPHOLOGY = /[\t\r]|\s+[a-z]{2}:/u;

function addEntry(entries: Map<string, string | readonly string[]>, line: string): void {
  const morphology = line.search(MORPHOLOGY);
  const entry = morphology < 0 ? line : line.slice(0, morphology);
  let stroke = entry.indexOf("/", 1);
  while (stroke > 0 && entry[stroke - 1] === "\\") stroke = entry.indexOf("/", stroke + 1);
  const word = (stroke < 0 ? entry : entry.slice(0, stroke)).replaceAll("\\/", "/");
  if (word === "") return;
  const flags = stroke < 0 ? "" : entry.slice(stroke + 1);
  const known = entries.get(word);
  if (known === undefined) entries.set(word, flags);
  else entries.set(word, typeof known === "string" ? [known, flags] : [...known, flags]);
}

const NO_ENTRIES: readonly ReadonlySet<string>[] = [];

class Stems {
  private readonly file: AffixFile;
  private readonly entries: ReadonlyMap<string, string | readonly string[]>;

  constructor(file: AffixFile, entries: ReadonlyMap<string, string | readonly string[]>) {
    this.file = file;
    this.entries = entries;
  }

  /** Whether a stem of the list, by itself or with affixes, makes a word. */
  make(word: string): boolean {
    const own = this.flagsOf(word);
    const { forbidden, notWords } = this.file;
    if (forbidden !== null && own.some((flags) => flags.has(forbidden))) return false;
    if (own.some((flags) => !intersects(flags, notWords))) return true;
    return this.withSuffix(word, null) || this.withPrefix(word);
  }

  private withPrefix(word: string): boolean {
    for (const [rules, stem] of undo(word, this.file.prefixes, this.file.longestPrefix, true)) {
      const entries = this.flagsOf(stem);
      for (const rule of rules) {
        if (this.isUnfinished(rule) || rule.condition?.test(stem) === false) continue;
        if (this.carry(entries, (flags) => flags.has(rule.flag)) || this.withSuffix(stem, rule)) return true;
      }
    }
    return false;
  }

  /** Whether a stem with one suffix, or with two, makes the word. @param prefix one that was taken off the word before */
  private withSuffix(word: string, prefix: AffixRule | null): boolean {
    for (const [rules, stem] of undo(word, this.file.suffixes, this.file.longestSuffix, false)) {
      const entries = this.flagsOf(stem);
      for (const rule of rules) {
        const mayFollow = this.file.following.has(rule.flag);
        if ((entries.length === 0 && !mayFollow) || this.isUnfinished(rule)) continue;
        if ((prefix && !(rule.isCrossing && prefix.isCrossing)) || rule.condition?.test(stem) === false) continue;
        const meets = (flags: ReadonlySet<string>) => !prefix || flags.has(prefix.flag) || rule.next.has(prefix.flag);
        if (this.carry(entries, (flags) => flags.has(rule.flag) && meets(flags))) return true;
        if (mayFollow && this.withInnerSuffix(stem, rule, meets)) return true;
      }
    }
    return false;
  }

  private withInnerSuffix(word: string, outer: AffixRule, meets: (flags: ReadonlySet<string>) => boolean): boolean {
    for (const [rules, root] of undo(word, this.file.suffixes, this.file.longestSuffix, false)) {
      const entries = this.flagsOf(root);
      if (entries.length === 0) continue;
      for (const inner of rules) {
        if (!inner.next.has(outer.flag) || inner.condition?.test(root) === false) continue;
        if (this.carry(entries, (flags) => flags.has(inner.flag) && meets(flags))) return true;
      }
    }
    return false;
  }

  private isUnfinished({ next }: AffixRule): boolean {
    return intersects(next, this.file.notWords);
  }

  private carry(entries: readonly ReadonlySet<string>[], fits: (flags: ReadonlySet<string>) => boolean): boolean {
    const { forbidden } = this.file;
    return entries.some((flags) => fits(flags) && !(forbidden !== null && flags.has(forbidden)));
  }

  private flagsOf(stem: string): readonly ReadonlySet<string>[] {
    const written = this.entries.get(stem);
    if (written === undefined) return NO_ENTRIES;
    return typeof written === "string" ? [this.file.flags(written)] : written.map((one) => this.file.flags(one));
  }
}

function intersects(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const flag of one) if (other.has(flag)) return true;
  return false;
}

/** Every way to take an affix off a word: the rules of one way, and the stem that is left; their conditions are not looked at. */
function* undo(
  word: string,
  rules: AffixRules,
  longest: number,
  isPrefix: boolean,
): Generator<readonly [readonly AffixRule[], string]> {
  for (let length = 0; length <= Math.min(longest, word.length); length++) {
    const cut = word.length - length;
    const fitting = rules.get(isPrefix ? word.slice(0, length) : word.slice(cut));
    if (!fitting) continue;
    const rest = isPrefix ? word.slice(length) : word.slice(0, cut);
    for (const [strip, ofStrip] of fitting) {
      const stem = isPrefix ? strip + rest : rest + strip;
      if (stem !== "") yield [ofStrip, stem];
    }
  }
}
