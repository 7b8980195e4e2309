import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshFolder } from "../bench-folder.ts";
import type { Converter } from "../converter.ts";
import type { ScoreRow } from "./comparison.ts";
import { ownScript, python } from "./python.ts";
import type { PageStyle } from "./targets.ts";

/** Cases of pages: which style they are, and how the files end that are read. */
interface PageSet {
  readonly name: string;
  readonly style: PageStyle;
  readonly cases: string;
  readonly ending: string;
}

/** A repair of the auto tier that changed a word which the OCR had read rightly. */
type PageHarm = readonly [file: string, rule: string, before: string, after: string, context: string];

/** What `page_harm.py` counts. */
interface PageWords {
  readonly characters: number;
  readonly harms: readonly PageHarm[];
  /** Characters of the gold's words, those that the OCR read, and those that the edition has. */
  readonly gold: number;
  readonly read: number;
  readonly kept: number;
}

/** A set of pages converted, scored, and its repairs held against the gold. */
export interface PageMeasurement extends PageWords {
  readonly name: string;
  readonly style: PageStyle;
  readonly score: ScoreRow;
}

/** Measures page text and scans: the ready cases, scans in both of their formats, and new page text for each seed. */
export async function measurePages(
  shared: string,
  converter: Converter,
  seeds: readonly number[],
  docs: number,
): Promise<PageMeasurement[]> {
  const bench = join(shared, "frusbench");
  const sets: PageSet[] = [
    { name: "ready", style: "ocr", cases: join(bench, "cases/ocr"), ending: ".txt" },
    { name: "ready (hOCR)", style: "scan", cases: join(bench, "cases/scan"), ending: ".hocr" },
    { name: "ready (ALTO)", style: "scan", cases: join(bench, "cases/scan"), ending: ".alto.xml" },
    ...seeds.map(
      (seed): PageSet => ({
        name: `seed${seed}x${docs}`,
        style: "ocr",
        cases: newPages(shared, seed, docs),
        ending: ".txt",
      }),
    ),
  ];
  const out: PageMeasurement[] = [];
  for (const set of sets) out.push(await measureSet(bench, set, converter));
  return out;
}

function newPages(shared: string, seed: number, docs: number): string {
  const cases = freshFolder(`pages-${seed}x${docs}`);
  const corpus = join(shared, "corpus");
  const volumes = readdirSync(corpus)
    .filter((file) => file.endsWith(".xml"))
    .sort()
    .map((volume) => join(corpus, volume));
  python(join(shared, "frusbench/make.py"), [cases, ...volumes, "--docs", String(docs), "--seed", String(seed)]);
  for (const other of ["web", "markdown"]) rmSync(join(cases, other), { recursive: true });
  return join(cases, "ocr");
}

async function measureSet(
  bench: string,
  { name, style, cases, ending }: PageSet,
  converter: Converter,
): Promise<PageMeasurement> {
  const folder = freshFolder(`pages-${name.replace(/\W+/g, "-")}-${style}`);
  const [golds, editions] = [join(folder, "cases"), join(folder, "editions")];
  mkdirSync(golds);
  mkdirSync(join(editions, style), { recursive: true });
  // score.py looks at every style that it finds
  symlinkSync(cases, join(golds, style));
  for (const file of readdirSync(cases).sort()) {
    if (!file.endsWith(ending) || file.endsWith(".gold.xml")) continue;
    const stem = join(editions, style, file.slice(0, -ending.length));
    const { ledger, text, tei } = await converter.convert(file, readFileSync(join(cases, file), "utf8"));
    writeFileSync(`${stem}.xml`, tei);
    const repairs = ledger.repairs
      .filter(({ status }) => status === "applied")
      .map(({ span, before, after, rule }) => [
        codePoints(text, span.start),
        codePoints(text, span.end),
        before,
        after,
        rule,
      ]);
    writeFileSync(`${stem}.json`, JSON.stringify({ text, repairs }));
  }
  const figures = join(folder, "score.json");
  python(join(bench, "score.py"), [golds, editions, "--json", figures]);
  const scores: Readonly<Record<string, ScoreRow>> = JSON.parse(readFileSync(figures, "utf8"));
  const score = scores[style];
  if (!score) throw new RangeError(`no figures for ${style}`);
  const words: PageWords = JSON.parse(python(ownScript("page_harm.py"), [bench, cases, join(editions, style)]));
  return { name, style, score, ...words };
}

/** A place of a text, counted as Python counts. */
function codePoints(text: string, place: number): number {
  return [...text.slice(0, place)].length;
}
