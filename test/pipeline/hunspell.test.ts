import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { hunspellLexicon } from "../../pipeline/lexicon/hunspell-lexicon.ts";

const has = (affixes: string, words: readonly string[]) => {
  const lexicon = hunspellLexicon(affixes, `${words.length}\n${words.join("\n")}\n`);
  return (...asked: string[]) => asked.filter((word) => lexicon.has(word));
};

describe("a dictionary in Hunspell’s form", () => {
  it("takes off suffixes where their conditions hold", () => {
    const known = has("SFX D Y 2\nSFX D 0 ed [^y]\nSFX D y ied y\n", ["toll/D", "carry/D"]);
    expect(known("toll", "tolled", "carry", "carried", "carryed", "tollied", "tolls")).toEqual([
      "toll",
      "tolled",
      "carry",
      "carried",
    ]);
  });

  it("takes off prefixes, and both where they cross", () => {
    const affixes = "PFX U Y 1\nPFX U 0 un .\nSFX D Y 1\nSFX D 0 ed .\nSFX N N 1\nSFX N 0 ness .\n";
    const known = has(affixes, ["load/UDN", "fit/U"]);
    expect(known("unload", "unloaded", "loadness", "unloadness", "unfit", "unfitted")).toEqual([
      "unload",
      "unloaded",
      "loadness",
      "unfit",
    ]);
  });

  it("takes off a suffix that follows another one", () => {
    const known = has("SFX A Y 1\nSFX A 0 er/B .\nSFX B Y 1\nSFX B 0 s .\n", ["keep/A"]);
    expect(known("keeper", "keepers", "keeps")).toEqual(["keeper", "keepers"]);
  });

  it("knows no stem that is forbidden, needs an affix or stands in compounds alone", () => {
    const affixes = "FORBIDDENWORD !\nNEEDAFFIX x\nONLYINCOMPOUND o\nSFX D Y 2\nSFX D 0 ed .\nSFX D 0 s/o .\n";
    expect(has(affixes, ["bad/!D", "log/xD", "sea/o"])("bad", "baded", "log", "loged", "logs", "sea")).toEqual([
      "loged",
    ]);
  });

  it.each([
    ["long", "SFX Aa Y 1\nSFX Aa 0 s .\n", "toll/BbAa"],
    ["num", "SFX 12 Y 1\nSFX 12 0 s .\n", "toll/3,12"],
    ["UTF-8", "SFX é Y 1\nSFX é 0 s .\n", "toll/é"],
  ])("reads flags of the form %s", (type, suffix, entry) => {
    expect(has(`FLAG ${type}\n${suffix}`, [entry])("tolls")).toEqual(["tolls"]);
  });

  it("reads aliases of flags, morphology, strokes in words and entries listed twice", () => {
    const affixes = "AF 2\nAF XD\nAF D\nSFX D Y 1\nSFX D 0 ed .\nSFX X Y 1\nSFX X 0 s .\n";
    const known = has(affixes, ["toll/1\tpo:noun", "km\\/h", "light po:noun", "light/2"]);
    expect(known("tolls", "tolled", "km/h", "light", "lighted", "lights")).toEqual([
      "tolls",
      "tolled",
      "km/h",
      "light",
      "lighted",
    ]);
  });

  it("lets capitals stand for small letters, not small letters for capitals", () => {
    expect(has("", ["harbour", "Holm"])("Harbour", "HARBOUR", "HOLM", "holm", "harBour")).toEqual([
      "Harbour",
      "HARBOUR",
      "HOLM",
    ]);
  });

  it("is not brought to a halt by an affix file that is none", () => {
    for (const affixes of [
      "SFX",
      "SFX A Y 1\nSFX A 0 s [",
      "PFX A N x\nPFX A",
      "\u0000\ufffd",
      "FLAG num\nSFX 1 Y 1\nSFX 1 0 s .",
    ])
      expect(has(affixes, ["toll/A"])("toll", "harbour")).toEqual(["toll"]);
  });

  it("knows the English words that nspell knows", () => {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve("dictionary-en"));
    const [affixes, words] = ["index.aff", "index.dic"].map((name) => readFileSync(join(folder, name), "utf8"));
    if (affixes === undefined || words === undefined) throw new Error("dictionary-en is not whole");
    const createSpeller: (affixes: string, words: string) => { correct(word: string): boolean } = require("nspell");
    const [own, judge] = [hunspellLexicon(affixes, words), createSpeller(affixes, words)];
    const stems = words
      .split("\n")
      .slice(1)
      .flatMap((line, at) => (at % 23 === 0 ? (line.split("/")[0] ?? "") : []));
    const asked = stems.flatMap((stem) =>
      ["", "s", "ed", "d", "ing", "ly", "er", "ies", "'s"].map((end) => stem + end),
    );
    expect(asked.length).toBeGreaterThan(15_000);
    const differing = [...asked, ...asked.map((word) => `un${word}`)].filter(
      (word) => /^\p{L}\p{Ll}*$/u.test(word) && own.has(word) !== judge.correct(word),
    );
    expect(differing).toEqual([]);
  });
});
