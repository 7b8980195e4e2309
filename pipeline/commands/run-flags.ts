import type { FailOn, UserConfiguration } from "../configuration.ts";

/** The options that every command which runs over sources has. */
export interface RunFlags {
  readonly profile?: string;
  readonly config?: string;
  readonly failOn?: FailOn;
  readonly pages?: boolean;
  readonly color: boolean;
}

/** What the command line sets over the configuration file. */
export function settingsOf(flags: RunFlags & Pick<UserConfiguration, "out" | "to">): UserConfiguration {
  const { profile, failOn, pages, out, to } = flags;
  return {
    ...(profile !== undefined && { profile }),
    ...(failOn !== undefined && { failOn }),
    ...(pages !== undefined && { pages: pages ? "always" : "never" }),
    ...(out !== undefined && { out }),
    ...(to !== undefined && { to }),
  };
}
