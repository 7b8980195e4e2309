import type { Block, Inline, PageBreak, Paragraph } from "../../pipeline/model/edition.ts";
import { inlineLength, spanOf } from "../../pipeline/model/inlines.ts";
import type { Repair } from "../../pipeline/model/ledger.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { Mark, StructureTransform } from "../../pipeline/transform.ts";
import { isDateline } from "./dateline-form.ts";
import { joinCut } from "./join-cut.ts";
import { mapDocuments } from "./map-documents.ts";
import { sourceLines } from "./source-lines.ts";

/** Words that no paragraph ends with: an article, a preposition, a conjunction, an auxiliary. */
const OPEN_WORDS = new Set(
  `a an the of to in on at by for from with without into upon over under between among against during toward towards through
   about after before since until and or but nor as than that which who whom whose if whether because although though while when where
   its their his her our my your this these those such any all every each some no not other both either neither more most less very
   is are was were be been being am has have had do does did would will should shall could can may might must cannot
   he she they we i it mr mrs dr messrs`.split(/\s+/u),
);
const ABBREVIATION = /\b(?:Mr|Mrs|Messrs|Dr|Gen|Gov|Sen|Lt|Col|Amb|No|Nos|vol|pp|St)\.$/u;
const MARKER = /(?:(?<=[\p{L}\p{P}])\s?(?:[⁰¹²³⁴-⁹]+|\^\w{1,3})|(?<=[.?!:;”"’)\]])\s?\d{1,3})$/u;
const ENDS_LIKE_MARKER = /[\w⁰¹²³⁴-⁹]/u;
const LONGEST_ABBREVIATION = 10;
const ENUMERATED = /^[“"‘(]?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s/iu;
const STARTS_ANEW = /^[“"[—–•*-]/u;

/** What the layout says of a page's turn. */
type GoesOn = Extract<Mark, { type: "page-turn" }>["goesOn"];
const LOWER = /^\p{Ll}{4,}/u;

/** Whether nearly all longer words of a line begin with a capital, as a heading's do. */
function isTitle(words: readonly string[]): boolean {
  const chief = words.filter((word) => /\p{L}{4,}/u.test(word));
  return chief.length > 0 && chief.filter((word) => LOWER.test(word)).length * 6 <= chief.length;
}

/** Fewer words than these make a heading, a label or a signature, not a paragraph that was cut. */
const FEWEST_WORDS = 12;
/** … unless the last of them ends no phrase, and a small letter follows. */
const FEWEST_OPEN_WORDS = 4;
const JOIN_ABOVE = 1.5;

/**
 * Of 11,000 paragraphs of twelve words or more in published volumes one in a hundred ends without a stop,
 * and most of those stand before a numbered one: an open end before running text is a cut.
 */
const ODDS = {
  layout: 5,
  open: 2.5,
  comma: 2,
  abbreviation: 4,
  closed: -4,
  openWord: 3,
  capitals: -4,
  enumerated: -4,
  startsAnew: -2,
  smallLetter: 4,
  long: 1,
  shortSecond: -2.5,
  dateline: -6,
  title: -5,
} as const;

/** Paragraphs that a copy cut in two where one of its sheets ended. */
export const sheetCuts: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "sheet-cuts",
  defaults: {},
  rules: [
    {
      id: "sheet-cuts/paragraph",
      tier: "auto",
      summary: "Joins a paragraph that was cut in two where a sheet of the copy ended.",
      example: {
        before: "between the Communist Party and the\n\nSoviet State.",
        after: "between the Communist Party and the Soviet State.",
      },
      rationale:
        "The first part ends without a stop, in the middle of a phrase; a capital letter at the begin of the second proves nothing, a heading, a number or a quotation mark does.",
    },
  ],
  run(edition, { source, view, marks }) {
    const repairs: Repair[] = [];
    const turns = new Map(
      marks.flatMap((mark) => (mark.type === "page-turn" ? [[mark.start, mark.goesOn] as const] : [])),
    );
    const markers = new Map(
      marks.flatMap((mark) => (mark.type === "note-marker" ? [[mark.end, mark.end - mark.start] as const] : [])),
    );
    const rewritten = mapDocuments(edition, (division) => {
      const blocks = division.children.filter((child): child is Block => child.type !== "division");
      const out: Block[] = [];
      let joined: Joined | null = null;
      for (const block of blocks) {
        const more: Joined | null =
          block.type === "paragraph" ? joinToLast(out, joined, block, turns, markers, source, view, repairs) : null;
        if (more) joined = more;
        else out.push(block);
      }
      return { ...division, children: out };
    });
    return { edition: rewritten, repairs, findings: [] };
  },
};

/** A paragraph that was joined from parts; its children may grow, so that many parts take no time with the square. */
interface Joined {
  readonly paragraph: Paragraph;
  readonly children: Inline[];
}

/** A paragraph is judged by so many of its last characters. */
const LONGEST_END = 4000;

/** The last nodes of a run, which hold its last characters. */
function endOf(inlines: readonly Inline[]): readonly Inline[] {
  let length = 0;
  let at = inlines.length;
  while (at > 0 && length < LONGEST_END) length += inlineLength(inlines[--at] as Inline);
  return at === 0 ? inlines : inlines.slice(at);
}

/**
 * Joins a paragraph to the last one, where that was cut; page breaks between the two go into the paragraph.
 * @param before the paragraph that was joined before
 * @returns null where nothing was joined
 */
function joinToLast(
  out: Block[],
  before: Joined | null,
  block: Paragraph,
  turns: ReadonlyMap<number, GoesOn>,
  markers: ReadonlyMap<number, number>,
  source: string,
  view: View,
  repairs: Repair[],
): Joined | null {
  let at = out.length - 1;
  while (out[at]?.type === "page-break") at--;
  const last = out[at];
  if (last?.type !== "paragraph") return null;
  const end = endOf(last.children);
  const turn = turns.get(spanOf(block.children)?.start ?? -1);
  // the marker of a note behind the last word is none of the text
  const marker = markers.get(spanOf(end)?.end ?? -1) ?? 0;
  const words = plainText(end);
  const odds = cutOdds(words.slice(0, words.length - marker), plainText(block.children), turn);
  if (odds.score <= JOIN_ABOVE || (turn === undefined && isSetInLines(end, block, view))) return null;
  const breaks = out.slice(at + 1).filter((node): node is PageBreak => node.type === "page-break");
  const joined = joinCut(
    end,
    block.children,
    source,
    view,
    "sheet-cuts/paragraph",
    odds.evidence,
    breaks,
    turn === "word",
  );
  if (!joined) return null;
  repairs.push(joined.repair);
  const children = before?.paragraph === last ? before.children : [...last.children];
  children.length -= end.length;
  for (const node of joined.children) children.push(node);
  const paragraph: Paragraph = { type: "paragraph", children };
  out.splice(at, out.length - at, paragraph);
  return { paragraph, children };
}

/** Lines of prose fill the measure; a close, an address or a list in lines does not, and is not cut before a capital letter. */
const SHORT_LINE = 45;

function isSetInLines(first: readonly Inline[], second: Paragraph, { original }: View): boolean {
  if (/^\p{Ll}/u.test(plainText(second.children))) return false;
  const lines = sourceLines(first, original);
  return lines !== null && lines.length > 1 && lines.every((line) => plainText(line).length < SHORT_LINE);
}

const NO_CUT = { score: -9, evidence: "" } as const;

/** How much speaks for two paragraphs' being one, as natural logarithm of odds, with the reasons in words. */
function cutOdds(first: string, second: string, turn?: GoesOn): { score: number; evidence: string } {
  if (turn === "word") return { score: ODDS.layout, evidence: "a word is parted between two pages" };
  const before = withoutMarker(first.trimEnd());
  const last = before.at(-1) ?? "";
  const open = /[\p{L}\p{N}]/u.test(last);
  const comma = /[,–-]/u.test(last);
  const abbreviated = ABBREVIATION.test(before.slice(-LONGEST_ABBREVIATION));
  // what else speaks for a cut does not outweigh a stop, but for the layout; most paragraphs end with one
  if (!open && !comma && !abbreviated && turn !== "text") return NO_CUT;
  const after = second.trimStart();
  const words = before.split(/\s+/u);
  const lastWord = (words.at(-1) ?? "").toLowerCase().replace(/[^\p{L}]/gu, "");
  // “The dues of the” is no heading
  const fewest = OPEN_WORDS.has(lastWord) && /^\p{Ll}{2}/u.test(after) ? FEWEST_OPEN_WORDS : FEWEST_WORDS;
  if (after === "" || (words.length < fewest && turn !== "text")) return NO_CUT;
  const reasons: string[] = [];
  let score = 0;
  const add = (odds: number, reason: string) => {
    score += odds;
    if (odds > 0) reasons.push(reason);
  };
  if (open) add(ODDS.open, "the first part ends without a stop");
  else if (comma) add(ODDS.comma, "the first part ends with a comma or a dash");
  else if (abbreviated) add(ODDS.abbreviation, `“${words.at(-1)}” ends no sentence`);
  else add(ODDS.closed, "");
  if (open && OPEN_WORDS.has(lastWord)) add(ODDS.openWord, `“${lastWord}” ends no phrase`);
  if (!/\p{Ll}/u.test(before)) add(ODDS.capitals, "");
  if (ENUMERATED.test(after)) add(ODDS.enumerated, "");
  else if (STARTS_ANEW.test(after)) add(ODDS.startsAnew, "");
  else if (/^\p{Ll}/u.test(after)) add(ODDS.smallLetter, "the second part begins with a small letter");
  if (turn === "text")
    add(ODDS.layout, "the last line of the page is full, and the next page begins without an indent");
  else if (turn === "no") add(-ODDS.layout, "");
  if (isDateline(after)) add(ODDS.dateline, "");
  if (isTitle(words)) add(ODDS.title, "");
  if (words.length >= 40) add(ODDS.long, "the first part is long");
  if (after.split(/\s+/u).length < FEWEST_WORDS && !/[.?!”"')]$/u.test(withoutMarker(after))) add(ODDS.shortSecond, "");
  return { score, evidence: reasons.join("; ") };
}

/** Text without a note's marker at its end. */
function withoutMarker(text: string): string {
  return ENDS_LIKE_MARKER.test(text.slice(-1)) ? text.replace(MARKER, "") : text;
}
