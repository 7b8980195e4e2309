import { describe, expect, it } from "vitest";
import { converterFor } from "../support/conversion.ts";

/** A conversion that took time with the square of this many characters would not end before the runner gives up. */
const MANY = 200_000;
const MILLION = 1_000_000;

const SIGNS = [..."[]()“#~|1.,-–—¹^↩*_`<&\\", "\n", "\f", "\t", "\u00a0", "\ufffd", "\u0002"];
const PIECES = [
  ...["(sic ", "[Page 1]", "[Page ", "a¹ ", "a1 ", "a.1 ", "1.1", "19281931 ", "pages 1, ", "12:03", "the\n\n"],
  ...["1. Memorandum\n\n", "a.¹\n\n1. Not printed.\n\n", "Document 1, ", "A\n\n", "{1} ", "Ibid. "],
  ...["a b c d e f g h i j k l m and\n\n", "the 194849 airlift ", "Foreign Relations, 1958 ", "↩ "],
  ...["from the holdings of the\n", "PARTICIPANTS\n\nA, B\n\n", "Foreign Relations of the United States\n\n"],
];
const frus = await converterFor("frus");

/** What the engine has to say against a conversion. */
function complaints(text: string): string[] {
  const { ledger } = frus.convert("input.txt", text);
  return ledger.findings.map(({ rule }) => rule).filter((rule) => rule.startsWith("engine/"));
}

describe("the conversion of one piece again and again", () => {
  it.each([...SIGNS, ...PIECES])("comes to the end and loses nothing: %j", (piece) => {
    expect(complaints(piece.repeat(Math.ceil(MANY / piece.length)))).toEqual([]);
  });

  it.each(["[", "1", ".", "*", "\n"])("comes to the end for a million of %j", (sign) => {
    expect(complaints(sign.repeat(MILLION))).toEqual([]);
  });
});
