import { dirname, join, relative, sep } from "node:path";
import { entryAt, readBytes } from "../host.ts";
import { fileBelow } from "./source-pages.ts";

/** Pictures with more bytes are left out: an edition carries each several times over. */
export const MOST_PICTURE_BYTES = 16 * 1024 * 1024;

/** The file that an address names in a folder or below it; null for an address of another kind. */
export function pictureFile(url: string, folder: string): string | null {
  return /^(?:[A-Za-z][A-Za-z0-9+.-]*:|[/\\])/.test(url.trim()) ? null : fileBelow(folder, url.trim());
}

const PICTURE = /\.(?:png|jpe?g|gif|svg)$/iu;
const MARKUP = /\.(?:x?html?|md|markdown|xml|tei)$/iu;
const NAMED =
  /\b(?:src|url)\s*=\s*(?:"([^"<>]{1,500})"|'([^'<>]{1,500})')|\]\(\s*<?([^()\s<>]{1,500})|^\s{0,3}\[[^\]]{1,200}\]:\s*<?([^\s<>]{1,500})/gmu;

/** The pictures among the files below a folder that texts among them show: parts of these, and no sources of their own. */
export async function illustrationsOf(names: readonly string[], folder: string): Promise<ReadonlySet<string>> {
  const pictures = new Set(names.filter((name) => PICTURE.test(name)));
  const found = new Set<string>();
  if (pictures.size === 0) return found;
  for (const name of names.filter((each) => MARKUP.test(each))) {
    const path = join(folder, name);
    if (((await entryAt(path))?.bytes ?? 0) > MOST_PICTURE_BYTES) continue;
    const text = new TextDecoder().decode(await readBytes(path));
    for (const [, double, single, inline, reference] of text.matchAll(NAMED)) {
      const file = pictureFile(double ?? single ?? inline ?? reference ?? "", dirname(path));
      const picture = file === null ? "" : relative(folder, file).split(sep).join("/");
      if (pictures.has(picture)) found.add(picture);
    }
  }
  return found;
}
