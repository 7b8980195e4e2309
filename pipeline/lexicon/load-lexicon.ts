import { join } from "node:path";
import { installedPackage, readTextNow } from "../host.ts";
import type { Lexicon } from "../model/lexicon.ts";
import { hunspellLexicon } from "./hunspell-lexicon.ts";

/**
 * The words of a language, by the package `dictionary-<language>` (Hunspell's form) that is installed beside the
 * configuration, or with Emend. Read when first asked for, and then at once: most sources need none.
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
    return hunspellLexicon(readTextNow(join(found, "index.aff")), readTextNow(join(found, "index.dic")));
  }
  return null;
}
