import type { Block, Division, Edition } from "../../pipeline/model/edition.ts";
import { inlineLength } from "../../pipeline/model/inlines.ts";
import { mapSame } from "../../pipeline/model/map-same.ts";
import { allNodes, plainText } from "../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../pipeline/transform.ts";

/** A line that is the name of what was sent with a document, and nothing else: “[Attachment]”, “Tab A”, “Annex 2”. */
const OPENING =
  /^\[?(?:Attachment|ATTACHMENT|Enclosure|ENCLOSURE|Inclosure|Annex|ANNEX|Appendix|APPENDIX|Tab|TAB)(?:\s(?:No\.\s?)?["“‘']?(?:[A-Z]|\d{1,2}|[IVX]{1,5})["”’']?)?\]?$/u;

/** A longer line is not looked at: “[Attachment No. 12]” and its white space. */
const LONGEST = 60;

/** Below this number of words a block is no text of its own, but names something. */
const FEWEST_WORDS = 8;

/**
 * The attachments of documents as divisions in them, each from the line that names it to the next such line or the
 * document's end. The line stays the first of its words, as the published volumes have it.
 */
export const attachments: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "attachments",
  defaults: {},
  rules: [],
  run(edition) {
    let known: Set<string> | undefined;
    const ids = () => {
      known ??= idsOf(edition);
      return known;
    };
    const visit = (division: Division): Division => {
      if (division.kind === "document") return withAttachments(division, ids);
      if (division.kind !== "volume" && division.kind !== "part") return division;
      const children = mapSame(division.children, (child) => (child.type === "division" ? visit(child) : child));
      return children === division.children ? division : { ...division, children };
    };
    const children = mapSame(edition.children, visit);
    return { edition: children === edition.children ? edition : { ...edition, children }, repairs: [], findings: [] };
  },
};

function idsOf(edition: Edition): Set<string> {
  const ids = new Set<string>();
  for (const node of allNodes(edition)) if ("id" in node) ids.add(node.id);
  return ids;
}

function withAttachments(document: Division, ids: () => ReadonlySet<string>): Division {
  if (!document.children.some((child) => child.type !== "division" && opens(child))) return document;
  const blocks = document.children.filter((child): child is Block => child.type !== "division");
  if (blocks.length < document.children.length) return document;
  const begins = blocks.flatMap((block, at) => (opens(block) ? [at] : []));
  // what names an attachment stands behind text of the document, and before text of its own
  const firstText = blocks.findIndex(isText);
  const used = begins.filter(
    (at, rank) => firstText >= 0 && firstText < at && hasText(blocks.slice(at + 1, begins[rank + 1] ?? blocks.length)),
  );
  const [first] = used;
  if (first === undefined) return document;
  let turn = 0;
  const freshId = (): string => {
    // `d12at1`, as the volumes call them
    do turn++;
    while (ids().has(`${document.id}at${turn}`));
    return `${document.id}at${turn}`;
  };
  const divisions = used.map((at, rank): Division => {
    const begin = withPages(blocks, at);
    const end = rank + 1 < used.length ? withPages(blocks, used[rank + 1] ?? blocks.length) : blocks.length;
    const children = blocks.slice(begin, end).map((block) => (block === blocks[at] ? asHeading(block) : block));
    return {
      type: "division",
      kind: "attachment",
      id: freshId(),
      number: null,
      head: null,
      children,
      notes: [],
    };
  });
  return { ...document, children: [...blocks.slice(0, withPages(blocks, first)), ...divisions] };
}

function opens(block: Block): boolean {
  if (block.type !== "paragraph" && block.type !== "section-heading") return false;
  let length = 0;
  for (const node of block.children) {
    length += inlineLength(node);
    if (length > LONGEST) return false;
  }
  return OPENING.test(plainText(block.children).replace(/\s+/g, " ").trim());
}

/** Whether there is a paragraph of more than a few words, or what holds such. */
function hasText(blocks: readonly Block[]): boolean {
  return blocks.some(isText);
}

function isText(block: Block): boolean {
  switch (block.type) {
    case "paragraph":
      return plainText(block.children).trim().split(/\s+/).length >= FEWEST_WORDS;
    case "list":
    case "table":
    case "quotation":
    case "verse":
    case "figure":
      return true;
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "thought-break":
    case "kept-block":
    case "kept-text":
    case "page-break":
      return false;
  }
}

/** Page breaks before a line that begins something belong to it. */
function withPages(blocks: readonly Block[], at: number): number {
  let begin = at;
  while (blocks[begin - 1]?.type === "page-break") begin--;
  return begin;
}

function asHeading(block: Block): Block {
  return block.type === "paragraph" ? { ...block, type: "section-heading", level: 1 } : block;
}
