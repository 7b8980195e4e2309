/** The relationships of links that lead out of the file: one for each address. */
export interface LinkRelations {
  /** The id by which a hyperlink names its address. */
  idOf(url: string): string;
  /** Id and address of those that a part of the package names. */
  usedIn(part: string): (readonly [id: string, url: string])[];
}

/** @param first the number of the first id; those below are other relationships' */
export function linkRelations(first: number): LinkRelations {
  const ids = new Map<string, string>();
  return {
    idOf(url) {
      const id = ids.get(url) ?? `rId${first + ids.size}`;
      ids.set(url, id);
      return id;
    },
    usedIn(part) {
      const used = new Set([...part.matchAll(/<w:hyperlink [^>]*r:id="(rId\d+)"/g)].map(([, id]) => id));
      return [...ids].filter(([, id]) => used.has(id)).map(([url, id]) => [id, url] as const);
    },
  };
}
