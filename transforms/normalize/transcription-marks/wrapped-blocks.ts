import { matchesAtLines } from "../../../pipeline/model/matches.ts";
import { verseIndents } from "../../../pipeline/model/verse-indents.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { Collector } from "./collector.ts";

const LINE = /^[ \t]{0,20}(?:\/([*#$PXCRLFI])(?:\[[^\]\n]{0,30}\])?|([*#$PXCRLFI])\/)[ \t]{0,20}$/imuy;
const TEXT_LINE = /[^\r\n]+/g;
const BLANK_LINE = /\n[ \t\r]*\n/;

/** Blocks inside one another: a longer row of signs is none of blocks. */
const DEEPEST = 20;

interface Opening {
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

// “/# … #/” is a block quotation, “/P … P/” verse; in the others lines end where the print ends them

const THOUGHT_BREAK = /^[ \t]{0,20}(<tb>)[ \t]{0,20}$/imuy;

/** The tags of formatters that stand alone in a line for a break in the thought. */
export function findThoughtBreaks({ text, lineStarts }: View, out: Collector): void {
  if (!text.includes("<")) return;
  for (const { index, 0: line } of matchesAtLines(THOUGHT_BREAK, text, lineStarts)) {
    const start = index + line.length - line.trimStart().length;
    const end = index + line.trimEnd().length;
    out.edit("transcription-marks/thought-break", start, end, "the tag for a break in the thought, alone in its line");
    out.mark({ type: "block", start: end, end, block: { kind: "thought-break" } });
  }
}

/** Finds the block markup of Distributed Proofreaders, whose signs stand alone in their lines. */
export function findWrappedBlocks({ text, lineStarts }: View, out: Collector): void {
  if (!text.includes("/")) return;
  const open: Opening[] = [];
  for (const { index, 0: whole, 1: opening, 2: closing } of matchesAtLines(LINE, text, lineStarts)) {
    const [start, end] = [index + whole.length - whole.trimStart().length, index + whole.trimEnd().length];
    if (opening) open.push({ sign: opening.toUpperCase(), start, end });
    const outermost = open.length > DEEPEST ? open.shift() : undefined;
    if (outermost) report(outermost.start, outermost.end, out);
    const at = closing ? open.findLastIndex(({ sign }) => sign === closing.toUpperCase()) : -1;
    const opener = open[at];
    if (closing && !opener) report(start, end, out);
    if (!opener) continue;
    for (const inner of open.splice(at).slice(1)) report(inner.start, inner.end, out);
    out.edit(
      "transcription-marks/block",
      opener.start,
      opener.end,
      `the begin of a block “${text.slice(opener.start, opener.end)}”`,
    );
    out.edit("transcription-marks/block", start, end, `the end of a block “${text.slice(start, end)}”`);
    if (opener.sign === "#") out.mark({ type: "block", start: opener.end, end: start, block: { kind: "quotation" } });
    else if (opener.sign === "P") markVerses(text, opener.end, start, out);
    else markLines(text, opener.end, start, out);
  }
  for (const { start, end } of open) report(start, end, out);
}

/** The lines of a block without those that are blank, and whether a blank one stands before each. */
function* linesIn(text: string, from: number, to: number) {
  let end: number | null = null;
  for (const { index, 0: line } of text.slice(from, to).matchAll(TEXT_LINE)) {
    const column = line.length - line.trimStart().length;
    if (column === line.length) continue;
    const start = from + index + column;
    const before = end;
    end = from + index + line.trimEnd().length;
    yield { start, end, column, before, apart: before !== null && BLANK_LINE.test(text.slice(before, start)) };
  }
}

function markLines(text: string, from: number, to: number, out: Collector): void {
  for (const { start, before, apart } of linesIn(text, from, to))
    if (before !== null && !apart) out.mark({ type: "line-break", start: before, end: start });
}

function markVerses(text: string, from: number, to: number, out: Collector): void {
  const lines = [...linesIn(text, from, to)];
  const indents = verseIndents(lines.map(({ column }) => column));
  for (const [at, { start, end, apart }] of lines.entries()) {
    const line = { kind: "verse-line", indent: indents[at] ?? 0 } as const;
    out.mark({ type: "block", start, end, block: apart ? { ...line, stanza: true } : line });
  }
}

function report(start: number, end: number, out: Collector): void {
  out.report({
    rule: "transcription-marks/open-block",
    severity: "warning",
    message: "this sign of a block has no other half; it is left as text",
    start,
    end,
    hint: "Add or take out the sign in the source: a block begins with /* and ends with */, each alone in its line.",
  });
}
