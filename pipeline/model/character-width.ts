/** How wide characters are in print, as parts of the size of their type: the middle of common text faces. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,;:!'’‘|]/u, 0.27],
  [/[ftr()[\]I"“”*°-]/u, 0.36],
  [/[aceszJ?]/u, 0.43],
  [/[mwMW—]/u, 0.8],
  [/\p{Lu}/u, 0.67],
];
const OTHER = 0.51;

const known = new Map<string, number>();

/** How wide words are set in print, in ems, as common text faces have it. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const one of text) ems += widthOf(one);
  return ems;
}

function widthOf(one: string): number {
  const width = known.get(one) ?? WIDTHS.find(([pattern]) => pattern.test(one))?.[1] ?? OTHER;
  known.set(one, width);
  return width;
}
