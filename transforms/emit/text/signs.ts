import type { Edition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";

/** The brackets in which stands what the file itself says: numbers of notes and pages. */
export interface Signs {
  readonly open: string;
  readonly close: string;
}

/** What brackets begin with that hold words of the margin, or say that something is missing. */
export const MARGIN = "In the margin:";
export const GAP = "Gap:";

const CANDIDATES: readonly Signs[] = [
  { open: "[", close: "]" },
  { open: "{", close: "}" },
  { open: "⟦", close: "⟧" },
  { open: "⟨", close: "⟩" },
  { open: "⟪", close: "⟫" },
  { open: "⦃", close: "⦄" },
  { open: "⁅", close: "⁆" },
  { open: "⌈", close: "⌉" },
];

/** Brackets that the text of the edition does not have, so that every one in the file is the file's own. */
export function chooseSigns(edition: Edition): Signs {
  const taken = new Set<string>();
  let deepest = 0;
  const look = (text: string | null) => {
    if (text === null) return;
    for (const { open, close } of CANDIDATES) if (text.includes(open) || text.includes(close)) taken.add(open);
    for (const [run] of text.matchAll(/⟦+|⟧+/g)) deepest = Math.max(deepest, run.length);
  };
  look(edition.metadata.title);
  for (const line of edition.metadata.provenance) look(line);
  for (const node of allNodes(edition)) {
    if (node.type === "text") look(node.text);
    else if (node.type === "correction") look(node.after);
    else if (node.type === "note" || node.type === "page-break") look(node.number);
    else if (node.type === "item") look(node.label);
    else if (node.type === "figure") look(node.description);
    else if (node.type === "kept") for (const { value } of node.attributes ?? []) look(value);
  }
  const free = CANDIDATES.find(({ open }) => !taken.has(open));
  return free ?? { open: "⟦".repeat(deepest + 1), close: "⟧".repeat(deepest + 1) };
}

/** The last line of the file: what its brackets mean. `countText` reads them from it. */
export function legend({ open, close }: Signs, version: string): string {
  return `Made by Emend ${version}. ${open}1${close} is the mark of a note, ${open}Page 1${close} a page of the print.`;
}

/** The brackets of a file, from its last line; null where that is no such line. */
export function readSigns(file: string): Signs | null {
  const last = file.trimEnd().split("\n").at(-1) ?? "";
  const [, open, close] = /^Made by Emend \S+\. (\S+?)1(\S+?) is the mark of a note, /.exec(last) ?? [];
  return open !== undefined && close !== undefined ? { open, close } : null;
}
