import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build, check } from "../../pipeline/batch/build.ts";
import { allDiagnostics, exitCodeOf } from "../../pipeline/batch/report.ts";
import { HARBOUR } from "../support/harbour.ts";
import { type FileTree, temporaryFolder } from "../support/temporary-folder.ts";

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const run = (files: FileTree, sources: readonly string[] = []) => {
  const folder = temporaryFolder(files);
  return { folder, report: build({ folder, sources, set: { to: ["tei"] } }) };
};

describe("bad input", () => {
  const BAD: FileTree = {
    "input/empty.txt": "",
    "input/picture.txt": Buffer.from("474946383961010001000000", "hex"),
    "input/broken.txt": Buffer.concat([Buffer.from("Zürich\n"), Buffer.from([0xc3, 0x28]), Buffer.from("né")]),
    "input/binary.txt": "words\0words",
    'input/good \'n "quoted".txt': HARBOUR,
  };

  it("gives each source its finding, and the others their editions", async () => {
    const { folder, report } = run(BAD);
    symlinkSync(join(folder, "nowhere"), join(folder, "input", "dangling.txt"));
    const done = await report;
    const rules = Object.fromEntries(
      done.sources.map(({ source, diagnostics }) => [source.name, diagnostics.map(({ rule }) => rule)]),
    );
    expect(rules).toEqual({
      "binary.txt": ["source/binary"],
      "broken.txt": ["source/broken-encoding"],
      "dangling.txt": ["source/unreadable"],
      "empty.txt": ["source/empty"],
      'good \'n "quoted".txt': [],
      "picture.txt": ["source/binary"],
    });
    for (const diagnostic of allDiagnostics(done)) expect(diagnostic.hint, diagnostic.rule).toBeTruthy();
    expect(exitCodeOf(done)).toBe(3);
    const stem = 'good \'n "quoted"';
    expect(filesBelow(join(folder, "output"))).toEqual(
      [
        `${stem}/${stem}.canonical.xml`,
        `${stem}/${stem}.ledger.json`,
        `${stem}/${stem}.tei.xml`,
        "manifest.json",
      ].sort(),
    );
    const manifest = JSON.parse(readFileSync(join(folder, "output/manifest.json"), "utf8"));
    expect(manifest.sources.map(({ name }: { name: string }) => name)).toEqual([`${stem}.txt`]);
  });

  it("is a source that is not there, or a folder without any", async () => {
    const folder = temporaryFolder({ "input/README.md": "about", "input/.hidden.txt": "x" });
    const report = await build({ folder, sources: ["input", "missing.txt"] });
    expect(report.diagnostics.map(({ source, rule }) => `${source} ${rule}`)).toEqual([
      "input source/none",
      "missing.txt source/unreadable",
    ]);
    expect(exitCodeOf(report)).toBe(3);
    expect(readdirSync(folder)).toEqual(["input"]);
  });

  it("is a file above the size that is allowed", async () => {
    const folder = temporaryFolder({ "input/large.txt": HARBOUR, "input/small.txt": "A short text.\n" });
    const report = await check({ folder, set: { maxBytes: 100 } });
    expect(report.sources.map(({ outcome }) => outcome)).toEqual(["unreadable", "built"]);
    expect(report.sources[0]?.diagnostics[0]).toMatchObject({ rule: "source/too-large", severity: "error" });
  });

  it("is a paragraph that never ends", async () => {
    const endless = `A Letter\n\n${"word ".repeat(300)}`;
    const folder = temporaryFolder({ "input/endless.txt": endless, "input/small.txt": "A short text.\n" });
    const report = await check({ folder, set: { maxParagraph: 1000 } });
    expect(report.sources.map(({ outcome }) => outcome)).toEqual(["unreadable", "built"]);
    expect(report.sources[0]?.diagnostics).toMatchObject([
      { rule: "source/endless-paragraph", position: { line: 3, column: 1 } },
    ]);
  });

  it("is one line of 50 MB, refused in no time", async () => {
    const folder = temporaryFolder({
      "input/line.txt": Buffer.alloc(50_000_000, "word "),
      "input/small.txt": "Text.\n",
    });
    const report = await check({ folder });
    expect(report.sources.map(({ outcome }) => outcome)).toEqual(["unreadable", "built"]);
  });

  it("is what is no file at all", async () => {
    const folder = temporaryFolder({ "input/good.txt": HARBOUR });
    execFileSync("mkfifo", [join(folder, "input", "pipe.txt")]);
    const report = await check({ folder });
    expect(report.sources.find(({ source }) => source.name === "pipe.txt")?.diagnostics).toMatchObject([
      { rule: "source/unreadable", message: "this is not a file" },
    ]);
  });
});

