import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { REPOSITORY } from "../bench-folder.ts";

/** What someone found who looked at a case or a link. */
export interface Cause {
  readonly cause: string;
}

const FILE = z.record(z.string(), z.strictObject({ cause: z.string() }));

/** The causes that were written down, by the key of a case or of a link. */
export function readCauses(): ReadonlyMap<string, Cause> {
  return new Map(Object.entries(FILE.parse(parse(readFileSync(join(REPOSITORY, "bench/causes.yaml"), "utf8")) ?? {})));
}
