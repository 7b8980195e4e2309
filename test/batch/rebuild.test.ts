import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { planBuild } from "../../pipeline/batch/plan-build.ts";
import type { RunReport } from "../../pipeline/batch/report.ts";
import type { RunOptions } from "../../pipeline/batch/run-options.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { HARBOUR } from "../support/harbour.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const FILES = { "input/harbour.txt": HARBOUR, "input/letter.txt": "A Letter\n\nThe ship has come in.\n" };

const buildIn = (folder: string, options: RunOptions & { to?: string[] } = {}) => {
  const { to = ["tei"], ...rest } = options;
  return build({ folder, ...rest, set: { to, ...rest.set } });
};

const outcomes = ({ sources }: RunReport) =>
  Object.fromEntries(sources.map(({ source, outcome }) => [source.name, outcome]));
const reasons = ({ sources }: RunReport) => sources.flatMap(({ reason }) => reason ?? []);

function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, "latin1")]));
}

/** A decision on the first repair of a ledger. */
function decisionOn(ledger: string, decision: string): string {
  const [repair] = JSON.parse(readFileSync(ledger, "utf8")).repairs;
  const { rule, left, before, right } = repair;
  return JSON.stringify([{ rule, left, before, right, decision }]);
}

it("makes nothing again where nothing has changed, and finds the same again", async () => {
  const folder = temporaryFolder({ ...FILES, "input/broken.txt": Buffer.from("c3a920fcfcfc2e", "hex") });
  const first = await buildIn(folder);
  const made = snapshot(join(folder, "output"));
  const second = await buildIn(folder);
  expect(outcomes(second)).toEqual({ "broken.txt": "unreadable", "harbour.txt": "current", "letter.txt": "current" });
  expect(second.sources.map(({ diagnostics }) => diagnostics)).toEqual(
    first.sources.map(({ diagnostics }) => diagnostics),
  );
  expect(second.sources.map(({ ledger }) => ledger)).toEqual(first.sources.map(({ ledger }) => ledger));
  expect(snapshot(join(folder, "output"))).toEqual(made);
  expect(outcomes(await buildIn(folder, { force: true }))).toMatchObject({
    "harbour.txt": "built",
    "letter.txt": "built",
  });
  expect(snapshot(join(folder, "output"))).toEqual(made);
});

it("makes a source again whose text or decisions changed, and no other", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  writeFileSync(join(folder, "input/letter.txt"), "A Letter\n\nThe ship has gone.\n");
  const changed = await buildIn(folder);
  expect(outcomes(changed)).toEqual({ "harbour.txt": "current", "letter.txt": "built" });
  expect(reasons(changed)).toEqual(["its text changed"]);
  const decisions = decisionOn(join(folder, "output/harbour/harbour.ledger.json"), "reject");
  writeFileSync(join(folder, "input/harbour.txt.decisions.yaml"), decisions);
  const decided = await buildIn(folder);
  expect(outcomes(decided)).toEqual({ "harbour.txt": "built", "letter.txt": "current" });
  expect(reasons(decided)).toEqual(["its decisions changed"]);
  expect(decided.sources[0]?.entry?.repairs).toMatchObject({ [JSON.parse(decisions)[0].rule]: { rejected: 1 } });
  rmSync(join(folder, "input/harbour.txt.decisions.yaml"));
  expect(outcomes(await buildIn(folder))).toEqual({ "harbour.txt": "built", "letter.txt": "current" });
  expect((await verify({ folder })).failures).toEqual([]);
});

it("makes everything again under another configuration, date or plugin", async () => {
  const plugin = (word: string) => `import { word } from "./word.mjs";
    export default { phase: "emit", name: "words", rules: [], defaults: {},
      async run({ stem }) { return { name: stem + ".words.txt", mediaType: "text/plain", bytes: new TextEncoder().encode(word + "${word}") }; },
      count() { throw new Error("never"); } };`;
  const folder = temporaryFolder({
    ...FILES,
    "own.mjs": plugin("x"),
    "word.mjs": 'export const word = "a";',
  });
  const configured: RunOptions & { to: string[] } = { to: ["words"], set: { plugins: ["./own.mjs"] } };
  await buildIn(folder, configured);
  expect(reasons(await buildIn(folder, configured))).toEqual([]);
  const again = Array.from({ length: 2 }, () => "the configuration or Emend changed");
  // what a plugin imports belongs to it
  writeFileSync(join(folder, "word.mjs"), 'export const word = "b";');
  expect(reasons(await buildIn(folder, configured))).toEqual(again);
  expect(reasons(await buildIn(folder, { ...configured, set: { ...configured.set, date: "2001-02-03" } }))).toEqual(
    again,
  );
  const without = { dashes: false } as const;
  expect(reasons(await buildIn(folder, { ...configured, set: { ...configured.set, transforms: without } }))).toEqual(
    again,
  );
});

