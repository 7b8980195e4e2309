import { join } from "node:path";
import type { Configuration } from "../configuration.ts";
import { entryAt, listFiles, systemErrorCode } from "../host.ts";
import { machineMemory, processors } from "../host-processes.ts";
import type { Source } from "./find-sources.ts";
import { CAN_START_WORKERS } from "./pool.ts";

/** Seconds of work for each byte of a source: to read and check it, and for each edition. Measured, and rough. */
const SECONDS_OF_READING = 2.5e-6;
const SECONDS_OF_EDITION: Readonly<Record<string, number>> = { tei: 5e-7, pdf: 1e-5, docx: 2e-6, epub: 2e-6 };
const SECONDS_OF_OTHERS = 3e-6;
/** A page image is read by another program. */
const SECONDS_OF_PICTURE = 4;
/** Below this a run is done sooner than workers have started and learnt. */
const WORTH_WORKERS = 6;
/** Each worker should have this much to do (seconds). */
const WORTH_ONE_WORKER = 3;
/** Memory that a worker may come to need, in bytes. */
const MEMORY_OF_ONE = 1024 ** 3;

/**
 * How many processes a run should start; 0 where it does its work itself. Small runs are not worth workers; a large one
 * gets at least one, so that memory is given back, and a process that comes to a sudden end takes no other source with it.
 * @param jobs what the user asked for
 */
export async function processCount(
  jobs: number | "auto",
  sources: readonly Source[],
  configuration: Configuration,
  writes: boolean,
): Promise<number> {
  if (!CAN_START_WORKERS || sources.length < 2) return 0;
  const most = jobs === "auto" ? Math.min(processors(), Math.floor(machineMemory() / MEMORY_OF_ONE)) : jobs;
  if (jobs !== "auto" && jobs > 1) return Math.min(jobs, sources.length);
  const enough = WORTH_ONE_WORKER * Math.max(2, most);
  const seconds = await estimate(sources, secondsOfByte(configuration, writes), enough);
  return seconds < WORTH_WORKERS ? 0 : Math.max(1, Math.min(most, Math.floor(seconds / WORTH_ONE_WORKER)));
}

function secondsOfByte({ to }: Configuration, writes: boolean): number {
  const editions = writes ? to : [];
  return editions.reduce(
    (sum, edition) => sum + (SECONDS_OF_EDITION[edition] ?? SECONDS_OF_OTHERS),
    SECONDS_OF_READING,
  );
}

/** Seconds that the sources need, as far as they are of interest. */
async function estimate(sources: readonly Source[], secondsOfByte: number, enough: number): Promise<number> {
  let seconds = 0;
  for (const { path } of sources) {
    seconds += await estimateOf(path, secondsOfByte);
    if (seconds >= enough) break;
  }
  return seconds;
}

const PICTURE = /\.(?:png|jpe?g|tiff?)$/i;

/** A file, or a folder of pages; what cannot be looked at takes no time. */
async function estimateOf(path: string, secondsOfByte: number): Promise<number> {
  try {
    const entry = await entryAt(path);
    if (entry?.kind === "file") return PICTURE.test(path) ? SECONDS_OF_PICTURE : entry.bytes * secondsOfByte;
    if (entry?.kind !== "folder") return 0;
    let seconds = 0;
    for (const name of await listFiles(path))
      if (PICTURE.test(name)) seconds += SECONDS_OF_PICTURE;
      else seconds += ((await entryAt(join(path, name)))?.bytes ?? 0) * secondsOfByte;
    return seconds;
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return 0;
  }
}
