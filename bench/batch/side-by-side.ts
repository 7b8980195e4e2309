import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { CLI, freshFolder } from "../bench-folder.ts";
import { hasProgram } from "../speed/cpu-time.ts";
import { madeUpFolder } from "./made-up-folder.ts";
import { type ProgramCost, programCost, sumOfCosts } from "./program-cost.ts";

/** The same documents made into the same formats by both programs, in turns. */
export interface SideBySide {
  readonly documents: number;
  readonly emend: ProgramCost;
  /** Null where pandoc is not installed. */
  readonly pandoc: ProgramCost | null;
}

const FORMATS = { tei: "tei.xml", docx: "docx", epub: "epub" } as const;
/** The programs take turns after so many documents, so that both meet the same machine. */
const TURN = 100;

/**
 * `emend build --to tei,docx,epub` over a folder, and pandoc once for each document and format, which is how it does
 * many documents.
 */
export function measureSideBySide(documents: number, say: (line: string) => void): SideBySide {
  const isThere = hasProgram("pandoc");
  const [emend, pandoc]: [ProgramCost[], ProgramCost[]] = [[], []];
  for (let done = 0; done < documents; done += TURN) {
    const folder = freshFolder("side-by-side");
    const sources = madeUpFolder(join(folder, "in"), done + 1, Math.min(done + TURN, documents));
    const out = join(folder, "out");
    emend.push(
      programCost([
        [
          process.execPath,
          CLI,
          "build",
          join(folder, "in"),
          "--to",
          "tei,docx,epub",
          "--out",
          out,
          "--quiet",
          "--no-report",
        ],
      ]),
    );
    const other = join(folder, "pandoc");
    mkdirSync(other);
    const lines = sources.flatMap((source) =>
      Object.entries(FORMATS).map(([format, ending]) => {
        const to = join(other, `${basename(source, ".txt")}.${ending}`);
        return ["pandoc", "-f", "markdown", "-t", format, "-s", "--metadata", "title=Document", source, "-o", to];
      }),
    );
    if (isThere) pandoc.push(programCost(lines));
    say(
      `${done + sources.length} documents: emend ${sumOfCosts(emend).seconds.toFixed(0)} s, pandoc ${pandoc.length > 0 ? sumOfCosts(pandoc).seconds.toFixed(0) : "–"} s`,
    );
    rmSync(folder, { recursive: true });
  }
  return { documents, emend: sumOfCosts(emend), pandoc: isThere ? sumOfCosts(pandoc) : null };
}
