import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";

/** What a module exports, by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/**
 * Imports a module by its absolute path. TypeScript goes through a loader of its own, because Node 20
 * cannot run it.
 */
export async function importModule(path: string): Promise<ModuleExports> {
  if (!/\.[mc]?ts$/.test(path)) return import(pathToFileURL(path).href);
  const { createJiti } = await import("jiti");
  return createJiti(path, { fsCache: false, interopDefault: false }).import<ModuleExports>(path);
}

/** Imports what a folder's code would get under a package's name. Throws where the package is not installed there. */
export async function importPackage(name: string, folder: string): Promise<ModuleExports> {
  const { createJiti } = await import("jiti");
  const base = pathToFileURL(`${folder}/`).href;
  const resolved = createJiti(base, { fsCache: false }).esmResolve(name, base);
  return import(isAbsolute(resolved) ? pathToFileURL(resolved).href : resolved);
}
