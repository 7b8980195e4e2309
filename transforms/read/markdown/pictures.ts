import type { ChangeList } from "../change-list.ts";
import { readLinkTarget } from "./link-target.ts";

const OPENING = /!\[([^[\]\\]{0,2000})\](?=\()/y;
const SPACE = /\s*/y;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/** One image of a paragraph that holds nothing else. */
interface Image {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly description: string | null;
}

/**
 * Marks the pictures of a paragraph that consists of images (CommonMark 6.4) and nothing else: each stands between
 * the paragraphs, with the words in its brackets as its description. An image without words that lies on a server is
 * an ornament, or counts readers.
 * @returns whether the paragraph was such a one
 */
export function markPictures(text: string, from: number, end: number, changes: ChangeList): boolean {
  const images: Image[] = [];
  let at = from;
  while (at < end) {
    OPENING.lastIndex = at;
    const words = OPENING.exec(text)?.[1];
    if (words === undefined) return false;
    const link = readLinkTarget(text, OPENING.lastIndex);
    if (link === null || link.target === null || link.end > end) return false;
    const said = words.replace(/\s+/g, " ").trim();
    // programs that read pages call a picture by its file
    const description = said === "" || link.target.split("/").at(-1) === said ? null : said;
    if (description === null && ADDRESS.test(link.target)) return false;
    images.push({ start: at, end: link.end, url: link.target, description });
    SPACE.lastIndex = link.end;
    SPACE.test(text);
    at = Math.min(end, SPACE.lastIndex);
  }
  for (const { start, end: to, url, description } of images) {
    changes.edit("markdown-text/image", start, to, "a picture that stands by itself", "");
    changes.mark({ type: "block", start, end: start, block: { kind: "figure", url, description } });
  }
  return images.length > 0;
}
