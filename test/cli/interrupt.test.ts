import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compiledEmend } from "../support/compiled-emend.ts";
import { HARBOUR } from "../support/harbour.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const emend = compiledEmend();

/** Makes a file of 20 MB; at the source called “slow” it says so and waits. */
const SLOW = `
export default {
  phase: "emit", name: "slow", rules: [], defaults: {},
  async run({ stem }) {
    if (stem === "slow") {
      process.stderr.write("waiting\\n");
      await new Promise((done) => setTimeout(done, 60_000));
    }
    return { name: stem + ".slow.bin", mediaType: "x/y", bytes: new Uint8Array(20_000_000).fill(7) };
  },
  count() { throw new Error("never"); },
};`;

it.each(["SIGINT", "SIGTERM"] as const)("a build that is ended by %s leaves whole files only", async (signal) => {
  const folder = temporaryFolder({
    "own.mjs": SLOW,
    "emend.config.yaml": "plugins: [./own.mjs]\nto: [tei, slow]\n",
    "input/done.txt": HARBOUR,
    "input/slow.txt": HARBOUR,
  });
  const child = emend.start(folder, ["build"]);
  let said = "";
  child.stderr?.on("data", (data) => {
    said += String(data);
    if (said.includes("waiting")) child.kill(signal);
  });
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code).toBe(signal === "SIGINT" ? 130 : 143);
  expect(said).toContain("every file that was written is whole");
  expect(readdirSync(join(folder, "output"))).toEqual([".emend-journal.jsonl", "done"]);
  expect(readdirSync(join(folder, "output/done")).sort()).toEqual([
    "done.canonical.xml",
    "done.ledger.json",
    "done.slow.bin",
    "done.tei.xml",
  ]);
  expect(readFileSync(join(folder, "output/done/done.slow.bin"))).toHaveLength(20_000_000);
});
