/**
 * Measures hyphens at line ends and proposals for misread letters, and writes docs/letters.md:
 *   npm run letters -- [--shared ../shared] [--seeds 71,72] [--docs 60]
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ownScript, python } from "./accuracy/python.ts";
import { freshFolder, REPOSITORY } from "./bench-folder.ts";
import { createConverter } from "./converter.ts";
import { measureHyphens } from "./letters/hyphens.ts";
import { isProposal, measureProposals, type ProposalFigures } from "./letters/proposals.ts";
import { lettersReport } from "./letters/report.ts";
import { setInLines } from "./letters/set-lines.ts";

const { values } = parseArgs({
  options: {
    shared: { type: "string", default: join(REPOSITORY, "../shared") },
    seeds: { type: "string", default: "71,72" },
    docs: { type: "string", default: "60" },
    out: { type: "string", default: join(REPOSITORY, "docs/letters.md") },
  },
});
const WIDTH = 66;
const LINES_OF_A_PAGE = 40;

const shared = resolve(values.shared);
const bench = join(shared, "frusbench");
const volumes = readdirSync(join(shared, "corpus"))
  .filter((file) => file.endsWith(".xml"))
  .sort()
  .map((file) => join(shared, "corpus", file));
const converter = await createConverter(false);

const folder = freshFolder("letters-clean");
python(ownScript("clean_text.py"), [bench, folder, ...volumes]);
const texts = readdirSync(join(folder, "plain"))
  .sort()
  .map((file) => readFileSync(join(folder, "plain", file), "utf8"));
console.error("hyphens …");
const hyphens = measureHyphens(texts);

const proposals: ProposalFigures[] = [];
for (const seed of values.seeds.split(",")) {
  console.error(`seed ${seed} …`);
  const cases = freshFolder(`letters-seed${seed}`);
  python(join(bench, "make.py"), [cases, ...volumes, "--docs", values.docs, "--seed", seed]);
  proposals.push(await measureProposals(shared, `seed${seed}`, cases, "ocr", ".txt", converter));
}
console.error("scans …");
proposals.push(await measureProposals(shared, "scans", join(bench, "cases"), "scan", ".hocr", converter));

console.error("clean pages …");
const clean: string[] = [];
let characters = 0;
for (const text of texts) {
  const { lines } = setInLines(text, WIDTH);
  const pages = Array.from({ length: Math.ceil(lines.length / LINES_OF_A_PAGE) }, (_, page) =>
    lines.slice(page * LINES_OF_A_PAGE, (page + 1) * LINES_OF_A_PAGE).join("\n"),
  );
  const source = pages.join("\f");
  characters += source.length;
  const { ledger } = await converter.convert("clean.txt", source);
  for (const { rule, before, after } of ledger.repairs.filter(isProposal))
    clean.push(`“${before}” → “${after}” (${rule.slice(rule.indexOf("/") + 1)})`);
}
writeFileSync(
  values.out,
  lettersReport({ texts: texts.length, hyphens, proposals, clean: { characters, proposals: clean } }),
);
