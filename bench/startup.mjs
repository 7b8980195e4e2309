// How long Emend takes to start and to build the samples, and how much memory: node bench/startup.mjs [RUNS]
// Times are medians over the runs; run “npm run build” before, so that it measures what is in the sources.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const runs = Number(process.argv[2] ?? 5);
const out = mkdtempSync(join(tmpdir(), "emend-bench-"));

// the child says on its last line what it used
const meter = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\n" + JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }));
});`;
const meterModule = `data:text/javascript,${encodeURIComponent(meter)}`;

function measure(commandLine) {
  const begin = process.hrtime.bigint();
  const program = [join(root, "dist", "pipeline", "cli.js"), ...commandLine];
  const { status, stderr } = spawnSync(process.execPath, ["--import", meterModule, ...program], { cwd: root });
  const wall = Number(process.hrtime.bigint() - begin) / 1e9;
  if (status !== 0) throw new Error(`emend ${commandLine.join(" ")} ended with ${status}: ${stderr}`);
  return { wall, ...JSON.parse(String(stderr).trim().split("\n").at(-1)) };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const cases = [
  ["emend --help", ["--help"]],
  ["samples, TEI only", ["build", "--to", "tei", "--out", out]],
  ["samples, all formats", ["build", "--out", out]],
];
try {
  process.stdout.write(`${"".padEnd(22)}${"wall s".padStart(8)}${"CPU s".padStart(8)}${"MB".padStart(8)}\n`);
  for (const [name, commandLine] of cases) {
    const results = Array.from({ length: runs }, () => measure(commandLine));
    const column = (key, digits) =>
      median(results.map((result) => result[key]))
        .toFixed(digits)
        .padStart(8);
    process.stdout.write(`${name.padEnd(22)}${column("wall", 2)}${column("cpu", 2)}${column("memory", 0)}\n`);
  }
} finally {
  rmSync(out, { recursive: true });
}
