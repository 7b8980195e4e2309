import { extname } from "node:path";

/** Which folders are one source, a file a page: those that look so, all that hold files, or none. */
export type PageFolders = "auto" | "always" | "never";

/** Endings of files that hold the lines of a page with their places, or its picture. */
const PAGE_ENDINGS = new Set([".hocr", ".xml", ".png", ".jpg", ".jpeg", ".tif", ".tiff"]);
/** Words that stand before a page's number. */
const PAGE_WORD = /(?:^|[^a-z])(?:pages?|pag|pg|p|seite|s|blatt|bl|folio|fol|f|leaf|scan)[^a-z0-9]{0,3}$/u;
/** Words that stand before the number of a picture or of a file made of it: pages, where the ending says so. */
const PICTURE_WORD = /(?:^|[^a-z])(?:image|img|file|facs|ocr)[^a-z0-9]{0,3}$/u;
/** Numbers without a word are those of pages where they have at least so many digits, all the same. */
const FEWEST_DIGITS = 3;

/** The runs of digits in a name, and what stands between them. */
interface Shape {
  readonly words: readonly string[];
  readonly digits: readonly string[];
}

/**
 * Whether the files of a folder are evidently the pages of one source: at least two, with one ending, named alike
 * but for their numbers, and the number that changes is a page's: a word for a page stands before it
 * (`page_0001.txt`, `p12.hocr`), or it begins the name of a file with geometry or of a picture (`0001.xml`).
 */
export function arePages(names: readonly string[]): boolean {
  const [first, ...others] = names;
  if (first === undefined || others.length === 0) return false;
  const ending = extname(first).toLowerCase();
  if (names.some((name) => extname(name).toLowerCase() !== ending)) return false;
  const shapes = names.map((name) => shapeOf(name.slice(0, name.length - ending.length)));
  const [shape, ...rest] = shapes;
  if (!shape || rest.some(({ words }) => words.join("\0") !== shape.words.join("\0"))) return false;
  const changing = shape.digits.findIndex((digits, at) => rest.some((other) => other.digits[at] !== digits));
  if (changing < 0) return false;
  const before = (shape.words[changing] ?? "").toLowerCase();
  if (PAGE_WORD.test(before)) return true;
  if (!PAGE_ENDINGS.has(ending)) return false;
  if (PICTURE_WORD.test(before)) return true;
  const lengths = new Set(shapes.map(({ digits }) => digits[changing]?.length ?? 0));
  return (
    changing === 0 && before === "" && lengths.size === 1 && !lengths.has(0) && Math.max(...lengths) >= FEWEST_DIGITS
  );
}

function shapeOf(stem: string): Shape {
  return { words: stem.split(/\d+/u), digits: stem.match(/\d+/gu) ?? [] };
}

/** The order of pages: numbers in names count as numbers (`p2` before `p10`), all else by its code units. */
export function byPageNumber(one: string, other: string): number {
  const [a, b] = [tokens(one), tokens(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [x = "", y = ""] = [a[at], b[at]];
    if (x === y) continue;
    const bothNumbers = /^\d/u.test(x) && /^\d/u.test(y);
    const difference = bothNumbers ? compareNumbers(x, y) : 0;
    if (difference !== 0) return difference;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

function tokens(name: string): readonly string[] {
  return name.match(/\d+|\D+/gu) ?? [];
}

/** Numbers of any length: the longer one without its zeros is the greater. */
function compareNumbers(one: string, other: string): number {
  const [a, b] = [one.replace(/^0+/u, ""), other.replace(/^0+/u, "")];
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
