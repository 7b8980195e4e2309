import type { Picture, PictureType } from "./model/picture.ts";
import { isWellFormed } from "./xml/document.ts";

/** What a picture's bytes tell of it. */
export type PictureKind = Pick<Picture, "mediaType" | "width" | "height">;

/** Larger ones no reader can show. */
const MOST_PIXELS = 65_535;

/**
 * The kind and size of a picture, by its content; its name is not asked.
 * @returns null for what is no picture of a known kind, is cut off, or is an SVG with anything but shapes in it
 */
export async function pictureKind(bytes: Uint8Array): Promise<PictureKind | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    return ends(bytes, [0x49, 0x45, 0x4e, 0x44]) ? sized("image/png", view.getUint32(16), view.getUint32(20)) : null;
  if (begins(bytes, [0x47, 0x49, 0x46, 0x38]))
    return ends(bytes, [0x00, 0x3b]) ? sized("image/gif", view.getUint16(6, true), view.getUint16(8, true)) : null;
  if (begins(bytes, [0xff, 0xd8, 0xff])) {
    const size = ends(bytes, [0xff, 0xd9]) ? jpegSize(view) : null;
    return size && sized("image/jpeg", size.width, size.height);
  }
  return svgKind(bytes);
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** Programs may leave so much behind a picture's end. */
const BEHIND = 65_536;

/** Whether the mark of its end stands somewhere at a file's end: what is cut off has none. */
function ends(bytes: Uint8Array, mark: readonly number[]): boolean {
  if (bytes.length < 30) return false;
  const least = Math.max(0, bytes.length - BEHIND);
  for (let at = bytes.length - mark.length; at >= least; at--)
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}

function sized(mediaType: PictureType, width: number, height: number): PictureKind | null {
  const fits = (length: number) => length >= 1 && length <= MOST_PIXELS;
  return fits(width) && fits(height) ? { mediaType, width, height } : null;
}

/** The size that the frame header of a JPEG gives (ITU-T T.81, B.2.2): segments are skipped until there is one. */
function jpegSize(view: DataView): { readonly width: number; readonly height: number } | null {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // fill bytes, and markers that stand alone
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** What makes an SVG more than a picture: scripts, other documents, links out, entities. */
const ACTIVE =
  /<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet|<(?:[\w-]+:)?(?:script|foreignObject|iframe|image|animate|set|a)[\s>/]|[\s"']on[a-z]+\s*=|url\((?!\s*["']?#)|@import|href\s*=\s*["'](?!#)/i;

async function svgKind(bytes: Uint8Array): Promise<PictureKind | null> {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  const root = /<svg(?=[\s>])[^>]*>/.exec(text.slice(0, 100_000))?.[0];
  const isRoot = root !== undefined && /^\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--(?:(?!-->)[\s\S])*-->)*<svg[\s>]/.test(text);
  if (!isRoot || !root.includes("http://www.w3.org/2000/svg") || ACTIVE.test(text) || !(await isWellFormed(text)))
    return null;
  const length = (name: string) => {
    const said = new RegExp(`\\s${name}\\s*=\\s*["']\\s*([\\d.]{1,12})(px|pt|mm|cm|in|pc)?\\s*["']`).exec(root);
    return said === null ? null : Math.round(Number(said[1]) * (UNITS[said[2] ?? "px"] ?? 1));
  };
  const [, , boxWidth, boxHeight] = (/\sviewBox\s*=\s*["']([^"']{1,80})["']/.exec(root)?.[1] ?? "")
    .trim()
    .split(/[\s,]+/);
  const width = length("width") ?? Math.round(Number(boxWidth ?? Number.NaN));
  const height = length("height") ?? Math.round(Number(boxHeight ?? Number.NaN));
  return sized("image/svg+xml", width, height);
}

/** CSS pixels in the units that SVG knows (CSS Values 3, 6.2). */
const UNITS: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 };
