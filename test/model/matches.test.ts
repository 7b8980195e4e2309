import fc from "fast-check";
import { expect, test } from "vitest";
import { isAtLines, lineStarts, matchesAtLines, matchesOf } from "../../pipeline/model/matches.ts";

const TEXT = fc.string({ unit: fc.constantFrom("a", "1", " ", "\n", "\r", "\u2028", "\r\n", "𝒜", "-"), maxLength: 60 });
const found = (matches: Iterable<RegExpExecArray>) => Array.from(matches, (match) => [match.index, ...match]);

test("finds what matchAll finds, empty matches too", () => {
  fc.assert(
    fc.property(TEXT, fc.constantFrom(/a(1)?/g, /a*/g, /(?:)/gu, /\s+/gu, /[^a]/gu, /(?<=a)1|$/gu), (text, pattern) => {
      expect(found(matchesOf(pattern, text))).toEqual(found(text.matchAll(pattern)));
    }),
  );
});

test("goes on where it was while the pattern is used elsewhere", () => {
  const pattern = /\d/g;
  const seen = Array.from(matchesOf(pattern, "1 2 3"), ([digit]) => `${digit}${[...matchesOf(pattern, "45")].length}`);
  expect(seen).toEqual(["12", "22", "32"]);
});

test("finds at line begins what the same pattern finds when it is tried everywhere", () => {
  const patterns = ["^ {0,2}(a|1)$", "^(1)", "^\\s{0,3}a", "^-[\\s\\S]a", "^"];
  fc.assert(
    fc.property(TEXT, fc.constantFrom(...patterns), (text, source) => {
      const everywhere = text.matchAll(new RegExp(source, "gmu"));
      expect(found(matchesAtLines(new RegExp(source, "muy"), text))).toEqual(found(everywhere));
    }),
  );
});

test("knows where lines begin", () => {
  expect(lineStarts("a\nb\r\nc\u2029")).toEqual([0, 2, 4, 5, 7]);
});

test("tells patterns that hold for line begins alone", () => {
  expect(["^a", "^(a|b)$", "^[|]", "^a\\|b", "^(?:a(b|c)|d)"].filter(isAtLines)).toHaveLength(5);
  expect(["a", "^a|b", "(?:^a)", "^[\\]]|b", "^(a)|(b)"].filter(isAtLines)).toEqual([]);
});
