import { checkEmitters } from "../check-emitters.ts";
import { breathe } from "../host.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { EntryStore } from "./entry-store.ts";
import type { Source } from "./find-sources.ts";
import { openRun } from "./open-run.ts";
import type { RunOptions } from "./run-options.ts";
import { settingsDigest } from "./settings-digest.ts";
import { stateOf } from "./source-state.ts";

/** What a build would do. */
export interface BuildPlan {
  readonly sources: number;
  /** What it would make, and why. */
  readonly due: readonly { readonly source: Source; readonly reason: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Says what a build with these options would make, without making it.
 * @throws UsageError where the configuration is wrong
 */
export async function planBuild(options: RunOptions): Promise<BuildPlan> {
  const { configuration, assembly, sources, diagnostics } = await openRun(options);
  await checkEmitters(configuration, assembly);
  const store = await EntryStore.open(configuration.out, "look");
  const context = { configuration, digest: await settingsDigest(configuration), force: options.force === true };
  const due: { source: Source; reason: string }[] = [];
  try {
    for (const source of sources) {
      await breathe();
      const state = await stateOf(source, store.get(source.stem), context);
      if (state.due !== null) due.push({ source, reason: state.due });
    }
  } finally {
    store.close();
  }
  return { sources: sources.length, due, diagnostics };
}
