import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assemble } from "../../pipeline/assemble.ts";
import { build, check } from "../../pipeline/batch/build.ts";
import type { UserConfiguration } from "../../pipeline/configuration.ts";
import { loadConfiguration } from "../../pipeline/load-configuration.ts";
import { UsageError } from "../../pipeline/usage-error.ts";
import { HARBOUR } from "../support/harbour.ts";
import { type FileTree, temporaryFolder } from "../support/temporary-folder.ts";

const LONG_S = `
/** A normalizer from outside, without anything of Emend's imported. */
export default {
  phase: "normalize",
  name: "long-s",
  defaults: { letter: "ſ" },
  rules: [{
    id: "long-s/modern",
    tier: "auto",
    summary: "Puts a round s for a long one.",
    example: { before: "Congreſs", after: "Congress" },
    rationale: "Asked for by the house.",
  }],
  run(view, { options }) {
    const edits = [...view.text.matchAll(new RegExp(options.letter, "g"))].map((found) => ({
      start: found.index, end: found.index + 1, after: "s", rule: "long-s/modern",
      kind: "correction", certainty: "high", evidence: "a long s",
    }));
    return { edits, marks: [], remarks: [] };
  },
};
`;

const WORDS = `
import type { Buffer } from "node:buffer";
interface Options { readonly prefix: string }
/** An emitter from outside, in TypeScript. */
export const words = {
  phase: "emit" as const,
  name: "words",
  rules: [],
  defaults: { prefix: "" } satisfies Options,
  async run(input: { stem: string; edition: { children: unknown[] } }, context: { options: Options; artifact(name: string): Promise<{ bytes: Buffer }> }) {
    const tei = await context.artifact("tei");
    const text = context.options.prefix + String(tei.bytes.length);
    return { name: input.stem + ".words.txt", mediaType: "text/plain", bytes: new TextEncoder().encode(text) };
  },
  async count() {
    return { documents: 1, paragraphs: 2, notes: 3, anchors: 3, pageBreaks: 1 };
  },
};
`;

const source = { "input/harbour.txt": HARBOUR.replace("recalling", "recalling the ſea and") };

function run(files: FileTree, set: UserConfiguration) {
  const folder = temporaryFolder({ ...source, ...files });
  return { folder, report: build({ folder, set: { to: ["tei"], ...set } }) };
}

async function complaint(files: FileTree, set: UserConfiguration): Promise<string> {
  const error = await run(files, set).report.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`no UsageError, but ${String(error)}`);
  return `${error.message} ${error.hint ?? ""}`;
}

