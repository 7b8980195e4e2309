import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CLI, freshFolder } from "../bench-folder.ts";
import { hasProgram, programCpuSeconds } from "./cpu-time.ts";
import { madeUpVolume, USUAL } from "./made-up-text.ts";

/** Processor seconds of whole programs, start included, on the same file in the same run. */
export interface PeerRow {
  readonly characters: number;
  readonly emend: number;
  readonly pandoc: number | null;
}

/** How long the command line takes to say what it does, against Node alone. */
export interface StartUp {
  readonly node: number;
  readonly help: number;
}

const SIZES = [15_000, 150_000, 1_500_000];

/** `emend build --to tei`, all checks on, and `pandoc -f markdown -t tei -s`. */
export function comparePeer(): PeerRow[] {
  const folder = freshFolder("peer");
  const isThere = hasProgram("pandoc");
  return SIZES.map((size) => {
    const text = madeUpVolume(size, USUAL);
    const file = join(folder, `volume-${size}.txt`);
    writeFileSync(file, text);
    const out = join(folder, "out");
    return {
      characters: text.length,
      emend: programCpuSeconds(3, process.execPath, [
        CLI,
        "build",
        file,
        "--to",
        "tei",
        "--out",
        out,
        "--force",
        "--quiet",
      ]),
      pandoc: isThere
        ? programCpuSeconds(3, "pandoc", ["-f", "markdown", "-t", "tei", "-s", file, "-o", join(folder, "pandoc.xml")])
        : null,
    };
  });
}

/** Start-up: `emend --help` and `node -e 0`, in turns. */
export function measureStartUp(): StartUp {
  let [node, help] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < 7; run++) {
    node = Math.min(node, programCpuSeconds(1, process.execPath, ["-e", "0"]));
    help = Math.min(help, programCpuSeconds(1, process.execPath, [CLI, "--help"]));
  }
  return { node, help };
}
