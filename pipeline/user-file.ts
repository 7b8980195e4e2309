import { resolve } from "node:path";
import { entryAt, readBytes, template } from "./host.ts";
import { UsageError } from "./usage-error.ts";

/** Whether a path names a file of the user's (`./house.docx`) rather than one that comes with Emend. */
export function isUserPath(path: string): boolean {
  return /^(?:\.{1,2}\/|\/|[A-Za-z]:[\\/])/.test(path);
}

/**
 * What an emitter asks for: a file below `templates/`, or one of the user's, whose path begins with `./`, `../` or `/` and
 * starts at the configuration's folder.
 * @throws UsageError where the user's file is not there
 */
export async function templateOrUserFile(path: string, folder: string): Promise<Uint8Array> {
  if (!isUserPath(path)) return template(path);
  const file = resolve(folder, path);
  if ((await entryAt(file))?.kind !== "file")
    throw new UsageError(`there is no file ${path}`, "Its path starts at the configuration’s folder.");
  return readBytes(file);
}
