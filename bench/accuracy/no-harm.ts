import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LedgerRepair } from "../../pipeline/model/ledger.ts";
import { freshFolder } from "../bench-folder.ts";
import type { Converter } from "../converter.ts";
import { ownScript, python } from "./python.ts";
import { STYLES } from "./targets.ts";

/** One repair that changed clean text. */
export interface Harm {
  readonly file: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  /** The words around it. */
  readonly context: string;
}

/** What happened to one variant of the clean text. */
export interface NoHarm {
  readonly variant: Variant;
  readonly files: number;
  readonly characters: number;
  /** Changes of the text: see `isChange`. */
  readonly changes: readonly Harm[];
  /** Two paragraphs made one, or one made two: no character changes, but the edition does. */
  readonly reshaped: readonly Harm[];
  /** How many documents were taken for which house style. */
  readonly profiles: ReadonlyMap<string, number>;
  /** Notes of the clean text, and those that were linked at the marker. */
  readonly notes: number;
  readonly linked: number;
}

type Variant = "plain" | "notes";
type Span = readonly [start: number, end: number];

/**
 * Converts the gold of the corpus and of the ready cases as clean text, and looks at every repair.
 * @param step 1 for every document, 2 for every second one …
 */
export async function measureNoHarm(shared: string, converter: Converter, step: number): Promise<NoHarm[]> {
  const folder = freshFolder("clean");
  const golds = [filesOf(join(shared, "corpus"), ".xml")];
  for (const style of STYLES) golds.push(filesOf(join(shared, "frusbench/cases", style), ".gold.xml"));
  python(ownScript("clean_text.py"), [join(shared, "frusbench"), folder, ...golds.flat()]);
  return [await measure(folder, "plain", converter, step), await measure(folder, "notes", converter, step)];
}

function filesOf(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));
}

async function measure(folder: string, variant: Variant, converter: Converter, step: number): Promise<NoHarm> {
  const changes: Harm[] = [];
  const reshaped: Harm[] = [];
  let characters = 0;
  let notes = 0;
  let linked = 0;
  const profiles = new Map<string, number>();
  const paths = filesOf(join(folder, variant), ".txt").filter((_, at) => at % step === 0);
  for (const path of paths) {
    const source = readFileSync(path, "utf8");
    const numbers: readonly Span[] =
      variant === "notes" ? JSON.parse(readFileSync(path.replace(/txt$/, "json"), "utf8")) : [];
    const file = path.slice(path.lastIndexOf("/") + 1);
    const { ledger, text } = await converter.convert(file, source);
    characters += text.length;
    profiles.set(ledger.profile, (profiles.get(ledger.profile) ?? 0) + 1);
    notes += numbers.length / 2;
    linked += ledger.links.filter(({ marker }) => marker !== null).length;
    for (const repair of ledger.repairs) {
      if (repair.status !== "applied") continue;
      const { rule, before, after, span } = repair;
      const context = text.slice(Math.max(0, span.start - 25), span.end + 25).replace(/\s+/g, " ");
      const harm = { file, rule, before, after, context };
      if (isChange(repair, numbers)) changes.push(harm);
      else if (isReshaping(repair)) reshaped.push(harm);
    }
  }
  return { variant, files: paths.length, characters, changes, reshaped, profiles, notes, linked };
}

/**
 * Whether an applied repair changes clean text: every correction does, and every artefact that takes out or puts in a
 * character other than white space, unless it takes out only the numbers of notes that stand there on purpose.
 */
function isChange({ kind, span, before, after }: LedgerRepair, numbers: readonly Span[]): boolean {
  if (kind === "correction") return true;
  if (before.replace(/\s/g, "") === after.replace(/\s/g, "")) return false;
  if (/\S/.test(after)) return true;
  for (let at = 0; at < before.length; at++) {
    const place = span.start + at;
    if (/\S/.test(before[at] ?? "") && !numbers.some(([start, end]) => start <= place && place < end)) return true;
  }
  return false;
}

/** Whether a repair makes or unmakes a paragraph's end. */
function isReshaping({ before, after }: LedgerRepair): boolean {
  return /\n\s*\n/.test(before) !== /\n\s*\n/.test(after);
}