describe("a defect in a transform", () => {
  const broken = (phase: string, body: string) => `
    export default {
      phase: "${phase}", name: "broken", rules: [], defaults: {},
      run(input) { ${body} },
      count() { throw new Error("never"); },
    };`;

  it("ends that source alone, with the transform's name", async () => {
    const body =
      'if (input.text.includes("mole")) throw new TypeError("no mole"); return { edits: [], marks: [], remarks: [] };';
    const folder = temporaryFolder({
      "own.mjs": broken("normalize", body),
      "input/a.txt": HARBOUR,
      "input/b.txt": HARBOUR.replaceAll("mole", "quay"),
    });
    const report = await build({ folder, set: { to: ["tei"], plugins: ["./own.mjs"] } });
    expect(report.sources.map(({ outcome }) => outcome)).toEqual(["failed", "built"]);
    expect(report.sources[0]?.diagnostics).toMatchObject([
      { rule: "engine/defect", severity: "error", message: "the transform “broken” failed: no mole" },
    ]);
    expect(exitCodeOf(report)).toBe(3);
  });

  it("in an emitter leaves no file of that source", async () => {
    const folder = temporaryFolder({ "own.mjs": broken("emit", 'throw new Error("no ink")'), "input/a.txt": HARBOUR });
    const report = await build({ folder, set: { to: ["tei", "broken"], plugins: ["./own.mjs"] } });
    expect(report.sources[0]).toMatchObject({ outcome: "failed", files: [] });
    expect(report.sources[0]?.diagnostics.at(-1)?.message).toBe("the transform “broken” failed: no ink");
    expect(filesBelow(join(folder, "output"))).toEqual(["manifest.json"]);
  });

  it.each([
    ["that asks for itself", 'return context.artifact("broken");', "needs its own result"],
    [
      "that takes another's name",
      'return { name: "a.tei.xml", mediaType: "x/y", bytes: new Uint8Array() };',
      "a.tei.xml",
    ],
    [
      "whose part leaves the edition's folder",
      'const file = { name: "broken/a", mediaType: "x/y", bytes: new Uint8Array() }; return { ...file, parts: [{ ...file, name: "broken/../b" }] };',
      "broken/../b",
    ],
    ["that leaves its folder", 'return { name: "../x", mediaType: "x/y", bytes: new Uint8Array() };', "../x"],
  ])("is an emitter %s", async (_case, body, expected) => {
    const code = broken("emit", body).replace("run(input)", "async run(input, context)");
    const folder = temporaryFolder({ "own.mjs": code, "input/a.txt": HARBOUR });
    const report = await build({ folder, set: { to: ["tei", "broken"], plugins: ["./own.mjs"] } });
    expect(report.sources[0]?.diagnostics.at(-1)?.message).toContain(expected);
    expect(filesBelow(folder)).toEqual(["input/a.txt", "output/manifest.json", "own.mjs"]);
  });
});

