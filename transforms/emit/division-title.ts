import type { Division, DivisionKind, Inline } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";

const KIND_NAMES: Readonly<Record<DivisionKind, string>> = {
  volume: "Volume",
  part: "Part",
  document: "Document",
  "editorial-note": "Editorial Note",
  attachment: "Attachment",
  text: "Text",
};

/** The heading in one line, or what the division is where it has no heading; never empty. */
export function divisionTitle(division: Division): string {
  const head = oneLine(division.head ?? []);
  if (head !== "") return head;
  if (division.unmarked) return division.matter === "back" ? "Back Matter" : "Front Matter";
  // an attachment's first line names it
  const [first] = division.kind === "attachment" ? division.children.filter(({ type }) => type !== "page-break") : [];
  const named = first?.type === "section-heading" ? oneLine(first.children) : "";
  if (named !== "") return named;
  const name = KIND_NAMES[division.kind];
  return division.number?.trim() ? `${name} ${division.number.trim()}` : name;
}

/** The date in the division's first dateline, as printed; null where there is none. */
export function divisionDate(division: Division): string | null {
  const dateline = division.children.find((child) => child.type === "dateline");
  const date = dateline?.children.find((inline) => inline.type === "date");
  return (date && oneLine([date])) || null;
}

function oneLine(inlines: readonly Inline[]): string {
  return plainText(inlines).replace(/\s+/g, " ").trim();
}