it("makes only the editions that are missing", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  const tei = readFileSync(join(folder, "output/harbour/harbour.tei.xml"));
  const wider = await buildIn(folder, { to: ["tei", "epub"] });
  expect(reasons(wider)).toEqual(["there is no epub", "there is no epub"]);
  expect(readFileSync(join(folder, "output/harbour/harbour.tei.xml"))).toEqual(tei);
  const together = temporaryFolder(FILES);
  await buildIn(together, { to: ["tei", "epub"] });
  expect(snapshot(join(folder, "output"))).toEqual(snapshot(join(together, "output")));
  // a narrower run leaves what still holds, and the manifest goes on telling of it
  expect(outcomes(await buildIn(folder))).toEqual({ "harbour.txt": "current", "letter.txt": "current" });
  expect(snapshot(join(folder, "output"))).toEqual(snapshot(join(together, "output")));
  rmSync(join(folder, "output/harbour/harbour.epub"));
  expect(reasons(await buildIn(folder, { to: ["tei", "epub"] }))).toEqual(["there is no epub"]);
});

it("takes away editions of an earlier text that are not made again, but none that someone changed", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder, { to: ["tei", "epub"] });
  writeFileSync(join(folder, "output/letter/letter.epub"), "my own");
  writeFileSync(join(folder, "output/letter/notes.txt"), "my notes");
  for (const name of ["harbour", "letter"])
    writeFileSync(join(folder, `input/${name}.txt`), "A Letter\n\nThe ship has gone.\n");
  const report = await buildIn(folder);
  expect(report.diagnostics.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    "editions/superseded info",
    "editions/superseded warning",
  ]);
  expect(existsSync(join(folder, "output/harbour/harbour.epub"))).toBe(false);
  expect(readFileSync(join(folder, "output/letter/letter.epub"), "utf8")).toBe("my own");
  expect(existsSync(join(folder, "output/letter/notes.txt"))).toBe(true);
  const { failures, sources } = await verify({ folder });
  expect(failures).toEqual([]);
  expect(sources[1]?.editions.map(({ edition }) => edition)).toEqual(["canonical", "tei"]);
});

it("goes on telling of editions that other runs made", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder, { sources: ["input/harbour.txt"] });
  await buildIn(folder, { sources: ["input/letter.txt"] });
  const manifest = JSON.parse(readFileSync(join(folder, "output/manifest.json"), "utf8"));
  expect(manifest.sources.map(({ name }: { name: string }) => name)).toEqual(["harbour.txt", "letter.txt"]);
  expect((await verify({ folder })).failures).toEqual([]);
});

it("reports editions whose source is gone, and removes them when asked to", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  rmSync(join(folder, "input/letter.txt"));
  const report = await buildIn(folder);
  expect(report.diagnostics).toMatchObject([{ rule: "editions/orphaned", severity: "warning" }]);
  expect(report.diagnostics[0]?.message).toContain("input/letter.txt");
  expect(existsSync(join(folder, "output/letter/letter.tei.xml"))).toBe(true);
  await buildIn(folder, { prune: true });
  expect(readdirSync(join(folder, "output")).sort()).toEqual(["harbour", "manifest.json"]);
  expect((await verify({ folder })).failures).toEqual([]);
});

it("removes nothing for a folder that is empty now: its disk may be gone", async () => {
  const folder = temporaryFolder({ "disk/letter.txt": FILES["input/letter.txt"], "input/harbour.txt": HARBOUR });
  await buildIn(folder, { sources: ["disk", "input"] });
  rmSync(join(folder, "disk/letter.txt"));
  await buildIn(folder, { sources: ["disk", "input"], prune: true });
  expect(existsSync(join(folder, "output/letter/letter.tei.xml"))).toBe(true);
});

it("takes away editions whose name another source shares now", async () => {
  const folder = temporaryFolder({ "input/letter.txt": FILES["input/letter.txt"] });
  await buildIn(folder);
  writeFileSync(join(folder, "input/letter.md"), "# Another\n\nText.\n");
  await buildIn(folder);
  expect(readdirSync(join(folder, "output")).sort()).toEqual(["letter.md", "letter.txt", "manifest.json"]);
  expect((await verify({ folder })).failures).toEqual([]);
});

it("keeps the editions of a source that cannot be read now", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  writeFileSync(join(folder, "input/letter.txt"), "");
  expect(outcomes(await buildIn(folder))).toEqual({ "harbour.txt": "current", "letter.txt": "unreadable" });
  expect(existsSync(join(folder, "output/letter/letter.tei.xml"))).toBe(true);
  const { failures } = await verify({ folder });
  expect(failures.map(({ source, check }) => `${source} ${check}`)).toEqual(["letter.txt undo"]);
});

