import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { REPOSITORY } from "../bench-folder.ts";

/** Runs a Python program and gives its standard output. Throws where the program fails. */
export function python(script: string, args: readonly string[]): string {
  return execFileSync("python3", ["-B", script, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** A Python program of the benchmark's own. */
export function ownScript(name: string): string {
  return join(REPOSITORY, "bench/gold", name);
}
