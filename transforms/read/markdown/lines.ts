import type { ChangeList } from "../change-list.ts";

/** A line of the text: offsets of its content (behind quotation signs) and of its end without and with the line break. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  readonly blank: boolean;
  readonly quoted: boolean;
}

/** The text as long as the source, with comments and quotation signs blanked, and its lines. */
export interface Layout {
  readonly text: string;
  readonly lines: readonly Line[];
}

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
const BLANK = /^\s*$/;
const QUOTED = /^ {0,3}>(?:[ \t]{0,4}>)*[ \t]?/;

/** Takes out comments and the signs of block quotations, and marks each quotation. */
export function layOut(source: string, changes: ChangeList): Layout {
  const text = blankComments(source, changes);
  const pieces: string[] = [];
  const lines: Line[] = [];
  let quotation: { start: number; end: number } | null = null;
  const endQuotation = () => {
    if (quotation && quotation.start < quotation.end)
      changes.mark({ type: "block", ...quotation, block: { kind: "quotation" } });
    quotation = null;
  };
  let before: Line | null = null;
  for (const { index, 0: whole } of text.matchAll(LINE)) {
    if (whole === "") break;
    const next = index + whole.length;
    let content = whole.replace(/[\r\n]+$/, "");
    const to = index + content.length;
    const signs = !before || before.blank || before.quoted ? (QUOTED.exec(content)?.[0].length ?? 0) : 0;
    if (signs > 0) {
      changes.edit("markdown-text/quotation", index, index + signs, "the sign of a block quotation");
      content = content.slice(signs);
      pieces.push(" ".repeat(signs), text.slice(index + signs, next));
    } else pieces.push(whole);
    const blank = BLANK.test(content);
    // a line without the sign goes on with the quoted paragraph before it (CommonMark's lazy continuation)
    const quoted = signs > 0 || (!blank && before?.quoted === true && !before.blank);
    const line: Line = { from: index + signs, to, next, blank, quoted };
    if (!quoted) endQuotation();
    else if (!blank) {
      const from: number = line.from + (content.length - content.trimStart().length);
      quotation = {
        start: quotation ? (quotation as { start: number }).start : from,
        end: index + signs + content.trimEnd().length,
      };
    }
    lines.push(line);
    before = line;
  }
  endQuotation();
  return { text: pieces.join(""), lines };
}

function blankComments(text: string, changes: ChangeList): string {
  let start = text.indexOf("<!--");
  if (start < 0) return text;
  const pieces: string[] = [];
  let from = 0;
  while (start >= 0) {
    const end = text.indexOf("-->", start + 4);
    if (end < 0) break;
    changes.edit("markdown-text/comment", start, end + 3, "an HTML comment");
    pieces.push(text.slice(from, start), " ".repeat(end + 3 - start));
    from = end + 3;
    start = text.indexOf("<!--", from);
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
