import type { RunOptions } from "../batch/run-options.ts";
import type { FailOn, UserConfiguration } from "../configuration.ts";

/** The options that every command which runs over sources has. */
export interface RunFlags {
  readonly profile?: string;
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly pages?: boolean;
  readonly jobs?: number;
  readonly color: boolean;
}

/** The run that the command line asks for. */
export function runOf(
  sources: readonly string[],
  flags: RunFlags & Pick<UserConfiguration, "out" | "to"> & Pick<RunOptions, "force" | "prune">,
): RunOptions {
  const { config, jobs, force, prune } = flags;
  return {
    sources,
    set: settingsOf(flags),
    jobs: jobs ?? "auto",
    ...(config !== undefined && { config }),
    ...(force !== undefined && { force }),
    ...(prune !== undefined && { prune }),
  };
}

/** What the command line sets over the configuration file. */
function settingsOf(flags: RunFlags & Pick<UserConfiguration, "out" | "to">): UserConfiguration {
  const { profile, failOn, pages, out, to } = flags;
  return {
    ...(profile !== undefined && { profile }),
    ...(failOn !== undefined && { failOn }),
    ...(pages !== undefined && { pages: pages ? "always" : "never" }),
    ...(out !== undefined && { out }),
    ...(to !== undefined && { to }),
  };
}
