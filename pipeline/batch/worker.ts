/** Works for another process of Emend: one source after the other. Started by `Pool`, never imported. */
import { type Assembly, assemble } from "../assemble.ts";
import { systemErrorCode } from "../host.ts";
import { answerParent, heldMemory } from "../host-processes.ts";
import { loadConfiguration } from "../load-configuration.ts";
import { UsageError } from "../usage-error.ts";
import type { Answer, Request } from "./pool.ts";
import { processSource, type Workshop } from "./process-source.ts";

let workshop: Promise<Workshop> | null = null;

async function open({ folder, config, set, digest }: Request["settings"]): Promise<Workshop> {
  const configuration = await loadConfiguration(folder, config, set);
  const assembly: Assembly = await assemble(configuration);
  return { configuration, assembly, digest };
}

answerParent(async (message): Promise<Answer> => {
  // what a parent sends is of its own making
  const { settings, work } = message as Request;
  workshop ??= open(settings);
  try {
    const report = await processSource(work, await workshop);
    return { report: { ...report, ledger: null }, memory: heldMemory() };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { stop: { message: text, code: systemErrorCode(error), isUsage: error instanceof UsageError } };
  }
});
