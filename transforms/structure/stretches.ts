import { verseIndents } from "../../pipeline/model/verse-indents.ts";
import type { View } from "../../pipeline/model/view.ts";
import type { BlockMark, Mark } from "../../pipeline/transform.ts";
import { indentedKind, marginOf } from "./indented-lines.ts";

/** A stretch of a view that is one block, or one part of a list, table or verse. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly block: BlockMark;
  /** Stretches of one chunk stand together, with no blank line between them or marked by the source's markup. */
  readonly chunk: number;
  /** Whether the source's markup says that it is quoted. */
  readonly quoted: boolean;
}

const BLANK = /\n[^\S\n\u00a0]*(?=\n)|\f/gu;
const ENUMERATED = /^[^\S\n]{0,8}\d{1,3}[.)][^\S\n]/u;
const WHITE = /[^\S\u00a0]/u;
const INDENT = /^[^\S\n\u00a0]*/u;
/** What has its place without words: an empty cell keeps the others in their columns. */
const EMPTY: ReadonlySet<BlockMark["kind"]> = new Set(["cell", "figure", "thought-break"]);

/** A line longer than this is not a line of print: each line is a paragraph of its own. */
const LONGEST_PRINT_LINE = 160;

/**
 * Cuts a view into stretches: what block marks cover, and between them chunks that blank lines part.
 * @param print whether the layout has parted the paragraphs: then a chunk is one of them, whatever its lines look like
 */
export function stretchesOf(view: View, marks: readonly Mark[], print = false): Stretch[] {
  const leaves: { start: number; end: number; block: BlockMark }[] = [];
  const quotations: { start: number; end: number }[] = [];
  const lineBreaks = new Set<number>();
  for (const mark of marks) {
    if (mark.type === "line-break") {
      const [from, to] = [view.offsetOf(mark.start), view.offsetOf(mark.end)];
      for (let at = from; at < to; at++) if (view.text[at] === "\n") lineBreaks.add(at);
    }
    if (mark.type !== "block") continue;
    const range = { start: view.offsetOf(mark.start), end: view.offsetOf(mark.end) };
    if (mark.block.kind === "quotation") quotations.push(range);
    else leaves.push({ ...range, block: mark.block });
  }
  leaves.sort((a, b) => a.start - b.start || a.end - b.end);
  quotations.sort((a, b) => a.start - b.start);
  const out: Stretch[] = [];
  let chunk = 0;
  let quotation = 0;
  const add: Add = (start, end, block, indented = false) => {
    let [from, to] = [start, end];
    while (from < to && WHITE.test(view.text[from] ?? "")) from++;
    while (to > from && WHITE.test(view.text[to - 1] ?? "")) to--;
    if (from === to && !EMPTY.has(block.kind)) return;
    while ((quotations[quotation]?.end ?? Number.POSITIVE_INFINITY) <= from) quotation++;
    out.push({
      start: from,
      end: to,
      block,
      chunk,
      quoted: indented || (quotations[quotation]?.start ?? Number.POSITIVE_INFINITY) <= from,
    });
  };
  const chunks: Chunks = { text: view.text, lineBreaks, margin: marginOf(view.text), print, add };
  const addText = (start: number, end: number) => {
    let at = start;
    BLANK.lastIndex = start;
    const text = end < view.text.length ? view.text.slice(0, end) : view.text;
    for (let match = BLANK.exec(text); match; match = BLANK.exec(text)) {
      addChunk(chunks, at, match.index);
      chunk++;
      at = match.index + match[0].length;
    }
    addChunk(chunks, at, end);
  };
  let at = 0;
  let last: BlockMark | null = null;
  for (const leaf of leaves) {
    if (leaf.start < at) continue;
    const between = view.text.slice(at, leaf.start);
    if (between.trim() !== "") addText(at, leaf.start);
    // items that the markup sets apart by blank lines are one list all the same
    if (between.trim() !== "" || last?.kind !== leaf.block.kind) chunk++;
    add(leaf.start, leaf.end, leaf.block);
    last = leaf.block;
    at = leaf.end;
  }
  if (leaves.length > 0) chunk++;
  addText(at, view.text.length);
  return out;
}

/** Adds a stretch; `indented` where white space before its lines says that it is quoted. */
type Add = (start: number, end: number, block: BlockMark, indented?: boolean) => void;

/** What chunks are cut from. */
interface Chunks {
  readonly text: string;
  /** Line ends that the markup asks for: they stand inside a paragraph. */
  readonly lineBreaks: ReadonlySet<number>;
  /** How far in its lines begin. */
  readonly margin: number;
  /** Whether each chunk is a paragraph. */
  readonly print: boolean;
  readonly add: Add;
}

/**
 * A chunk of lines without a blank one: numbered lines are items, very long lines paragraphs, lines set off are
 * verse or a quotation, others one paragraph.
 */
function addChunk({ text, lineBreaks, margin, print, add }: Chunks, start: number, end: number): void {
  if (print) {
    add(start, end, { kind: "paragraph" });
    return;
  }
  const lines = linesOf(text, start, end);
  const numbered = lines.map((line) => ENUMERATED.test(text.slice(line.start, Math.min(line.end, line.start + 16))));
  const items = numbered.filter(Boolean).length;
  const first = numbered.indexOf(true);
  if (items > 1) {
    // the end of a note that a sheet cut stands before the list goes on
    if (first > 0) add(start, lines[first - 1]?.end ?? start, { kind: "paragraph" });
    for (let index = first; index < lines.length; ) {
      let to = index + 1;
      while (to < lines.length && !numbered[to]) to++;
      add(lines[index]?.start ?? start, lines[to - 1]?.end ?? end, { kind: "item", label: null, depth: 0 });
      index = to;
    }
    return;
  }
  if (lines.some((line) => line.end - line.start > LONGEST_PRINT_LINE)) {
    for (const line of linesOf(text, start, end, lineBreaks)) add(line.start, line.end, { kind: "paragraph" });
    return;
  }
  const kind = indentedKind(
    lines.map((line) => text.slice(line.start, line.end)),
    margin,
  );
  if (kind === "verse") {
    const columns = lines.map((line) => INDENT.exec(text.slice(line.start, line.end))?.[0].length ?? 0);
    const indents = verseIndents(columns);
    for (const [at, line] of lines.entries())
      add(line.start, line.end, { kind: "verse-line", indent: indents[at] ?? 0 });
  }
  if (kind !== "verse") add(start, end, { kind: "paragraph" }, kind === "quotation");
}

/** The lines that are not blank; line ends in `inside` end none. */
function linesOf(
  text: string,
  start: number,
  end: number,
  inside: ReadonlySet<number> = new Set(),
): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  for (let at = start; at < end; ) {
    let newline = text.indexOf("\n", at);
    while (inside.has(newline)) newline = text.indexOf("\n", newline + 1);
    const to = newline < 0 || newline > end ? end : newline;
    if (text.slice(at, to).trim() !== "") lines.push({ start: at, end: to });
    at = to + 1;
  }
  return lines;
}
