import { describe, expect, it } from "vitest";
import { converterFor } from "../support/conversion.ts";

const SMALL = 10_000;
const FACTOR = 8;
/** A linear conversion takes FACTOR times as long for FACTOR times the text, a quadratic one FACTOR² = 64 times. */
const LIMIT = 24;
/** Below this, in microseconds of processor time, the garbage collector says more than the conversion. */
const NOISE = 300_000;
const RUNS = 3;
const MILLION = 1_000_000;

const SIGNS = [..."[]()“#~|1.,-–—¹^↩*_`<&\\", "\n", "\f", "\t", "\u00a0", "\ufffd", "\u0002"];
const PIECES = [
  ...["(sic ", "[Page 1]", "[Page ", "a¹ ", "a1 ", "a.1 ", "1.1", "19281931 ", "pages 1, ", "12:03", "the\n\n"],
  ...["1. Memorandum\n\n", "a.¹\n\n1. Not printed.\n\n", "Document 1, ", "A\n\n", "{1} ", "Ibid. "],
  ...["from the holdings of the\n", "PARTICIPANTS\n\nA, B\n\n", "Foreign Relations of the United States\n\n"],
];
const frus = await converterFor("frus");

/** Processor time of a conversion, the least of some runs; one quick run is enough. */
function cost(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS && least >= NOISE; run++) {
    const before = process.cpuUsage();
    frus.convert("input.txt", text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return Math.max(1, least);
}

describe("the time of a conversion", () => {
  it.each([...SIGNS, ...PIECES])("grows with the text: %j again and again", (piece) => {
    const text = (length: number) => piece.repeat(Math.ceil(length / piece.length));
    const large = cost(text(SMALL * FACTOR));
    const ratio = large < NOISE ? 0 : large / cost(text(SMALL));
    expect(ratio, `${large} µs for ${FACTOR} times the text: ${ratio.toFixed(1)} times as long`).toBeLessThan(LIMIT);
  });

  it.each(["[", "1", ".", "*", "\n"])("is short for a million of %j", (sign) => {
    expect(cost(sign.repeat(MILLION))).toBeLessThan(20_000_000);
  });
});