describe("a transform from outside the source tree", () => {
  it("normalizes, its repairs being in the ledger and the edition", async () => {
    const { folder, report } = run({ "own/long-s.mjs": LONG_S }, { plugins: ["./own/long-s.mjs"] });
    const [harbour] = (await report).sources;
    expect(harbour?.ledger?.repairs.filter(({ rule }) => rule === "long-s/modern")).toMatchObject([
      { before: "ſ", after: "s", status: "applied" },
    ]);
    const tei = readFileSync(join(folder, "output/harbour/harbour.tei.xml"), "utf8");
    expect(tei).toContain("<sic>ſ</sic>");
  });

  it("takes options", async () => {
    const plugin = { use: "./long-s.mjs", options: { letter: "q" } };
    const [harbour] = (await run({ "long-s.mjs": LONG_S }, { plugins: [plugin] }).report).sources;
    const made = harbour?.ledger?.repairs.filter(({ rule }) => rule === "long-s/modern");
    expect(new Set(made?.map(({ before }) => before))).toEqual(new Set(["q"]));
  });

  it.each([
    [{ before: "page-markers" }, -1],
    [{ after: "page-markers" }, 1],
  ])("takes the place that is asked for: %j", async (place, step) => {
    const folder = temporaryFolder({ "long-s.mjs": LONG_S });
    const set = { plugins: [{ use: "./long-s.mjs", ...place }] };
    const { pipelineFor } = await assemble(await loadConfiguration(folder, null, set));
    const names = pipelineFor("").normalizers.map(({ name }) => name);
    expect(names.indexOf("long-s") - names.indexOf("page-markers")).toBe(step);
  });

  it("emits, in TypeScript, and may build upon another edition", async () => {
    const { folder, report } = run(
      { "words.ts": WORDS },
      { plugins: [{ use: "./words.ts", options: { prefix: "size " } }], to: ["words"] },
    );
    const [harbour] = (await report).sources;
    expect(harbour?.files.map(({ edition }) => edition)).toEqual(["canonical", "words", "ledger"]);
    expect(readFileSync(join(folder, "output/harbour/harbour.words.txt"), "utf8")).toMatch(/^size \d{4,}$/);
  });

  it("comes from a package that is installed beside the configuration", async () => {
    const files = {
      "node_modules/emend-long-s/package.json":
        '{ "name": "emend-long-s", "type": "module", "exports": { "import": "./main.js" } }',
      "node_modules/emend-long-s/main.js": LONG_S,
    };
    const [harbour] = (await run(files, { plugins: ["emend-long-s"] }).report).sources;
    expect(harbour?.ledger?.repairs.some(({ rule }) => rule === "long-s/modern")).toBe(true);
  });

  it("may take the place of a built-in one", async () => {
    const own = LONG_S.replace('name: "long-s"', 'name: "dashes"');
    const set = { plugins: ["./own.mjs"], transforms: { dashes: false } } as const;
    const [harbour] = (await run({ "own.mjs": own }, set).report).sources;
    expect(harbour?.ledger?.repairs.some(({ rule }) => rule === "dashes/page-range")).toBe(false);
    expect(await complaint({ "own.mjs": own }, { plugins: ["./own.mjs"] })).toContain("called dashes");
  });

  it.each([
    ["is not there", "", "./none.mjs", "cannot be loaded"],
    ["is no package", "", "emend-none", "cannot be loaded"],
    ["exports no transform", "export const a = 1;", "./own.mjs", "exports no transform"],
    ["has no run", LONG_S.replace("run(view", "ran(view"), "./own.mjs", "run has to be a function"],
    ["has an unknown phase", LONG_S.replace('"normalize"', '"polish"'), "./own.mjs", "phase has to be one of"],
    ["has a rule without a tier", LONG_S.replace('tier: "auto"', 'tier: "always"'), "./own.mjs", "rules[0].tier"],
    ["has a name that is none", LONG_S.replace('"long-s"', '"Long S"'), "./own.mjs", "kebab-case"],
    ["cannot be parsed", "export default {", "./own.mjs", "cannot be loaded"],
  ])("that %s is refused", async (_case, code, use, expected) => {
    expect(await complaint({ "own.mjs": code }, { plugins: [use] })).toContain(expected);
  });

  it("is refused with options it does not have, or a neighbour that is not there", async () => {
    const files = { "long-s.mjs": LONG_S };
    const wrong = { use: "./long-s.mjs", options: { leter: "x" } };
    expect(await complaint(files, { plugins: [wrong] })).toContain("Did you mean letter?");
    const type = { use: "./long-s.mjs", options: { letter: 1 } };
    expect(await complaint(files, { plugins: [type] })).toContain("of type string");
    const lost = { use: "./long-s.mjs", after: "page-marker" };
    expect(await complaint(files, { plugins: [lost] })).toContain("Did you mean page-markers?");
  });
});

describe("a built-in transform", () => {
  it("can be switched off", async () => {
    const folder = temporaryFolder(source);
    const report = await check({ folder, set: { transforms: { dashes: false } } });
    expect(report.sources[0]?.ledger?.repairs.some(({ rule }) => rule.startsWith("dashes/"))).toBe(false);
  });

  it("is refused under a name that does not exist, or with options it does not have", async () => {
    expect(await complaint({}, { transforms: { dahses: false } })).toContain("Did you mean dashes?");
    expect(await complaint({}, { transforms: { dashes: { length: 3 } } })).toContain("transforms.dashes.length");
  });
});
