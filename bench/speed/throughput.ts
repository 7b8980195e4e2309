import { createConverter } from "../converter.ts";
import { leastCpuSeconds } from "./cpu-time.ts";
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
const TARGETS = { off: 200, on: 100 };

/** Measures with the checks against the schemas off, and on; no document is seen twice in a run. */
export async function measureThroughput(): Promise<Throughput[]> {
  const texts = Array.from({ length: DOCUMENTS }, (_, at) => madeUpDocument(at + 1, USUAL));
  const out: Throughput[] = [];
  for (const check of [false, true]) {
    const converter = await createConverter(check);
    for (let at = 1; at <= WARM_UP; at++) await converter.convert("warm-up.txt", madeUpDocument(DOCUMENTS + at, USUAL));
    const seconds = await leastCpuSeconds(3, async () => {
      for (const [at, text] of texts.entries()) await converter.convert(`document-${at}.txt`, text);
    });
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
