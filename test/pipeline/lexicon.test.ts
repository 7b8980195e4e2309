import { describe, expect, it } from "vitest";
import { lexiconOf } from "../../pipeline/lexicon/load-lexicon.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("the word list", () => {
  it("knows English, also with a capital, and no misread word", () => {
    const lexicon = lexiconOf("en-US", import.meta.dirname)();
    for (const word of ["harbor", "Harbor", "HARBOR", "negotiations", "Moscow"])
      expect(lexicon?.has(word), word).toBe(true);
    for (const word of ["tlie", "harhor", "negotiatious", "moscow"]) expect(lexicon?.has(word), word).toBe(false);
  });

  it("is read once", () => {
    const lexicon = lexiconOf("en", import.meta.dirname);
    expect(lexicon()).toBe(lexicon());
  });

  it("of another language is that of the package beside the configuration", () => {
    const own = "node_modules/dictionary-x1";
    const folder = temporaryFolder({
      [`${own}/package.json`]: '{ "name": "dictionary-x1", "main": "index.js" }',
      [`${own}/index.js`]: "",
      [`${own}/index.aff`]: "SET UTF-8\nSFX S Y 1\nSFX S 0 en .\n",
      [`${own}/index.dic`]: "1\nHafen/S\n",
    });
    const lexicon = lexiconOf("x1", folder)();
    expect(["Hafen", "Hafenen", "harbor"].map((word) => lexicon?.has(word))).toEqual([true, true, false]);
  });

  it("is missing where no dictionary of the language is installed", () => {
    expect(lexiconOf("tlh", import.meta.dirname)()).toBeNull();
  });
});
