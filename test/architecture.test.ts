import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface SourceModule {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Modules of the repository that it imports, types and dynamic imports included. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

function modulesBelow(folder: string): SourceModule[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) =>
      readModule(
        relative(root, join(root, folder, name))
          .split(sep)
          .join("/"),
      ),
    );
}

function readModule(path: string): SourceModule {
  const text = readFileSync(join(root, path), "utf8");
  const specifiers = [...withoutComments(text).matchAll(IMPORT)].map((match) => match[1] ?? "");
  const isLocal = (specifier: string) => specifier.startsWith(".");
  return {
    path,
    text,
    imports: specifiers.filter(isLocal).map((specifier) => posix.join(posix.dirname(path), specifier)),
    packages: specifiers.filter((specifier) => !isLocal(specifier)),
  };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

const modules = [...modulesBelow("pipeline"), ...modulesBelow("transforms")];

/** Those that put everything together: they may know every transform. */
const COMPOSITION = ["pipeline/assemble.ts", "transforms/registry.ts"];

/** The folder, or the single file, that is one transform; for readers their common helpers count as their own. */
function transformOf(path: string): string {
  const [, phase, name] = path.split("/");
  return phase === "read" ? "transforms/read" : `transforms/${phase}/${name}`;
}

function mayImport({ path }: SourceModule, target: string): boolean {
  const inModel = target.startsWith("pipeline/model/");
  const inXml = target.startsWith("pipeline/xml/");
  if (path.startsWith("pipeline/model/")) return inModel;
  if (path.startsWith("pipeline/xml/")) return inModel || inXml;
  if (path === "pipeline/transform.ts") return inModel;
  if (COMPOSITION.includes(path)) return true;
  if (path.startsWith("transforms/")) {
    if (inModel || inXml || target === "pipeline/transform.ts") return true;
    return transformOf(target) === transformOf(path) || isHelperOfSamePhase(path, target);
  }
  return !target.startsWith("transforms/");
}

/** In a phase's folder a file that defines no transform serves that phase's transforms. */
function isHelperOfSamePhase(path: string, target: string): boolean {
  const [from, to] = [path.split("/"), target.split("/")];
  if (from[1] !== to[1] || to.length !== 3) return false;
  const shared = modules.find((module) => module.path === target);
  return shared !== undefined && !/^export const \w+(?:: \w+Transform|[^\n]*= defineTransform)/m.test(shared.text);
}

/** A way round from a module to itself; null where there is none. */
function findCycle(): string[] | null {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (done.has(path)) return null;
    for (const target of byPath.get(path)?.imports ?? []) {
      const cycle = visit(target, [...way, path]);
      if (cycle) return cycle;
    }
    done.add(path);
    return null;
  };
  for (const { path } of modules) {
    const cycle = visit(path, []);
    if (cycle) return cycle;
  }
  return null;
}

describe("the architecture", () => {
  it("sees the files it judges", () => {
    expect(modules.length).toBeGreaterThan(60);
    for (const folder of [
      "pipeline/model",
      "pipeline/xml",
      "transforms/emit",
      "transforms/normalize",
      "transforms/read",
    ])
      expect(modules.filter(({ path }) => path.startsWith(`${folder}/`)).length, folder).toBeGreaterThan(2);
    expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(150);
    const paths = new Set(modules.map(({ path }) => path));
    const lost = modules.flatMap(({ path, imports }) =>
      imports.filter((target) => !paths.has(target)).map((target) => `${path} → ${target}`),
    );
    expect(lost).toEqual([]);
  });

  it("lets text flow one way: no layer imports one above it, no transform another", () => {
    const wrong = modules.flatMap((module) =>
      module.imports.filter((target) => !mayImport(module, target)).map((target) => `${module.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has no import cycles", () => {
    expect(findCycle()).toBeNull();
  });

  it("keeps the model free of everything else", () => {
    const foreign = modules
      .filter(({ path }) => path.startsWith("pipeline/model/"))
      .flatMap(({ path, packages }) => packages.map((name) => `${path} → ${name}`));
    expect(foreign).toEqual([]);
  });

  it("touches files and the process in the host only", () => {
    const outside = modules.filter(
      ({ path, text, packages }) =>
        !/^pipeline\/host(?:-[a-z]+)?\.ts$/.test(path) &&
        (packages.some((name) => /^(?:node:)?(?:fs|fs\/promises|process|child_process|os)$/.test(name)) ||
          /(?<![\w.$])(?:process|console)\.\w/.test(withoutComments(text))),
    );
    expect(outside.map(({ path }) => path)).toEqual([]);
  });

  it("depends on no clock, locale or chance", () => {
    const CHANCE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\.toLocale\w*\(|\blocaleCompare\(|\bIntl\./;
    const outside = modules.filter(({ text }) => CHANCE.test(withoutComments(text)));
    expect(outside.map(({ path }) => path)).toEqual([]);
  });

  it("has no `any`, no `!` and no silenced checks", () => {
    const ANY = /(?::|<|\bas|\|)\s*any\b/;
    // a character class of control characters can be written in no other way
    const SILENCED =
      /@ts-(?:ignore|expect-error|nocheck)|biome-ignore(?! lint\/suspicious\/noControlCharactersInRegex: \w)/;
    const wrong = modules.filter(({ text }) => ANY.test(withoutComments(text)) || SILENCED.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it("keeps files short enough to be read in one sitting", () => {
    const long = modules
      .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});
