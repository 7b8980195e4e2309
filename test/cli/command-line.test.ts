import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../pipeline/version.ts";
import { compiledEmend } from "../support/compiled-emend.ts";
import { HARBOUR } from "../support/harbour.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const emend = compiledEmend();

describe("emend", () => {
  it("tells what it can do, with examples and exit codes", () => {
    const { code, out } = emend.run(temporaryFolder(), ["--help"]);
    expect(code).toBe(0);
    for (const word of ["build", "check", "verify", "explain", "Examples:", "Exit codes:"]) expect(out).toContain(word);
  });

  it("knows its version", () => {
    expect(emend.run(temporaryFolder(), ["--version"])).toMatchObject({ code: 0, out: `${VERSION}\n` });
  });

  it.each([
    [["biuld"], "Did you mean build?"],
    [["build", "--quite"], "Did you mean --quiet?"],
    [["check", "--format", "xml"], "Allowed choices are text, json, sarif, junit, html"],
    [["build", "--to", "tei,,pdf"], "commas"],
    [["build", "--to", "tie"], "Did you mean tei?"],
    [["build", "--profile", "fruz"], "Did you mean frus?"],
    [["build", "--config", "none.yaml"], "none.yaml does not exist"],
    [["verify", "nowhere"], "there is no manifest.json in nowhere"],
    [["explain", "dashes/page-rage"], "Did you mean dashes/page-range?"],
    [[], "Usage: emend"],
  ])("ends %j with 2 and a remedy", (commandLine, remedy) => {
    const { code, out, err } = emend.run(temporaryFolder({ "input/a.txt": HARBOUR }), commandLine);
    expect(code).toBe(2);
    expect(err).toContain(remedy);
    expect(out).toBe("");
  });
});

describe("emend build", () => {
  it.each([
    ["design: folio", "transforms.pdf.design: there is no design called “folio”", "There are: scholarly-octavo"],
    [
      "settings: { page: { widht: 6in } }",
      "transforms.pdf.settings.page.widht: there is no such setting",
      "docs/pdf.md",
    ],
    ["imposition: { sheet: 8, section: 12 }", "transforms.pdf.imposition.section: 12 pages", "Give a multiple of 8."],
    ["design: ./own.json", "there is no file ./own.json", "starts at the configuration’s folder"],
  ])("ends with 2 and a remedy before it reads a source: %s", (option, message, remedy) => {
    const folder = temporaryFolder({
      "input/harbour.txt": HARBOUR,
      "emend.config.yaml": `transforms: { pdf: { ${option} } }`,
    });
    const { code, out, err } = emend.run(folder, ["build", "--to", "pdf"]);
    expect(code).toBe(2);
    expect(err).toContain(`error: emend.config.yaml: ${message}`);
    expect(err).toContain(`help: `);
    expect(err).toContain(remedy);
    expect(out).toBe("");
    expect(existsSync(join(folder, "output"))).toBe(false);
  });

  it("makes the editions that are asked for, and says so in a table", () => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
    const { code, out, err } = emend.run(folder, ["build", "--to", "tei"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    expect(out).toContain("3 of 3");
    expect(out).toContain("1 source, 3 files in output/; 0 errors, 0 warnings");
    for (const ending of ["canonical.xml", "tei.xml", "ledger.json"])
      expect(existsSync(join(folder, "output", "harbour", `harbour.${ending}`)), ending).toBe(true);
    expect(existsSync(join(folder, "output", "harbour", "harbour.pdf"))).toBe(false);
  });

  it("writes a summary for programs and nothing else with --json", () => {
    const folder = temporaryFolder({ 'my letters/harbour \'n "x".txt': HARBOUR });
    const { code, out, err } = emend.run(folder, ["build", "my letters", "--to", "tei", "--json"]);
    expect(err).toBe("");
    const summary = JSON.parse(out);
    expect(summary).toMatchObject({ emend: VERSION, exitCode: code });
    expect(summary.sources).toHaveLength(1);
    expect(summary.sources[0]).toMatchObject({
      source: 'my letters/harbour \'n "x".txt',
      stem: 'harbour \'n "x"',
      outcome: "built",
      figures: { documents: 1, notes: 3, linked: 3, pageBreaks: 1 },
    });
    for (const file of summary.sources[0].files) expect(existsSync(join(folder, "output", file.path))).toBe(true);
  });

  it("says nothing with --quiet unless something is wrong", () => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR, "empty.txt": "" });
    expect(emend.run(folder, ["build", "--to", "tei", "-q"])).toEqual({ code: 0, out: "", err: "" });
    const { code, out, err } = emend.run(folder, ["build", "empty.txt", "--to", "tei", "-q"]);
    expect(code).toBe(3);
    expect(out).toBe("");
    expect(err).toContain("empty.txt: error: the file is empty [source/empty]");
  });

  it("colours only what a person reads, and never against NO_COLOR", () => {
    const folder = temporaryFolder({ "input/empty.txt": "" });
    const { out, err } = emend.run(folder, ["build"], { FORCE_COLOR: "1" });
    expect(out + err).not.toContain("\u001b");
  });
});

