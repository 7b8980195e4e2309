import type { Metadata } from "../../pipeline/model/metadata.ts";

/** What a title page says below the title, line by line; each empty where nothing is known. */
export interface TitleStatements {
  /** Other titles, and who wrote and edited the text. */
  readonly statements: readonly string[];
  /** Place and publisher, then the date. */
  readonly publication: readonly string[];
}

/** The lines of a title page, from the description of the edition. */
export function titleStatements({ title, description }: Metadata): TitleStatements {
  const { people = [], titles = [], place, publisher, date } = description ?? {};
  const names = new Map<string, string[]>();
  for (const { role, name } of people) names.set(role, [...(names.get(role) ?? []), name]);
  const publication = [[place, publisher], [date]].map((words) =>
    words.filter((word) => word !== undefined && word !== "").join(", "),
  );
  return {
    statements: [
      // a series' title often holds the others
      ...titles.map(({ text }) => text).filter((line) => !title.includes(line)),
      ...[...names].map(([role, list]) => (role === "author" ? "" : `${capitalized(role)}: `) + list.join(", ")),
    ],
    publication: publication.filter((line) => line !== ""),
  };
}

/** Everything below the title in the order of the page: statements, publication, what the source says of its origin. */
export function titlePageLines(metadata: Metadata): readonly string[] {
  const { statements, publication } = titleStatements(metadata);
  return [...statements, ...publication, ...metadata.provenance].filter((line) => line.trim() !== "");
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
