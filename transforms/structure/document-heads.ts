import type { Block, Inline } from "../../pipeline/model/edition.ts";
import type { Profile } from "../../pipeline/model/profile.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import { beginsWithKind, isEditorialNote } from "./document-kinds.ts";

/** A block that may be a document's heading: how much speaks for it, in natural logarithms of odds. */
export interface HeadCandidate {
  readonly index: number;
  readonly number: number;
  readonly score: number;
}

const NUMBERED = /^\s*\[?(\d{1,4})\]?[.,]?\s+(\S.*)$/su;
const MARKER_AT_END = /(?:[\p{L}).”’\]][0-9]{1,2}|[⁰¹²³⁴-⁹]+|\^[o0])$/u;
/** What OCR reads for a raised number at the end of a heading, which print never ends so. */
const MISREAD_MARKER = /\s?[!?*'’‘"“”°º®©¢£¥|]{1,2}$/u;
const STOP_AT_END = /[.;:,?!]$/u;
const NOTE_START = /^\s*\d{1,3}\. /u;
const DATE =
  /\b(?:undated|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.{0,20}\d)/iu;
/** A sentence that ends before another begins, not an abbreviation or an initial. */
const SENTENCES = /\p{Ll}{4,}\.\s+\p{Lu}|\d\.\s+\p{Lu}\p{Ll}/u;
const LONGEST_HEAD = 420;
/** Shorter words begin small in titles. */
const SHORTEST_CHIEF = 6;
const LONGEST_NOTE_HEAD = 18;

/** With less than this no sequence of numbers can make a heading of a line. */
const HOPELESS = -3.5;

/** How far back a heading looks for the one before it: numbers that lie between are not headings. */
const LOOK_BACK = 60;

/** Weights, set by the odds that the signs have in published volumes. */
const WEIGHTS = {
  prior: -4,
  kind: 3,
  noKind: -2,
  stop: -3,
  sentences: -4,
  marker: 2,
  dateline: 3.5,
  editorialNote: 5,
  afterNotes: 2,
  first: 3,
  afterVolumeTitle: 4,
  follows: 3,
  ascends: 0,
  descends: -4,
} as const;

/** Whether every long word of a line begins with a capital. */
function isTitleCase(words: string): boolean {
  return words.split(/\s+/u).every((word) => word.length < SHORTEST_CHIEF || !/^\P{L}*\p{Ll}/u.test(word));
}

/** The words of a block that could be a heading or a paragraph, else null. */
function wordsOf(block: Block | undefined): string | null {
  return block?.type === "paragraph" || block?.type === "section-heading" ? plainText(block.children) : null;
}

function textStart(inlines: readonly Inline[]): string {
  return plainText(inlines.slice(0, 2));
}

/** Whether a block is a note list, or a note alone, as far as its look tells. */
function looksLikeNotes(block: Block | undefined): boolean {
  if (block?.type === "list") {
    const first = block.items.find((item) => item.type === "item");
    return first !== undefined && NOTE_START.test(textStart(first.children));
  }
  return block?.type === "paragraph" && NOTE_START.test(textStart(block.children));
}

/** Whether a block names the volume that the documents after it were taken from. */
export function isVolumeTitle(block: Block | undefined, profile: Profile): boolean {
  const words = wordsOf(block)?.trim() ?? "";
  const lower = words.toLowerCase();
  return (
    words.length < 300 && !STOP_AT_END.test(words) && profile.volumeTitles.some((title) => lower.startsWith(title))
  );
}

/** Blocks that may be documents' headings, each with what speaks for it on its own. */
export function headCandidates(blocks: readonly Block[], profile: Profile): HeadCandidate[] {
  const candidates: HeadCandidate[] = [];
  const solid = blocks.flatMap((block, index) => (block.type === "page-break" ? [] : [index]));
  for (const [at, index] of solid.entries()) {
    const words = wordsOf(blocks[index])?.trim();
    if (!words || words.length > LONGEST_HEAD) continue;
    const match = NUMBERED.exec(words);
    if (!match) continue;
    const number = Number(match[1]);
    const title = (match[2] ?? "").trim();
    const isNote = isEditorialNote(title, profile);
    const isKind = isNote || beginsWithKind(title, profile);
    const misread = (isKind || isTitleCase(title)) && MISREAD_MARKER.test(title);
    const bare = title.replace(misread ? MISREAD_MARKER : MARKER_AT_END, (marker) =>
      !misread && /^[\p{L})”’\]]/u.test(marker) ? (marker[0] ?? "") : "",
    );
    let score: number = WEIGHTS.prior;
    score += isKind ? WEIGHTS.kind : WEIGHTS.noKind;
    if (isNote && title.length < LONGEST_NOTE_HEAD) score += WEIGHTS.editorialNote;
    if (STOP_AT_END.test(bare)) score += WEIGHTS.stop;
    if (SENTENCES.test(bare)) score += WEIGHTS.sentences;
    if (misread || MARKER_AT_END.test(title)) score += WEIGHTS.marker;
    const before = blocks[solid[at - 1] ?? -1];
    if (at === 0) score += WEIGHTS.first;
    else if (isVolumeTitle(before, profile)) score += WEIGHTS.afterVolumeTitle;
    else if (looksLikeNotes(before)) score += WEIGHTS.afterNotes;
    const next = [1, 2].map((step) => wordsOf(blocks[solid[at + step] ?? -1])?.trim() ?? "");
    if (next.some((line) => line.length < 140 && DATE.test(line))) score += WEIGHTS.dateline;
    if (blocks[index]?.type === "section-heading") score += WEIGHTS.kind;
    if (score > HOPELESS) candidates.push({ index, number, score });
  }
  return candidates;
}

/**
 * Chooses the headings among the candidates: the sequence with the most evidence in all, where numbers
 * that count up by one speak for each other.
 */
export function chooseHeads(
  candidates: readonly HeadCandidate[],
  startsVolume: (index: number) => boolean,
): HeadCandidate[] {
  const best: { score: number; from: number }[] = [];
  for (const [at, candidate] of candidates.entries()) {
    let top = { score: candidate.score, from: -1 };
    for (let earlier = Math.max(0, at - LOOK_BACK); earlier < at; earlier++) {
      const before = candidates[earlier] as HeadCandidate;
      const step = candidate.number - before.number;
      const fit =
        step === 1
          ? WEIGHTS.follows
          : step > 1
            ? WEIGHTS.ascends
            : startsVolume(candidate.index)
              ? 0
              : WEIGHTS.descends;
      const score = (best[earlier]?.score ?? 0) + candidate.score + fit;
      if (score > top.score) top = { score, from: earlier };
    }
    best.push(top);
  }
  let last = -1;
  for (const [at, { score }] of best.entries()) if (score > 0 && score > (best[last]?.score ?? 0)) last = at;
  const chosen: HeadCandidate[] = [];
  for (let at = last; at >= 0; at = best[at]?.from ?? -1) chosen.push(candidates[at] as HeadCandidate);
  return chosen.reverse();
}
