import { isAbsolute, resolve } from "node:path";
import type { Plugin } from "./configuration.ts";
import { importModule, importPackage, type ModuleExports } from "./import-module.ts";
import { type Pluggable, pluggable } from "./pluggable.ts";
import type { Phase, Transform } from "./transform.ts";
import { UsageError } from "./usage-error.ts";

const PHASES: readonly Phase[] = ["read", "normalize", "structure", "refine", "emit"];

/**
 * The transforms that a module from outside exports, by default or by name.
 * @param folder where relative paths and packages are looked for
 * @throws UsageError where it cannot be loaded, exports no transform, or a transform has the wrong shape
 */
export async function loadPlugin(plugin: Plugin, folder: string): Promise<readonly Pluggable[]> {
  const exports = await importPlugin(plugin.use, folder);
  const found = new Set(Object.values(exports).filter(looksLikeTransform));
  if (found.size === 0)
    throw new UsageError(
      `plugins: “${plugin.use}” exports no transform`,
      "Export an object made with defineTransform; it has a phase, a name, rules, defaults and run.",
    );
  const placed = plugin.options !== undefined || plugin.before !== undefined || plugin.after !== undefined;
  if (found.size > 1 && placed)
    throw new UsageError(
      `plugins: “${plugin.use}” exports ${found.size} transforms, so options, before and after are ambiguous`,
      "Put each transform into a module of its own.",
    );
  return [...found].map((candidate) => {
    const problems = problemsOf(candidate);
    if (problems.length > 0)
      throw new UsageError(`plugins: a transform of “${plugin.use}” is not complete: ${problems.join("; ")}`);
    return pluggable(candidate as unknown as Transform<object>);
  });
}

async function importPlugin(use: string, folder: string): Promise<ModuleExports> {
  try {
    if (use.startsWith(".") || isAbsolute(use)) return await importModule(resolve(folder, use));
    return await importPackage(use, folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(
      `plugins: “${use}” cannot be loaded: ${reason.split("\n")[0]}`,
      "A path begins with “./” and starts at the configuration’s folder; a package has to be installed there.",
      { cause },
    );
  }
}

type Candidate = Readonly<Record<string, unknown>>;

function looksLikeTransform(value: unknown): value is Candidate {
  return typeof value === "object" && value !== null && "phase" in value;
}

function problemsOf(candidate: Candidate): string[] {
  const problems: string[] = [];
  const { phase, name, rules, defaults } = candidate;
  if (!PHASES.some((known) => known === phase)) problems.push(`phase has to be one of ${PHASES.join(", ")}`);
  if (typeof name !== "string" || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    problems.push("name has to be in kebab-case");
  if (!Array.isArray(rules)) problems.push("rules has to be a list");
  else problems.push(...rules.flatMap((rule, at) => ruleProblems(rule, `rules[${at}]`)));
  if (typeof defaults !== "object" || defaults === null) problems.push("defaults has to be an object");
  const functions = ["run", ...(phase === "read" ? ["accepts"] : phase === "emit" ? ["count"] : [])];
  for (const key of functions) if (typeof candidate[key] !== "function") problems.push(`${key} has to be a function`);
  return problems;
}

function ruleProblems(rule: unknown, at: string): string[] {
  if (typeof rule !== "object" || rule === null) return [`${at} has to be an object`];
  const { id, tier, summary, rationale, example } = rule as Candidate;
  const problems: string[] = [];
  if (typeof id !== "string" || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id))
    problems.push(`${at}.id has to have the form transform/finding`);
  if (tier !== "auto" && tier !== "propose" && tier !== "flag")
    problems.push(`${at}.tier has to be auto, propose or flag`);
  if (typeof summary !== "string" || typeof rationale !== "string")
    problems.push(`${at} needs a summary and a rationale`);
  if (!isExample(example)) problems.push(`${at}.example needs before and after`);
  return problems;
}

function isExample(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { before, after } = value as Candidate;
  return typeof before === "string" && (typeof after === "string" || after === null);
}
