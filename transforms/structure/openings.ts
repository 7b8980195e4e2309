import { isOneButForOcr } from "../../pipeline/model/confusable-letters.ts";
import type { Block, Division, List, ListEntry, ListKind, Paragraph } from "../../pipeline/model/edition.ts";
import type { Profile } from "../../pipeline/model/profile.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { isDateline } from "./dateline-form.ts";
import { countItems } from "./list-items.ts";
import { mapDocuments } from "./map-documents.ts";

/** A dateline stands among the first blocks of a document. */
const DATELINE_WITHIN = 3;

/** What may stand behind a label. */
const BEHIND_LABEL = /[\s:.]/u;
/** A note's marker behind it: “PRESENT1”. */
const MARKER_AT_END = /\s?(?:[⁰¹²³⁴-⁹]{1,2}|\^\d{1,2}|\d{1,2}|[!?*'’‘"“”°º®]{1,2})$/u;

type LabelKind = Exclude<ListKind, "simple">;

/** What a document opens with: its dateline, and the lists of its subject and of the participants. */
export const openings: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "openings",
  defaults: {},
  rules: [],
  run(edition, { profile }) {
    return { edition: mapDocuments(edition, (division) => open(division, profile)), repairs: [], findings: [] };
  },
};

function open(division: Division, profile: Profile): Division {
  if (division.head === null) return division;
  const blocks = division.children.filter((child): child is Block => child.type !== "division");
  const labels = blocks.map((block) => labelOf(block, profile));
  const lined = datelines(blocks, labels);
  // a dateline is no label
  const left = labels.map((label, at) => (lined[at]?.type === "dateline" ? null : label));
  return { ...division, children: labelledLists(lined, left) };
}

/** For each block the kind of list that it is the label of, or null. */
type Labels = readonly (LabelKind | null)[];

function datelines(blocks: readonly Block[], labels: Labels): Block[] {
  let solid = 0;
  return blocks.map((block, at) => {
    if (block.type === "page-break") return block;
    solid++;
    // “Luncheon, May 4, 1960” below SUBJECT is a subject
    if (labels[at - 1]) return block;
    if (solid > DATELINE_WITHIN || block.type !== "paragraph" || !isDateline(plainText(block.children))) return block;
    return { type: "dateline", children: block.children };
  });
}

/** The kind of list that a line is the label of ("PARTICIPANTS"), or null. */
function labelOf(block: Block, profile: Profile): LabelKind | null {
  if (block.type !== "paragraph" && block.type !== "section-heading") return null;
  const text = plainText(block.children).trim();
  let end = text.length;
  while (end > 0 && BEHIND_LABEL.test(text[end - 1] ?? "")) end--;
  const words = text.slice(0, end).replace(MARKER_AT_END, "");
  if (isOneButForOcr(words, profile.listLabels.subject)) return "subject";
  if (isOneButForOcr(words, profile.listLabels.participants)) return "participants";
  return null;
}

function labelledLists(blocks: readonly Block[], labels: Labels): Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    const kind = labels[at] ?? null;
    const head = kind && (block.type === "paragraph" || block.type === "section-heading") ? block.children : null;
    const items = kind ? itemsAfter(blocks, at + 1, kind, labels) : { entries: [], next: at };
    if (!kind || !head || items.entries.length === 0) {
      out.push(block);
      at++;
      continue;
    }
    const list: List = { type: "list", kind, head, items: items.entries };
    out.push(list);
    at = items.next;
  }
  return out;
}

/** The entries of a list behind its label: those that the markup made, or the lines that look like entries. */
function itemsAfter(
  blocks: readonly Block[],
  from: number,
  kind: LabelKind,

  labels: Labels,
): { entries: ListEntry[]; next: number } {
  const entries: ListEntry[] = [];

  let at = from;
  while (blocks[at]?.type === "page-break") at++;
  if (blocks[at]?.type === "list") {
    for (at = from; at < blocks.length; at++) {
      const block = blocks[at] as Block;
      if (block.type === "list" && block.kind === "simple") entries.push(...block.items);
      else if (block.type === "page-break" && blocks[at + 1]?.type === "list") entries.push(block);
      else break;
    }
    return { entries, next: at };
  }
  const lines: { paragraph: Paragraph; index: number }[] = [];
  for (at = from; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.type === "page-break") continue;
    if (block.type !== "paragraph" || labels[at]) break;
    lines.push({ paragraph: block, index: at });
  }
  const count = countItems(textsOf(lines), kind, (labels[at] ?? null) !== null);
  const next = (lines[count - 1]?.index ?? from - 1) + 1;
  for (const block of blocks.slice(from, next)) {
    if (block.type === "page-break") entries.push(block);
    else if (block.type === "paragraph")
      entries.push({ type: "item", label: null, children: block.children, blocks: [] });
  }
  return { entries, next };
}

/** One after the other, because the entries are mostly over after a few lines. */
function* textsOf(lines: readonly { readonly paragraph: Paragraph }[]): Generator<string> {
  for (const { paragraph } of lines) yield plainText(paragraph.children);
}
