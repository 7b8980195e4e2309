import type { UserConfiguration } from "../configuration.ts";

/** Tells how far a run is: `step` is what is being made of the source, `number` how many there are with it (from 1). */
export interface Progress {
  readonly source: string;
  readonly number: number;
  readonly total: number;
  readonly step: string;
}

/** What a run is asked to do. */
export interface RunOptions {
  /** Files and folders; none means `input`. */
  readonly sources?: readonly string[];
  /** A configuration file; without it `emend.config.*` is looked for. */
  readonly config?: string;
  /** Values that go before those of the configuration file. */
  readonly set?: UserConfiguration;
  /** Where relative paths start; without it the working folder. */
  readonly folder?: string;
  /**
   * How many processes work side by side. Without it this one does everything; `auto` takes as many as the machine
   * has processors where the sources are worth it. The bytes that are written are the same.
   */
  readonly jobs?: number | "auto";
  /** Makes everything again, also what an earlier run made of the same. */
  readonly force?: boolean;
  /** Removes editions whose source is no longer in the folders that are named. */
  readonly prune?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}