describe("emend check", () => {
  const files = { "input/harbour.txt": HARBOUR, "input/broken.txt": Buffer.from("c3a920fcfcfc2e", "hex") };

  it("writes nothing but its findings", () => {
    const folder = temporaryFolder(files);
    const { code, out } = emend.run(folder, ["check"]);
    expect(code).toBe(3);
    expect(out).toContain("input/broken.txt:1:3: error: broken UTF-8");
    expect(out).toContain("help:");
    expect(existsSync(join(folder, "output"))).toBe(false);
  });

  it("writes SARIF 2.1.0", () => {
    const { out } = emend.run(temporaryFolder(files), ["check", "--format", "sarif"]);
    const [run] = JSON.parse(out).runs;
    const [result] = run.results;
    expect(JSON.parse(out).version).toBe("2.1.0");
    expect(run.tool.driver.rules[result.ruleIndex].id).toBe("source/broken-encoding");
    expect(result).toMatchObject({ ruleId: "source/broken-encoding", level: "error" });
    expect(result.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: "input/broken.txt" },
      region: { startLine: 1, startColumn: 3 },
    });
  });

  it("writes JUnit XML with a failure for what is at or above --fail-on", () => {
    const { out } = emend.run(temporaryFolder(files), ["check", "--format", "junit"]);
    expect(out).toContain('<testsuite name="input/broken.txt" tests="1" failures="1" errors="0">');
    expect(out).toContain('<testcase classname="input/harbour.txt" name="no findings"/>');
    expect(out).toContain('<failure type="source/broken-encoding"');
    const lenient = emend.run(temporaryFolder(files), ["check", "--format", "junit", "--fail-on", "never"]);
    expect(lenient.out).toContain('<testsuite name="input/broken.txt" tests="1" failures="0" errors="0">');
  });

  it("ends with 1 for findings at or above --fail-on, with 0 below", () => {
    const folder = temporaryFolder({ "input/latin.txt": Buffer.from(HARBOUR.replace(/[¹²³]/g, "\u2019"), "latin1") });
    expect(emend.run(folder, ["check"]).code).toBe(0);
    expect(emend.run(folder, ["check", "--fail-on", "warning"]).code).toBe(1);
    expect(emend.run(folder, ["check", "--fail-on", "never"]).code).toBe(0);
  });
});

describe("emend explain", () => {
  it("tells a rule with its example, tier and reason", () => {
    const { code, out } = emend.run(temporaryFolder(), ["explain", "dashes/page-range"]);
    expect(code).toBe(0);
    for (const part of ["dashes/page-range", "auto", "Before:", "After:", "545–565"]) expect(out).toContain(part);
  });

  it("lists the rules of a transform, and all rules", () => {
    const one = emend.run(temporaryFolder(), ["explain", "dashes", "--format", "json"]);
    const all = emend.run(temporaryFolder(), ["explain", "--format", "json"]);
    const ids = (text: string): string[] => JSON.parse(text).map(({ id }: { id: string }) => id);
    expect(ids(one.out).every((id) => id.startsWith("dashes/"))).toBe(true);
    expect(ids(all.out).length).toBeGreaterThan(ids(one.out).length);
    expect(new Set(ids(all.out)).size).toBe(ids(all.out).length);
  });
});

describe("emend verify", () => {
  it("proves what build wrote, and finds what was changed since", () => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
    emend.run(folder, ["build", "--to", "tei", "-q"]);
    const good = emend.run(folder, ["verify"]);
    expect(good.out).toContain("all hold");
    expect(good.code).toBe(0);
    const ledger = join(folder, "output/harbour/harbour.ledger.json");
    expect(readFileSync(ledger, "utf8")).toContain("545565");
    const changed = emend.run(folder, ["verify", "--json", "--sources", "nowhere"]);
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out).failures).toMatchObject([{ check: "undo", source: "harbour.txt" }]);
  });
});
