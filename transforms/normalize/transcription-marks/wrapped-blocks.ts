import type { Collector } from "./collector.ts";

const LINE = /^[ \t]{0,20}(?:\/([*#$PXCRLFI])(?:\[[^\]\n]{0,30}\])?|([*#$PXCRLFI])\/)[ \t]{0,20}$/gimu;
const TEXT_LINE = /[^\r\n]+/g;

/** Blocks inside one another: a longer row of signs is none of blocks. */
const DEEPEST = 20;

interface Opening {
  readonly sign: string;
  readonly start: number;
  readonly end: number;
}

// “/# … #/” is a block quotation, “/P … P/” verse; in the others lines end where the print ends them

/** Finds the block markup of Distributed Proofreaders, whose signs stand alone in their lines. */
export function findWrappedBlocks(text: string, out: Collector): void {
  const open: Opening[] = [];
  for (const { index, 0: whole, 1: opening, 2: closing } of text.matchAll(LINE)) {
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
    else if (opener.sign === "P") markLines(text, opener.end, start, out, true);
    else markLines(text, opener.end, start, out, false);
  }
  for (const { start, end } of open) report(start, end, out);
}

function markLines(text: string, from: number, to: number, out: Collector, verse: boolean): void {
  let before: number | null = null;
  for (const { index, 0: line } of text.slice(from, to).matchAll(TEXT_LINE)) {
    const start = from + index + line.length - line.trimStart().length;
    const end = from + index + line.trimEnd().length;
    if (start >= end) before = null;
    else {
      if (verse) out.mark({ type: "block", start, end, block: { kind: "verse-line" } });
      else if (before !== null && !/\n[ \t\r]*\n/.test(text.slice(before, start)))
        out.mark({ type: "line-break", start: before, end: start });
      before = end;
    }
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