it("says what it would make and why, and makes nothing", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  writeFileSync(join(folder, "input/letter.txt"), "Another text.\n");
  writeFileSync(join(folder, "input/new.txt"), "A new text.\n");
  const before = snapshot(folder);
  const { due, sources } = await planBuild({ folder, set: { to: ["tei"] } });
  expect(sources).toBe(3);
  expect(due.map(({ source, reason }) => `${source.name}: ${reason}`)).toEqual([
    "letter.txt: its text changed",
    "new.txt: it is new",
  ]);
  expect(snapshot(folder)).toEqual(before);
});

it("goes on from the journal of a run that was killed while it wrote", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  const { sources } = JSON.parse(readFileSync(join(folder, "output/manifest.json"), "utf8"));
  rmSync(join(folder, "output/manifest.json"));
  const [harbour, letter] = sources.map((entry: object) => JSON.stringify(entry));
  writeFileSync(join(folder, "output/.emend-journal.jsonl"), `${harbour}\n${letter.slice(0, 100)}`);
  writeFileSync(join(folder, "output/.emend-lock"), "999999999\n");
  expect(outcomes(await buildIn(folder))).toEqual({ "harbour.txt": "current", "letter.txt": "built" });
  expect(readdirSync(join(folder, "output")).sort()).toEqual(["harbour", "letter", "manifest.json"]);
});

it.each([
  ["cut off", (text: string) => text.slice(0, 300)],
  ["of another program", () => "[1, 2]"],
  ["hostile", (text: string) => text.replaceAll("harbour/", "../../")],
])("makes everything again where the manifest is %s, and says so", async (_case, spoil) => {
  const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
  await buildIn(folder);
  const path = join(folder, "output/manifest.json");
  writeFileSync(path, spoil(readFileSync(path, "utf8")));
  const report = await buildIn(folder);
  expect(report.diagnostics).toMatchObject([{ rule: "editions/manifest", severity: "warning" }]);
  expect(outcomes(report)).toEqual({ "harbour.txt": "built" });
  expect((await verify({ folder })).failures).toEqual([]);
});

it("understands a manifest that another program wrote in its own way", async () => {
  const folder = temporaryFolder(FILES);
  await buildIn(folder);
  const path = join(folder, "output/manifest.json");
  const written = readFileSync(path, "utf8");
  writeFileSync(path, JSON.stringify(JSON.parse(written), null, 4));
  expect(outcomes(await buildIn(folder))).toEqual({ "harbour.txt": "current", "letter.txt": "current" });
  expect(readFileSync(path, "utf8")).toBe(written);
});

it("refuses an output folder that another run works on", async () => {
  const folder = temporaryFolder({ ...FILES, "output/.emend-lock": `${process.ppid}\n` });
  await expect(buildIn(folder)).rejects.toThrow(`another run (process ${process.ppid}) is writing into output`);
  expect(readdirSync(join(folder, "output"))).toEqual([".emend-lock"]);
});

it("reports a source whose editions cannot be written, and goes on", async () => {
  const folder = temporaryFolder({ ...FILES, "output/harbour": "a file where a folder should be" });
  const report = await buildIn(folder);
  expect(outcomes(report)).toEqual({ "harbour.txt": "failed", "letter.txt": "built" });
  expect(report.sources[0]?.diagnostics).toMatchObject([{ rule: "editions/unwritable" }]);
});

it("knows its editions again when the folder was moved", async () => {
  const folder = temporaryFolder({ "here/input/harbour.txt": HARBOUR });
  await buildIn(join(folder, "here"));
  mkdirSync(dirname(join(folder, "there/now")), { recursive: true });
  renameSync(join(folder, "here"), join(folder, "there/now"));
  expect(outcomes(await buildIn(join(folder, "there/now")))).toEqual({ "harbour.txt": "current" });
});

it("makes books again when a file of their design has changed, also one that only the design's own file names", async () => {
  const folder = temporaryFolder({
    "input/letter.txt": FILES["input/letter.txt"],
    "emend.config.json": JSON.stringify({
      transforms: { pdf: { design: "./own.json", settings: { parts: { probe: "./probe.typ" } } } },
    }),
    "own.json": JSON.stringify({ extends: "scholarly-octavo", parts: { looks: "./looks.typ" } }),
    "looks.typ": readFileSync(new URL("../../templates/pdf/looks.typ", import.meta.url)),
    "probe.typ": readFileSync(new URL("../../templates/pdf/probe.typ", import.meta.url)),
  });
  const again = async () => outcomes(await buildIn(folder))["letter.txt"];
  await again();
  expect(await again()).toBe("current");
  for (const name of ["looks.typ", "probe.typ", "own.json"]) {
    const path = join(folder, name);
    writeFileSync(path, `${readFileSync(path, "utf8")}\n`);
    expect(await again(), name).toBe("built");
    expect(await again(), name).toBe("current");
  }
});
