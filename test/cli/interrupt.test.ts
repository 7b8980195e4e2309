import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compiledEmend } from "../support/compiled-emend.ts";
import { HARBOUR } from "../support/harbour.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const emend = compiledEmend();

/** Makes a file of 20 MB; at the source called “slow” it says so and waits, unless it is told not to. */
const SLOW = `
export default {
  phase: "emit", name: "slow", rules: [], defaults: {},
  async run({ stem }) {
    if (stem === "slow" && !process.env.EMEND_TEST_FAST) {
      process.stderr.write("waiting\\n");
      await new Promise((done) => setTimeout(done, 60_000));
    }
    return { name: stem + ".slow.bin", mediaType: "x/y", bytes: new Uint8Array(20_000_000).fill(7) };
  },
  count() { throw new Error("never"); },
};`;

const JOURNAL = ".emend-journal.jsonl";

it.each([
  ["SIGINT", 1],
  ["SIGTERM", 1],
  ["SIGINT", 2],
  ["SIGTERM", 2],
  ["SIGKILL", 2],
] as const)(
  "a build that %s ends, with %s jobs, leaves whole files, and the next one goes on",
  async (signal, jobs) => {
    const folder = temporaryFolder({
      "own.mjs": SLOW,
      "emend.config.yaml": "plugins: [./own.mjs]\nto: [tei, slow]\n",
      "input/done.txt": HARBOUR,
      "input/slow.txt": HARBOUR,
    });
    const child = emend.start(folder, ["build", "--jobs", String(jobs)]);
    let said = "";
    const isDone = () => readdirSync(join(folder, "output")).includes(JOURNAL);
    const timer = setInterval(() => {
      if (said.includes("waiting") && isDone()) child.kill(signal);
    }, 20);
    child.stderr?.on("data", (data) => {
      said += String(data);
    });
    const code = await new Promise((resolve) => child.on("exit", resolve));
    clearInterval(timer);
    expect(code).toBe({ SIGINT: 130, SIGTERM: 143, SIGKILL: null }[signal]);
    const output = join(folder, "output");
    const left = readdirSync(output).sort();
    expect(left.filter((name) => name !== ".emend-lock")).toEqual([JOURNAL, "done"]);
    if (signal !== "SIGKILL") {
      expect(said).toContain("every file that was written is whole");
      expect(left).not.toContain(".emend-lock");
    }
    expect(readdirSync(join(output, "done")).sort()).toEqual([
      "done.canonical.xml",
      "done.ledger.json",
      "done.slow.bin",
      "done.tei.xml",
    ]);
    expect(readFileSync(join(output, "done/done.slow.bin"))).toHaveLength(20_000_000);

    const next = emend.run(folder, ["build", "--json"], { EMEND_TEST_FAST: "1" });
    expect(next.code).toBe(0);
    const outcomes = JSON.parse(next.out).sources.map(({ outcome }: { outcome: string }) => outcome);
    expect(outcomes).toEqual(["current", "built"]);
    expect(readdirSync(output).sort()).toEqual(["done", "manifest.json", "slow"]);
  },
);
