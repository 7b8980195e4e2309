import { strFromU8, unzipSync } from "fflate";
import type { PageLayout } from "./page-layout.ts";
import type { Content } from "./word-xml.ts";

/** What an edition takes from a Word file of the user's own: how everything looks, and the page. */
export interface Reference {
  readonly styles: string;
  readonly fonts: string | null;
  readonly theme: string | null;
  readonly numbering: string | null;
  readonly page: PageLayout | null;
}

const PARTS = {
  document: "word/document.xml",
  styles: "word/styles.xml",
  fonts: "word/fontTable.xml",
  theme: "word/theme/theme1.xml",
  numbering: "word/numbering.xml",
} as const;

/** No style sheet, nor a document from which only styles are taken, is larger when unpacked. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Reads a Word file for its styles. Pictures and embedded fonts are not taken over.
 * @throws {RangeError} where it is no Word file
 */
export function readReference(bytes: Uint8Array): Reference {
  const parts = partsOf(bytes);
  const styles = parts.get(PARTS.styles);
  const document = parts.get(PARTS.document);
  if (styles === undefined || document === undefined)
    throw new RangeError("the reference is no Word file: it has no styles, or no document");
  return {
    styles,
    fonts: parts.get(PARTS.fonts)?.replace(/<w:embed(?:Regular|Bold|Italic|BoldItalic)\b[^>]*\/>/g, "") ?? null,
    theme: withoutRelations(parts.get(PARTS.theme)),
    numbering: withoutPictures(parts.get(PARTS.numbering)),
    page: pageOf(document),
  };
}

function partsOf(bytes: Uint8Array): Map<string, string> {
  const wanted: ReadonlySet<string> = new Set(Object.values(PARTS));
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (wanted.has(name) && originalSize > MOST_BYTES) throw new RangeError(`${name} is too large`);
        return wanted.has(name);
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new RangeError(`the reference is no Word file: ${reason}`, { cause });
  }
}

/** A theme with pictures would name files that are not taken over. */
function withoutRelations(theme: string | undefined): string | null {
  return theme === undefined || /\br:(?:embed|link|id)=/.test(theme) ? null : theme;
}

function withoutPictures(numbering: string | undefined): string | null {
  if (numbering === undefined) return null;
  return numbering
    .replace(/<w:numPicBullet\b(?:(?!<\/w:numPicBullet>)[\s\S])*<\/w:numPicBullet>/g, "")
    .replace(/<w:lvlPicBulletId\b[^>]*\/>/g, "");
}

/** The page of the document's last section. */
function pageOf(document: string): PageLayout | null {
  const section = document.slice(Math.max(0, document.lastIndexOf("<w:sectPr")));
  const size = /<w:pgSz\b[^>]*\/>/.exec(section)?.[0];
  const margins = /<w:pgMar\b[^>]*\/>/.exec(section)?.[0];
  if (size === undefined || margins === undefined) return null;
  const number = (element: string, name: string) => Number(new RegExp(`\\bw:${name}="(-?\\d+)"`).exec(element)?.[1]);
  const width = number(size, "w") - number(margins, "left") - number(margins, "right");
  return width > 0 ? { size: size as Content, margins: margins as Content, width } : null;
}
