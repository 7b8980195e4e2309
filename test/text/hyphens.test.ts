import { describe, expect, it } from "vitest";
import { judgeHyphen, lineEndHyphen } from "../../transforms/normalize/line-ends/hyphens.ts";
import { vocabularyOf } from "../../transforms/normalize/line-ends/vocabulary.ts";

const LIST = new Set(
  "long term military examination reexamination pre post war and over all overall thousand".split(" "),
);
const lexicon = { has: (word: string) => LIST.has(word.toLowerCase()) };

function judged(above: string, below: string, text = "", language = "en", list: typeof lexicon | null = lexicon) {
  const hyphen = lineEndHyphen(above, below);
  return hyphen && judgeHyphen(hyphen, vocabularyOf(text), () => list, language).kind;
}

describe("a hyphen at a line's end", () => {
  it.each([
    ["the mili-", "tary governor", "join"],
    ["a long-", "term loan", "keep"],
    ["a re-", "examination", "doubt"],
    ["pre-", "and post-war", "part"],
    ["some thous-", "and men", "join"],
    ["the Anglo-", "Dutch line", "keep"],
    ["U.S.-", "Dutch talks", "keep"],
    ["1921-", "22", "keep"],
    ["H-", "bomb", "keep"],
    ["up-to-", "term", "keep"],
    ["MILI-", "TARY", "join"],
    ["LONG-", "WAR", "keep"],
    ["the over-", "all view", "doubt"],
    ["Mr. Hillen-", "brand", "join"],
    ["the long\u00ad", "term", "join"],
    ["the long¬", "term", "join"],
  ])("%s %s: %s", (above, below, kind) => {
    expect(judged(above, below)).toBe(kind);
  });

  it("is a dash where a space or another one stands before it", () => {
    expect(judged("the end -", "and then")).toBeNull();
    expect(judged("the end--", "and then")).toBeNull();
    expect(judged("the end", "and then")).toBeNull();
  });

  it("is judged by the text before the word list", () => {
    expect(judged("the mili-", "tary", "mili-tary, mili-tary and mili-tary")).toBe("keep");
    expect(judged("a long-", "term", "longterm")).toBe("join");
    expect(judged("a long-", "term", "longterm long-term")).toBe("doubt");
    expect(judged("a long-", "terms", "longterm")).toBe("join");
  });

  it("does not take the parts of line ends for words of the text", () => {
    expect([...vocabularyOf("the mili-\ntary governor").words.keys()]).toEqual(["the", "governor"]);
  });

  it("is the line's before a small letter in languages that write compounds as one word", () => {
    expect(judged("Außen-", "ministers", "Außen ministers", "de", null)).toBe("join");
    expect(judged("peut-", "être", "peut être", "fr", null)).toBe("doubt");
  });
});
