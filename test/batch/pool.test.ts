import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compiledEmend } from "../support/compiled-emend.ts";
import { HARBOUR } from "../support/harbour.ts";
import { type FileTree, temporaryFolder } from "../support/temporary-folder.ts";

const emend = compiledEmend();

function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.sort().map((name) => [name.slice(folder.length + 1), readFileSync(name, "latin1")]));
}

/** Texts of different lengths with something to report, and some that cannot be read. */
function manySources(count: number): FileTree {
  const texts = Array.from({ length: count }, (_, at): [string, string | Uint8Array] => {
    if (at % 7 === 3) return [`input/${at}.txt`, Buffer.from("c3a920fcfcfc2e", "hex")];
    const paragraph = `In ${1950 + at} the meeting lasted over 2# hours, (sic they said, and went on.\n\n`;
    return [`input/${at}.txt`, `Letter ${at}\n\n${paragraph.repeat(1 + ((at * 5) % 9))}`];
  });
  return Object.fromEntries(texts);
}

/** A run without the lines of progress that work of many seconds writes. */
function run(folder: string, commandLine: readonly string[]): ReturnType<typeof emend.run> {
  const outcome = emend.run(folder, commandLine);
  return { ...outcome, err: outcome.err.replace(/^\[\d+\/\d+\].*\n/gm, "") };
}

describe("several processes", () => {
  it("give the same bytes, findings and report as one", () => {
    const files = manySources(24);
    const [one, four] = [temporaryFolder(files), temporaryFolder(files)];
    const alone = run(one, ["build", "--to", "tei,epub", "--jobs", "1"]);
    const together = run(four, ["build", "--to", "tei,epub", "--jobs", "4"]);
    expect(alone.code).toBe(3);
    expect(together).toEqual(alone);
    expect(snapshot(join(four, "output"))).toEqual(snapshot(join(one, "output")));
    expect(Object.keys(snapshot(join(one, "output")))).toContain("report.html");
    // what was current is told again as it was
    const again = run(four, ["build", "--to", "tei,epub", "--jobs", "4"]);
    expect(again.err).toBe(alone.err);
    expect(snapshot(join(four, "output"))).toEqual(snapshot(join(one, "output")));
  });

  it.each(["json", "sarif", "junit", "html", "text"])("check in the same way, as %s", (format) => {
    const folder = temporaryFolder(manySources(8));
    const alone = run(folder, ["check", "--format", format, "--jobs", "1"]);
    const together = run(folder, ["check", "--format", format, "--jobs", "3"]);
    expect(together).toEqual(alone);
    expect(alone.out).toContain("source/broken-encoding");
    if (format === "json")
      expect(JSON.parse(alone.out)).toMatchObject({ exitCode: 3, outcomes: { unreadable: 1, built: 7 } });
    if (format === "sarif") expect(JSON.parse(alone.out).runs[0].results.length).toBeGreaterThan(7);
    expect(readdirSync(folder)).toEqual(["input"]);
  });

  it("lose only the source on which one of them comes to a sudden end", () => {
    const folder = temporaryFolder({
      "own.mjs": `export default { phase: "emit", name: "sudden", rules: [], defaults: {},
        async run({ stem }) {
          if (stem === "bad") process.kill(process.pid, "SIGKILL");
          return { name: stem + ".sudden.txt", mediaType: "text/plain", bytes: new Uint8Array() };
        },
        count() { throw new Error("never"); } };`,
      "emend.config.yaml": "plugins: [./own.mjs]\nto: [sudden]\n",
      ...Object.fromEntries(["a", "bad", "c", "d"].map((name) => [`input/${name}.txt`, HARBOUR])),
    });
    const { code, out } = emend.run(folder, ["build", "--jobs", "2", "--json"]);
    expect(code).toBe(3);
    const { sources } = JSON.parse(out);
    expect(sources.map(({ outcome }: { outcome: string }) => outcome)).toEqual(["built", "failed", "built", "built"]);
    expect(sources[1].findings).toMatchObject([{ rule: "engine/process" }]);
    expect(sources[1].findings[0].message).toContain("SIGKILL");
    expect(readdirSync(join(folder, "output")).sort()).toEqual(["a", "c", "d", "manifest.json"]);
  });
});

it("shows only what was made again with --changed-only, and says what would be with --dry-run", () => {
  const folder = temporaryFolder({ "input/a.txt": HARBOUR, "input/b.txt": HARBOUR });
  emend.run(folder, ["build", "--to", "tei"]);
  writeFileSync(join(folder, "input/b.txt"), "Another text.\n");
  const planned = run(folder, ["build", "--to", "tei", "--dry-run"]);
  expect(planned).toEqual({ code: 0, out: "input/b.txt: its text changed\n1 of 2 sources would be made\n", err: "" });
  const { out } = emend.run(folder, ["build", "--to", "tei", "--changed-only"]);
  expect(out).toContain("input/b.txt");
  expect(out).not.toContain("input/a.txt");
  expect(out).toContain("2 sources (1 up to date), 3 files in output/; 0 errors, 0 warnings");
});

it.each([
  ["--jobs", "0"],
  ["--jobs", "many"],
])("refuses %s %s", (option, value) => {
  const { code, err } = emend.run(temporaryFolder(), ["build", option, value]);
  expect(code).toBe(2);
  expect(err).toContain("Give a number from 1 on.");
});

it("gives a terminal no control characters out of a file's name", () => {
  const folder = temporaryFolder({ "input/\u001b[2Jevil\u0007.txt": "", "input/good.txt": HARBOUR });
  for (const commandLine of [["build", "--to", "tei"], ["build", "--to", "tei", "-n"], ["check"]]) {
    const { out, err } = emend.run(folder, commandLine);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
    expect(out + err).toContain("[2Jevil");
  }
});
