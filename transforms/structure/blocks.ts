import type {
  Block,
  Division,
  Figure,
  Inline,
  List,
  ListItem,
  PageBreak,
  Table,
  TableCell,
  TableRow,
  VerseLine,
} from "../../pipeline/model/edition.ts";
import type { View } from "../../pipeline/model/view.ts";
import type { BlockMark, StructureTransform } from "../../pipeline/transform.ts";
import { InlineBuilder } from "./inline-builder.ts";
import { paragraphsOf } from "./note-paragraphs.ts";
import { type Stretch, stretchesOf } from "./stretches.ts";

/**
 * Builds the edition's first form: one division with paragraphs, lists, tables and headings as blank
 * lines and the markup of the source have them. What they are in a documentary edition is found later.
 */
export const blocks: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "blocks",
  defaults: {},
  rules: [],
  run(edition, { view, marks, layout, profile }) {
    // in editions of documents a row of stars stands for words that are left out
    const starsPart = !profile.numberedDocuments;
    const builder = new InlineBuilder(view, marks);
    const children: Block[] = [];
    let at = 0;
    for (const run of runsOf(stretchesOf(view, marks, layout !== null))) {
      const [first] = run;
      const out = first.quoted ? quotationBlocks(children) : children;
      for (const pageBreak of builder.pageBreaks(at, first.start + 1)) out.push(pageBreak);
      buildRun(run, builder, view, starsPart, out);
      at = behind(run.at(-1) ?? first);
    }
    for (const pageBreak of builder.pageBreaks(at, view.text.length + 1)) children.push(pageBreak);
    const division: Division = {
      type: "division",
      kind: "text",
      id: "t1",
      number: null,
      head: null,
      children,
      notes: [],
    };
    const provenance = marks.flatMap((mark) => (mark.type === "provenance" ? mark.lines : []));
    return {
      edition: { ...edition, metadata: { ...edition.metadata, provenance }, children: [division] },
      repairs: [],
      findings: [],
    };
  },
};

/** From where on page breaks are not yet told: those at a stretch's first character stand before it. */
function behind({ start, end }: Stretch): number {
  return Math.max(start + 1, end);
}

type Run = readonly [Stretch, ...Stretch[]];

/** Stretches that make one block together: the items of a list, the cells of a table, the lines of a verse. */
function* runsOf(stretches: readonly Stretch[]): Generator<Run> {
  for (let index = 0; index < stretches.length; ) {
    const first = stretches[index] as Stretch;
    let to = index + 1;
    while (to < stretches.length && continues(first, stretches[to] as Stretch)) to++;
    yield [first, ...stretches.slice(index + 1, to)];
    index = to;
  }
}

/** Parts that make a list or a verse together; cells are told by their table. */
const JOINED: ReadonlySet<BlockMark["kind"]> = new Set(["item", "note-body", "verse-line"]);

function continues(first: Stretch, next: Stretch): boolean {
  if (first.chunk !== next.chunk || first.quoted !== next.quoted) return false;
  if (first.block.kind === "cell" && next.block.kind === "cell") return first.block.table === next.block.table;
  if (next.block.kind === "verse-line" && next.block.stanza) return false;
  return first.block.kind === next.block.kind && JOINED.has(first.block.kind);
}

/** The blocks of the quotation that the text goes on with: the last block, or a new quotation. */
function quotationBlocks(children: Block[]): Block[] {
  const last = children.at(-1);
  if (last?.type === "quotation") {
    const blocks = [...last.children];
    children[children.length - 1] = { type: "quotation", children: blocks };
    return blocks;
  }
  const blocks: Block[] = [];
  children.push({ type: "quotation", children: blocks });
  return blocks;
}

/** Characters of a row of stars at most. */
const LONGEST_BREAK = 200;
/** Nothing but three stars or more, or an asterism. */
const STARS = /^(?:[*∗⁎•·]\s{0,20}){3,30}$|^⁂$/u;

function buildRun(run: Run, builder: InlineBuilder, view: View, starsPart: boolean, out: Block[]): void {
  const [first] = run;
  const { block } = first;
  const inlines = (stretch: Stretch) => builder.inlines(stretch.start, stretch.end);
  switch (block.kind) {
    case "paragraph":
    case "quotation": {
      const isBreak =
        starsPart && STARS.test(view.text.slice(first.start, Math.min(first.end, first.start + LONGEST_BREAK)));
      out.push({
        type: isBreak && first.end - first.start < LONGEST_BREAK ? "thought-break" : "paragraph",
        children: inlines(first),
      });
      break;
    }
    case "thought-break":
      out.push({ type: "thought-break", children: inlines(first) });
      break;
    case "figure":
      out.push(buildFigure(block, inlines(first), view));
      break;
    case "heading":
      out.push({ type: "section-heading", level: block.level, children: inlines(first) });
      break;
    case "item":
    case "note-body":
      out.push(buildList(run, builder));
      break;
    case "verse-line":
      out.push({
        type: "verse",
        lines: run.map((part): VerseLine => ({ type: "line", indent: indentOf(part), children: inlines(part) })),
      });
      break;
    case "cell":
      out.push(...run.slice(1).flatMap((cell, at) => builder.pageBreaks(behind(run[at] ?? first), cell.start + 1)));
      out.push(buildTable(run, inlines));
      break;
  }
}

function indentOf({ block }: Stretch): number {
  return block.kind === "verse-line" ? (block.indent ?? 0) : 0;
}

/** A picture with the first paragraph of what is printed beneath it as its caption. */
function buildFigure(
  { url, description }: Extract<BlockMark, { kind: "figure" }>,
  words: readonly Inline[],
  view: View,
): Figure {
  const [head, ...children] = paragraphsOf(words, view);
  return { type: "figure", url, description, head: head?.children ?? null, children };
}

/** A list; an item deeper than the one before goes into a list inside it. */
function buildList(run: readonly Stretch[], builder: InlineBuilder): List {
  const items: (ListItem | PageBreak)[] = [];
  let at = (run[0] as Stretch).start + 1;
  for (let index = 0; index < run.length; ) {
    const stretch = run[index] as Stretch;
    const { label, depth } = itemOf(stretch);
    for (const pageBreak of builder.pageBreaks(at, stretch.start + 1)) items.push(pageBreak);
    let to = index + 1;
    while (to < run.length && itemOf(run[to] as Stretch).depth > depth) to++;
    const nested = run.slice(index + 1, to);
    items.push({
      type: "item",
      label,
      children: builder.inlines(stretch.start, stretch.end),
      blocks: nested.length > 0 ? [buildList(nested, builder)] : [],
    });
    at = (nested.at(-1) ?? stretch).end;
    index = to;
  }
  return { type: "list", kind: "simple", head: null, items };
}

function itemOf({ block }: Stretch): { label: string | null; depth: number } {
  if (block.kind === "item") return block;
  return { label: block.kind === "note-body" ? block.number : null, depth: 0 };
}

function buildTable(run: readonly Stretch[], inlines: (stretch: Stretch) => readonly Inline[]): Table {
  const rows: { at: number; header: boolean; cells: TableCell[] }[] = [];
  for (const stretch of run) {
    if (stretch.block.kind !== "cell") continue;
    const { row, header, columns = 1, rows: height = 1 } = stretch.block;
    let last = rows.at(-1);
    if (last?.at !== row) {
      last = { at: row, header: true, cells: [] };
      rows.push(last);
    }
    last.header &&= header;
    last.cells.push({ type: "cell", header, columns, rows: height, children: inlines(stretch) });
  }
  return { type: "table", rows: rows.map(({ header, cells }): TableRow => ({ type: "row", header, cells })) };
}
