import type { PageFolders } from "./batch/page-files.ts";
import type { Severity } from "./model/ledger.ts";
import type { Profile } from "./model/profile.ts";
import type { TransformOptions } from "./pluggable.ts";

/** From which severity on findings make a run fail; `never` lets every run pass. */
export type FailOn = Severity | "never";

/** A house style of one's own: a built-in one with some of its parts replaced. */
export type OwnProfile = Partial<Omit<Profile, "name">> & { readonly name: string; readonly extends?: string };

/** A transform from outside: `use` is a path (beginning with `.` or `/`) or a package. */
export interface Plugin {
  readonly use: string;
  readonly options?: TransformOptions;
  /** The transform of the same phase that it runs before or after; without either it runs last. */
  readonly before?: string;
  readonly after?: string;
}

/** What `emend.config.ts` (or `.js`, `.mjs`, `.json`, `.yaml`, `.yml`) may say; everything may be left out. */
export interface UserConfiguration {
  readonly profile?: string | OwnProfile;
  /** BCP 47 tag of the language that the sources are in. */
  readonly language?: string;
  /** The folder for the editions. */
  readonly out?: string;
  /** The editions to make. */
  readonly to?: readonly string[];
  readonly failOn?: FailOn;
  /** Which folders are one source, a file a page: those that look so, all, or none. */
  readonly pages?: PageFolders;
  /** The date that stands for “now” in every edition: ISO 8601. */
  readonly date?: string;
  /** Sources with more bytes than this are refused. */
  readonly maxBytes?: number;
  /** Sources with a paragraph of more characters than this are refused. */
  readonly maxParagraph?: number;
  /** By the name of a built-in transform: `false` leaves it out, an object gives its options. */
  readonly transforms?: Readonly<Record<string, false | TransformOptions>>;
  readonly plugins?: readonly (string | Plugin)[];
}

/** A configuration with everything filled in. */
export interface Configuration {
  readonly profile: string | OwnProfile;
  /** BCP 47 tag. */
  readonly language: string;
  readonly out: string;
  readonly to: readonly string[];
  readonly failOn: FailOn;
  readonly pages: PageFolders;
  /** ISO 8601 date and time, UTC. */
  readonly date: string;
  readonly maxBytes: number;
  readonly maxParagraph: number;
  readonly transforms: Readonly<Record<string, false | TransformOptions>>;
  readonly plugins: readonly Plugin[];
  /** Where relative paths of plugins start. */
  readonly folder: string;
  /** The file that it was read from, as seen from where the run takes place; null where there is none. */
  readonly file: string | null;
}

/** Types a configuration where it is written. */
export function defineConfig(configuration: UserConfiguration): UserConfiguration {
  return configuration;
}
