/**
 * The accuracy figures in less than a minute, for those who change a transform: npm run confirm -- [--shared ../shared] [--seed 31] [--docs 40]
 * Ends with 1 where a figure is below its target, a link of high certainty is wrong, or clean text was changed.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { calibrate } from "./accuracy/calibration.ts";
import { readySet, seededSet } from "./accuracy/case-set.ts";
import { reaches } from "./accuracy/figures-table.ts";
import { measure } from "./accuracy/measurement.ts";
import { measureNoHarm } from "./accuracy/no-harm.ts";
import { COLUMNS, STYLES, TARGETS } from "./accuracy/targets.ts";
import { REPOSITORY } from "./bench-folder.ts";
import { createConverter } from "./converter.ts";

const { values } = parseArgs({
  options: {
    shared: { type: "string", default: join(REPOSITORY, "../shared") },
    seed: { type: "string", default: "31" },
    docs: { type: "string", default: "40" },
  },
});
/** Of the clean documents one in so many is tried. */
const CLEAN_STEP = 4;

const shared = resolve(values.shared);
const converter = await createConverter(false);
const measurements = [
  await measure(shared, readySet(shared), converter),
  await measure(shared, seededSet(shared, Number(values.seed), Number(values.docs)), converter),
];
let isFine = true;
const line = (name: string, cells: readonly string[]) =>
  console.log(`${name.padEnd(22)}${cells.map((cell) => cell.padStart(8)).join("")}`);

line("", COLUMNS);
for (const style of STYLES) {
  line(
    `${style} target`,
    cells((column) => TARGETS[style][column]),
  );
  for (const { name, scores } of measurements)
    line(
      `${style} ${name}`,
      cells(
        (column) => scores[style][column],
        (column, value) => reaches(style, column, value),
      ),
    );
}

function cells(
  value: (column: (typeof COLUMNS)[number]) => number | null,
  fits: (column: (typeof COLUMNS)[number], value: number | null) => boolean = () => true,
): string[] {
  return COLUMNS.map((column) => {
    const figure = value(column);
    const isReached = fits(column, figure);
    isFine &&= isReached;
    return `${figure === null ? "–" : figure.toFixed(2)}${isReached ? " " : "!"}`;
  });
}

const { rows, wrong, notes } = calibrate(measurements);
for (const { certainty, kind, links, right } of rows)
  console.log(`${certainty.padEnd(7)}${kind.padEnd(9)}${right} right of ${links} links (${notes} notes)`);
for (const { key, certainty, evidence } of wrong) {
  if (certainty !== "high") continue;
  isFine = false;
  console.log(`wrong at high certainty: ${key} (${evidence})`);
}
for (const { variant, characters, changes, reshaped } of await measureNoHarm(shared, converter, CLEAN_STEP)) {
  console.log(
    `clean text, ${variant}: ${changes.length} changes, ${reshaped.length} paragraph ends changed in ${characters} characters`,
  );
  for (const { file, rule, before, after } of changes.slice(0, 10))
    console.log(`  ${file} ${rule} “${before}” → “${after}”`);
  isFine &&= changes.length === 0;
}
process.exitCode = isFine ? 0 : 1;