describe("editions of sources that share a name", () => {
  it("do not overwrite each other", async () => {
    const { report } = run({
      "input/a.txt": HARBOUR,
      "input/A.md": HARBOUR,
      "input/b.txt": HARBOUR,
      "input/sub/b.txt": HARBOUR,
      "input/manifest.json.txt": HARBOUR,
    });
    const done = await report;
    expect(Object.fromEntries(done.sources.map(({ source }) => [source.name, source.stem]))).toEqual({
      "A.md": "A.md",
      "a.txt": "a.txt",
      "b.txt": "b.txt",
      "manifest.json.txt": "manifest.json.txt",
      "sub/b.txt": "sub-b.txt",
    });
    const told = allDiagnostics(done).filter(({ rule }) => rule === "source/same-name");
    expect(told).toHaveLength(5);
  });

  it("are made once of a source that is named twice", async () => {
    const { report } = run({ "input/a.txt": HARBOUR }, ["input/a.txt", "input", "./input/a.txt"]);
    expect((await report).sources).toHaveLength(1);
  });
});

describe("an editor's decisions", () => {
  const decision = (words: string) => `- rule: dashes/page-range\n  left: "es, as set out on pages "
  before: "545565"\n  right: ", had [Page 32] never be"\n${words}`;

  const rangeOf = async (yaml: string) => {
    const { report } = run({ "input/a.txt": HARBOUR, "input/a.txt.decisions.yaml": yaml });
    const [source] = (await report).sources;
    return {
      source,
      range: source?.ledger?.repairs.find(({ rule }) => rule === "dashes/page-range"),
    };
  };

  it("lie beside the source and are obeyed", async () => {
    expect((await rangeOf("")).range).toMatchObject({ status: "applied", after: "545–565" });
    expect((await rangeOf(decision("  decision: reject"))).range).toMatchObject({ status: "rejected" });
    const amended = await rangeOf(decision("  decision: amend\n  reading: 545, 565"));
    expect(amended.range).toMatchObject({ status: "amended", after: "545, 565" });
  });

  it("have their context in the ledger, to be copied", async () => {
    const { folder, report } = run({ "input/a.txt": HARBOUR });
    await report;
    const ledger = JSON.parse(readFileSync(join(folder, "output/a/a.ledger.json"), "utf8"));
    const range = ledger.repairs.find(({ rule }: { rule: string }) => rule === "dashes/page-range");
    expect(range).toMatchObject({ left: "es, as set out on pages ", right: ", had [Page 32] never be" });
  });

  it("that fit nothing any more are told", async () => {
    const { source } = await rangeOf(decision("  decision: reject").replace("545565", "546566"));
    expect(source?.diagnostics).toMatchObject([{ rule: "decisions/unmatched", severity: "warning" }]);
  });

  it("that are wrong stop the source, with the key", async () => {
    const { source } = await rangeOf(decision("  decision: refuse"));
    expect(source?.outcome).toBe("unreadable");
    expect(source?.diagnostics[0]?.message).toContain("decision");
    expect((await rangeOf("- [")).source?.diagnostics[0]?.rule).toBe("decisions/invalid");
  });
});

describe("two builds of the same sources", () => {
  it("give the same bytes in every format, wherever they run", async () => {
    const hashes = async () => {
      const folder = temporaryFolder({
        "input/harbour.txt": HARBOUR,
        "input/more/letter.md": "# A Letter\n\nText.[^1]\n\n[^1]: Note.\n",
      });
      await build({ folder });
      const out = join(folder, "output");
      return filesBelow(out).map((name) => {
        const bytes = readFileSync(join(out, name));
        if (name.endsWith(".json") || name.endsWith(".xml")) expect(bytes.includes(folder), name).toBe(false);
        return `${name} ${createHash("sha256").update(bytes).digest("hex")}`;
      });
    };
    const first = await hashes();
    expect(first).toHaveLength(13);
    expect(await hashes()).toEqual(first);
  });
});

describe("the output folder", () => {
  it("is never taken for a source", async () => {
    const folder = temporaryFolder({ "a.txt": HARBOUR });
    mkdirSync(join(folder, "output"));
    await build({ folder, sources: ["."], set: { to: ["tei"] } });
    const again = await build({ folder, sources: ["."], set: { to: ["tei"] } });
    expect(again.sources.map(({ source }) => source.name)).toEqual(["a.txt"]);
  });
});
