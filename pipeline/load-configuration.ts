import { dirname, extname, join, relative, resolve } from "node:path";
import { checkConfiguration } from "./check-configuration.ts";
import type { Configuration, UserConfiguration } from "./configuration.ts";
import { entryAt, environmentVariable, readBytes } from "./host.ts";
import { importModule } from "./import-module.ts";
import { UsageError } from "./usage-error.ts";
import { RELEASED } from "./version.ts";

const NAMES = ["ts", "js", "mjs", "json", "yaml", "yml"].map((ending) => `emend.config.${ending}`);

/**
 * 8 MiB: three volumes of a thousand pages. A volume's PDF needs some 300 MB of memory for each megabyte of text,
 * so much larger sources should be divided, or the limit be raised by someone who knows the machine.
 */
const MAX_BYTES = 8 * 1024 * 1024;

/** About 200 pages without a break; setting more as one paragraph takes more than a gigabyte of memory. */
const MAX_PARAGRAPH = 500_000;

const DEFAULTS: Omit<Configuration, "date" | "folder" | "file"> = {
  profile: "auto",
  language: "en",
  out: "output",
  to: ["tei", "pdf", "docx", "epub"],
  failOn: "error",
  pages: "auto",
  maxBytes: MAX_BYTES,
  maxParagraph: MAX_PARAGRAPH,
  transforms: {},
  plugins: [],
};

/**
 * The configuration of a run: the file's values over the defaults, those given on the command line over both.
 * @param folder where the run takes place: a configuration is looked for here, and relative paths start here
 * @param path a configuration file; null looks for `emend.config.*`
 * @throws UsageError where the configuration cannot be read or is wrong
 */
export async function loadConfiguration(
  folder: string,
  path: string | null,
  given: UserConfiguration = {},
): Promise<Configuration> {
  const file = path === null ? await findConfiguration(folder) : resolve(folder, path);
  const base = file === null ? folder : dirname(file);
  const label = file === null ? null : relative(folder, file) || file;
  const read = file === null || label === null ? {} : await readConfiguration(file, label);
  const { date, plugins, out, ...rest } = { ...read, ...withoutUndefined(given) };
  return {
    ...DEFAULTS,
    ...withoutUndefined(rest),
    out: resolve(given.out === undefined ? base : folder, out ?? DEFAULTS.out),
    date: date === undefined ? defaultDate() : isoDate(date),
    plugins: (plugins ?? []).map((plugin) => (typeof plugin === "string" ? { use: plugin } : plugin)),
    folder: base,
    file: label,
  };
}

async function findConfiguration(folder: string): Promise<string | null> {
  const found: string[] = [];
  for (const name of NAMES) if ((await entryAt(join(folder, name)))?.kind === "file") found.push(name);
  if (found.length > 1)
    throw new UsageError(
      `there is more than one configuration: ${found.join(", ")}`,
      "Keep one of them, or name it with --config.",
    );
  return found[0] === undefined ? null : join(folder, found[0]);
}

async function readConfiguration(path: string, name: string): Promise<UserConfiguration> {
  if ((await entryAt(path))?.kind !== "file") throw new UsageError(`the configuration ${name} does not exist`);
  return checkConfiguration(await parseConfiguration(path, name), name);
}

async function parseConfiguration(path: string, name: string): Promise<unknown> {
  const ending = extname(path).slice(1);
  switch (ending) {
    case "ts":
    case "js":
    case "mjs": {
      const loaded = await wrap(name, () => importModule(path));
      if (loaded.default === undefined)
        throw new UsageError(`${name} has no default export`, "Write “export default { … }”.");
      return loaded.default;
    }
    case "json":
      return wrap(name, async () => JSON.parse(await readText(path)));
    case "yaml":
    case "yml":
      return wrap(name, async () => {
        const { parse } = await import("yaml");
        return parse(await readText(path)) ?? {};
      });
    default:
      throw new UsageError(`${name} is no configuration: its name has to end in .ts, .js, .mjs, .json, .yaml or .yml`);
  }
}

async function wrap<Result>(name: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${name} cannot be read: ${reason}`, null, { cause });
  }
}

async function readText(path: string): Promise<string> {
  return new TextDecoder("utf-8", { fatal: true }).decode(await readBytes(path));
}

const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/;

function isoDate(date: string): string {
  const whole = date.includes("T") ? date : `${date}T00:00:00Z`;
  const time = Date.parse(whole);
  if (!ISO_DATE.test(date) || Number.isNaN(time) || wholeSeconds(time) !== whole)
    throw new UsageError(
      `date: “${date}” is no date`,
      "Write it as 2026-11-21 or 2026-11-21T12:00:00Z (ISO 8601, UTC).",
    );
  return whole;
}

/** `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else the day of this version's release. */
function defaultDate(): string {
  const epoch = environmentVariable("SOURCE_DATE_EPOCH");
  if (epoch === null) return RELEASED;
  if (!/^\d{1,11}$/.test(epoch))
    throw new UsageError(`SOURCE_DATE_EPOCH is “${epoch}”`, "It has to be a number of seconds since 1970.");
  return wholeSeconds(Number(epoch) * 1000);
}

function wholeSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value;
}
