import { join } from "node:path";
import { installedPackage, readTextNow, requirePackage } from "./host.ts";
import type { Lexicon } from "./model/lexicon.ts";

/** What is used of nspell: a dictionary in the form of Hunspell, asked word by word. */
type CreateSpeller = (affixes: string, words: string) => { correct(word: string): boolean };

/**
 * The words of a language, by the package `dictionary-<language>` (Hunspell's form) that is installed beside the
 * configuration, or with Emend. Read when first asked for, and then at once: it takes a third of a second, and most
 * sources need none.
 * @param language a BCP 47 tag; of “en-GB” first the whole tag, then “en” is looked for
 * @returns gives null where no dictionary of the language is installed
 */
export function lexiconOf(language: string, folder: string): () => Lexicon | null {
  let lexicon: Lexicon | null | undefined;
  return () => {
    if (lexicon === undefined) lexicon = load(language.toLowerCase(), folder);
    return lexicon;
  };
}

function load(language: string, folder: string): Lexicon | null {
  for (const tag of new Set([language, language.split("-", 1)[0]])) {
    const found = installedPackage(`dictionary-${tag}`, folder);
    if (found === null) continue;
    const createSpeller: CreateSpeller = requirePackage("nspell");
    const speller = createSpeller(readTextNow(join(found, "index.aff")), readTextNow(join(found, "index.dic")));
    return { has: (word) => speller.correct(word) };
  }
  return null;
}
