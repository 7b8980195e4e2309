/** A column of a table: its heading, and on which side its cells stand. */
export interface Column {
  readonly heading: string;
  readonly align: "left" | "right";
}

/** A table in plain text: columns as wide as their widest cell, two spaces apart. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map(({ heading }) => heading), ...rows];
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => [...(cells[at] ?? "")].length)));
  return lines.map((cells) =>
    columns
      .map(({ align }, at) => {
        const cell = cells[at] ?? "";
        const space = " ".repeat((widths[at] ?? 0) - [...cell].length);
        return align === "left" ? cell + space : space + cell;
      })
      .join("  ")
      .trimEnd(),
  );
}
