import type { Converter } from "../converter.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { madeUpDocument, madeUpVolume } from "./made-up-text.ts";

/** How long conversions take as one kind of file grows. */
export interface Growth {
  readonly name: string;
  readonly points: readonly { readonly characters: number; readonly seconds: number }[];
  /** Slope of a line through the logarithms of all points; 1 is linear. */
  readonly exponent: number;
  /** The same through the points from 100 KB on, where what is done once in a file no longer counts. */
  readonly exponentOfLarge: number;
}

const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
const LARGE = 100_000;
const LEAST_RUNS = 2;
/** Small files are converted again and again for this long (seconds). */
const LEAST_SECONDS = 1;

const KINDS: readonly { readonly name: string; readonly text: (characters: number) => string }[] = [
  {
    name: "one document",
    text: (characters) => madeUpDocument(1, { characters, wordsPerNote: Math.max(120, characters / 300) }),
  },
  {
    name: "one document with many notes",
    text: (characters) => madeUpDocument(1, { characters, wordsPerNote: 60 }),
  },
  {
    name: "many documents of 15 KB",
    text: (characters) => madeUpVolume(characters, { characters: 15_000, wordsPerNote: 120 }),
  },
];

/** Measures growth from 10 KB to 10 MB in one file. */
export async function measureGrowth(converter: Converter, say: (line: string) => void): Promise<Growth[]> {
  const out: Growth[] = [];
  for (const { name, text } of KINDS) {
    const points: { characters: number; seconds: number }[] = [];
    for (const size of SIZES) {
      const source = text(size);
      points.push({ characters: source.length, seconds: await secondsFor(converter, source) });
      say(`growth, ${name}, ${source.length}: ${points.at(-1)?.seconds.toFixed(4)} s`);
    }
    const large = points.filter(({ characters }) => characters >= LARGE * 0.9);
    out.push({ name, points, exponent: exponentOf(points), exponentOfLarge: exponentOf(large) });
  }
  return out;
}

/** The least of several conversions, more of them where they are short. */
async function secondsFor(converter: Converter, source: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  let total = 0;
  for (let run = 0; run < LEAST_RUNS || total < LEAST_SECONDS; run++) {
    const seconds = await cpuSeconds(() => converter.convert("growth.txt", source));
    total += seconds;
    least = Math.min(least, seconds);
  }
  return least;
}

/** The slope of the line through log(characters) and log(seconds), by least squares. */
export function exponentOf(points: readonly { readonly characters: number; readonly seconds: number }[]): number {
  const logs = points.map(({ characters, seconds }) => [Math.log(characters), Math.log(seconds)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return over / under;
}
