import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finish, finishedFolder, freshFolder } from "../bench-folder.ts";
import type { Converter } from "../converter.ts";
import { type LinkReport, linkReports } from "./link-report.ts";
import { python } from "./python.ts";
import { STYLES } from "./targets.ts";

/** Cases of one origin: `cases` holds `<style>/<case>.<txt|md>` with their gold. */
export interface CaseSet {
  readonly name: string;
  readonly cases: string;
}

/** A set whose TEI lies in `converted`; the links of each case by `<style>/<case>`. */
export interface ConvertedSet extends CaseSet {
  readonly converted: string;
  readonly links: ReadonlyMap<string, readonly LinkReport[]>;
}

/** The cases that lie ready, of six volumes. */
export function readySet(shared: string): CaseSet {
  return { name: "ready", cases: join(shared, "frusbench/cases") };
}

/** New cases out of all volumes of the corpus. Another seed picks other documents and damages them in another way. */
export function seededSet(shared: string, seed: number, docs: number): CaseSet {
  const name = `seed${seed}x${docs}`;
  // the same seed always makes the same cases
  const made = finishedFolder(`cases-${name}`);
  if (made !== null) return { name, cases: made };
  const cases = freshFolder(`cases-${name}`);
  const corpus = join(shared, "corpus");
  const volumes = readdirSync(corpus)
    .filter((file) => file.endsWith(".xml"))
    .sort();
  python(join(shared, "frusbench/make.py"), [
    cases,
    ...volumes.map((volume) => join(corpus, volume)),
    "--docs",
    String(docs),
    "--seed",
    String(seed),
  ]);
  // page images are not among the styles measured here
  rmSync(join(cases, "ocr"), { recursive: true });
  finish(cases);
  return { name, cases };
}

/** Converts every case of a set. */
export async function convertSet(set: CaseSet, converter: Converter): Promise<ConvertedSet> {
  const converted = freshFolder(`converted-${set.name}`);
  const links = new Map<string, readonly LinkReport[]>();
  for (const style of STYLES) {
    mkdirSync(join(converted, style));
    for (const name of readdirSync(join(set.cases, style)).sort()) {
      if (!/\.(?:txt|md)$/.test(name)) continue;
      const stem = name.replace(/\.[^.]*$/, "");
      const { edition, ledger, tei } = await converter.convert(
        name,
        readFileSync(join(set.cases, style, name), "utf8"),
      );
      writeFileSync(join(converted, style, `${stem}.xml`), tei);
      links.set(`${style}/${stem}`, linkReports(edition, ledger));
    }
  }
  return { ...set, converted, links };
}
