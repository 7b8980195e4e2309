import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { RuleId } from "../../../pipeline/model/rule.ts";
import type { Collector } from "./collector.ts";

const UNDERSCORES = /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_]{1,600}?)(?<=\S)_(?![\p{L}\p{N}_])/gu;
const EQUALS = /(?<![^\s"“‘'([_—-])=(?=[\p{L}\p{N}"“‘'(_])([^=]{1,300}?)(?<=[^\s=])=(?![\p{L}\p{N}=])/gu;
/** A transcriber says what the sign is for: mostly bold, in some books italics. */
const EQUALS_ARE_ITALIC = /\bitalics?\b[^.=]{0,80}=(?:equals?|italics?)\b[^=\n]{0,20}=/iu;
const TAG = /<(\/?)(i|b|u|sc|g|f)>/giu;
/** Tags inside one another: more than these are not tags of words. */
const DEEPEST = 20;
const BLANK_LINE = /\n[ \t\r]*\n/;

const RENDITIONS: Readonly<Record<string, Rendition | null>> = {
  i: "italic",
  b: "bold",
  u: "underline",
  sc: "small-caps",
  g: "spaced",
  // which font is meant cannot be known
  f: null,
};

/** Words between underscores, equals signs or the tags of Distributed Proofreaders, inside one paragraph. */
export function findEmphasis(text: string, out: Collector): void {
  if (text.includes("_")) pairs(text, UNDERSCORES, "transcription-marks/italic", "italic", out);
  if (text.includes("="))
    pairs(text, EQUALS, "transcription-marks/bold", EQUALS_ARE_ITALIC.test(text) ? "italic" : "bold", out);
  if (text.includes("<")) tags(text, out);
}

function pairs(text: string, pattern: RegExp, rule: RuleId, rendition: Rendition, out: Collector): void {
  for (const { index, 0: whole, 1: words = "" } of text.matchAll(pattern)) {
    if (BLANK_LINE.test(words) || !/\p{L}/u.test(words)) continue;
    const end = index + whole.length;
    const sign = whole[0] ?? "";
    out.edit(rule, index, index + 1, `a pair of “${sign}” around words`);
    out.edit(rule, end - 1, end, `a pair of “${sign}” around words`);
    out.mark({ type: "emphasis", start: index + 1, end: end - 1, rendition });
  }
}

interface OpenTag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function tags(text: string, out: Collector): void {
  let open: OpenTag[] = [];
  let from = 0;
  for (const { index, 0: whole, 1: slash, 2: written = "" } of text.matchAll(TAG)) {
    const name = written.toLowerCase();
    const end = index + whole.length;
    // no tag goes on into the next paragraph
    if (open.length > DEEPEST || (open.length > 0 && BLANK_LINE.test(text.slice(from, index)))) open = drop(open, out);
    from = end;
    if (!slash) {
      open.push({ name, start: index, end });
      continue;
    }
    const at = open.findLastIndex((tag) => tag.name === name);
    const opener = open[at];
    if (!opener) {
      reportUnpaired(index, end, out);
      continue;
    }
    drop(open.slice(at + 1), out);
    open = open.slice(0, at);
    pair(opener, index, end, out);
  }
  drop(open, out);
}

function pair(opener: OpenTag, start: number, end: number, out: Collector): void {
  const rendition = RENDITIONS[opener.name] ?? null;
  if (rendition === null) {
    out.reportOnce({
      rule: "transcription-marks/font",
      severity: "info",
      message: `<${opener.name}> marks another font, which the edition cannot show; it is left as text`,
      start: opener.start,
      end,
      hint: "Take the tags out in the source, or write <i> or <b> for them.",
    });
    return;
  }
  out.edit("transcription-marks/tag", opener.start, opener.end, `a pair of <${opener.name}> tags`);
  out.edit("transcription-marks/tag", start, end, `a pair of <${opener.name}> tags`);
  if (opener.end < start) out.mark({ type: "emphasis", start: opener.end, end: start, rendition });
}

function drop(open: readonly OpenTag[], out: Collector): OpenTag[] {
  for (const { start, end } of open) reportUnpaired(start, end, out);
  return [];
}

function reportUnpaired(start: number, end: number, out: Collector): void {
  out.reportOnce({
    rule: "transcription-marks/unpaired",
    severity: "info",
    message: "this tag has no other half in its paragraph; it is left as text",
    start,
    end,
    hint: "Add or take out the tag in the source.",
  });
}
