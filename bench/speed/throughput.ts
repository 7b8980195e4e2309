import { createConverter } from "../converter.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { madeUpDocument, USUAL } from "./made-up-text.ts";

/** Documents of 15 KB turned into TEI, one after the other in one process. */
export interface Throughput {
  readonly check: boolean;
  readonly documents: number;
  readonly characters: number;
  readonly perSecond: number;
  readonly target: number;
}

const DOCUMENTS = 300;
const WARM_UP = 100;
/** Documents that are timed together: enough to pay for the collection of their garbage. */
export const GROUP = 20;
const ROUNDS = 7;
const TARGETS = { off: 200, on: 100 };

/** Measures with the checks against the schemas off, and on. */
export async function measureThroughput(): Promise<Throughput[]> {
  const texts = Array.from({ length: DOCUMENTS }, (_, at) => madeUpDocument(at + 1, USUAL));
  const out: Throughput[] = [];
  for (const check of [false, true]) {
    const converter = await createConverter(check);
    for (let at = 1; at <= WARM_UP; at++) await converter.convert("warm-up.txt", madeUpDocument(DOCUMENTS + at, USUAL));
    const least = new Array<number>(Math.ceil(DOCUMENTS / GROUP)).fill(Number.POSITIVE_INFINITY);
    for (let round = 0; round < ROUNDS; round++)
      for (const [group, before] of least.entries()) {
        const seconds = await cpuSeconds(async () => {
          for (const text of texts.slice(group * GROUP, (group + 1) * GROUP))
            await converter.convert("made-up.txt", text);
        });
        least[group] = Math.min(before, seconds);
      }
    const seconds = least.reduce((sum, one) => sum + one, 0);
    out.push({
      check,
      documents: DOCUMENTS,
      characters: texts.reduce((sum, text) => sum + text.length, 0),
      perSecond: DOCUMENTS / seconds,
      target: check ? TARGETS.on : TARGETS.off,
    });
  }
  return out;
}
