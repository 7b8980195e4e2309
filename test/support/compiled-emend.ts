import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What a command printed, and the code it ended with. */
interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Emend as it is shipped: compiled, in a process of its own. */
export interface CompiledEmend {
  run(folder: string, commandLine: readonly string[], environment?: Readonly<Record<string, string>>): Outcome;
  start(folder: string, commandLine: readonly string[]): ChildProcess;
}

/**
 * Compiles the sources once for the tests of a file, apart from `dist/`, which may be older than they are.
 * It lies below the repository, so that packages and templates are found as in an installation.
 */
export function compiledEmend(): CompiledEmend {
  let folder = "";
  const program = () => join(folder, "pipeline", "cli.js");
  beforeAll(() => {
    const cache = join(root, "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "emend-"));
    const rolldown = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
    const { stdout, stderr } = spawnSync(process.execPath, [rolldown, "-c", "--dir", folder], { cwd: root });
    if (!existsSync(program())) throw new Error(`Emend could not be compiled: ${stdout}${stderr}`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    run(workingFolder, commandLine, environment = {}) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...commandLine], {
        cwd: workingFolder,
        env: { ...process.env, ...environment },
        encoding: "utf8",
      });
      return { code: status, out: stdout, err: stderr };
    },
    start: (workingFolder, commandLine) =>
      spawn(process.execPath, [program(), ...commandLine], { cwd: workingFolder, stdio: ["ignore", "pipe", "pipe"] }),
  };
}
