import { mayHoldMarker } from "../../../pipeline/model/swallowed-marker.ts";
import { type FootContext, type FootLine, type FootNote, OPEN_END } from "./foot-line.ts";

/** A number, or what OCR reads in place of a raised one, before words. */
const LABEL =
  /^(?:(\d{1,2})(?!\d)|([‘’'"“”„°º*?>®©¢£¥•«»†‡§!^~|]{1,2}(\d)?))(?:\s?(?=[\p{Lu}\d“”"‘’([.…])|(?<=\d)(?=(?!st\b|nd\b|rd\b|th\b|s\b)\p{Ll}))/u;
/** Quotation marks also begin quotations. */
const QUOTE = /^[‘’'"“”„]+$/u;

/** What speaks for a line's beginning a note, in odds. */
const ODDS = {
  number: 2.5,
  sign: 2.5,
  quotation: 0.5,
  /** The note before has ended with a stop, or not; on the page before it may have ended without one. */
  ended: 1,
  open: -2.5,
  openBefore: -1,
  /** The line before has room, as a note's last line; one that is full may go on. */
  room: 2.5,
  full: -0.5,
  indented: 2,
  source: 6,
  /** No label was read, but the first word may hold one, or the next label shows that one is missing. */
  swallowed: 2,
  missing: 2.5,
  complete: -3,
} as const;
const ENOUGH = 1.5;

/** Cuts the lines at a foot into notes: at lines that have a label, behind a note that has ended. */
export function notesIn(lines: readonly FootLine[], { sourceNote, last, room }: FootContext): FootNote[] {
  const right = Math.max(...lines.map(({ line }) => line.box.right));
  const left = Math.min(...lines.map(({ line }) => line.box.left));
  const width = Math.max(1, right - left);
  const labels = lines.map(({ text }) => labelOf(text, sourceNote));
  const before = lastLabels(labels);
  const behind = lastLabels([...labels].reverse()).reverse();
  const notes: FootNote[] = [];
  for (const [at, line] of lines.entries()) {
    const label = labels[at] as Label;
    const above = lines[at - 1];
    const isClosed = closes(label.sign, lines, at);
    let odds: number = label.isSource ? ODDS.source : oddsOf(label, isClosed);
    if (above && right - above.line.box.right > width * room) odds += ODDS.room;
    else if (above) odds += ODDS.full + (OPEN_END.test(above.text) ? ODDS.open : ODDS.ended);
    else if (last) odds += OPEN_END.test(last.lastLine.text) ? ODDS.openBefore : ODDS.ended;
    if (line.line.box.left - left > (line.line.box.bottom - line.line.box.top) * 0.5) odds += ODDS.indented;
    const note = notes.at(-1);
    if (note && above && label.length === 0 && endsNote(above, line, right - width * SURE_ROOM))
      odds = unreadOdds(line, before[at] ?? null, behind[at] ?? null);
    const begins = odds >= ENOUGH;
    if (begins || !note) {
      const goesOn = !begins && last !== null && continues(line, last);
      const shown = begins ? label : NO_LABEL;
      const { length, digits, sign, isSource } = shown;
      notes.push({ start: line.start, end: line.end, label: length, digits, sign, isSource, goesOn, lastLine: line });
    } else notes[notes.length - 1] = { ...note, end: line.end, lastLine: line };
  }
  return notes;
}

/** Behind a note's last line this part of the width has to be free, where the next note has lost its label. */
const SURE_ROOM = 0.08;

/** Whether a note surely ends between two lines: behind a stop, far from the edge, before a capital at the line's begin. */
function endsNote(above: FootLine, line: FootLine, right: number): boolean {
  const { box } = above.line;
  const isAligned = Math.abs(line.line.box.left - box.left) < (box.bottom - box.top) * 0.5;
  return isAligned && box.right < right && /[.)”"]$/u.test(above.text) && /^[“"]?\p{Lu}/u.test(line.text);
}

/** What speaks for a line's beginning a note whose label was not read: a first word that may hold it, and the labels around. */
function unreadOdds({ line, text }: FootLine, before: number | null, next: number | null): number {
  const [first] = line.words ?? [];
  let odds = 0;
  if (first && mayHoldMarker(first, text.split(/\s/u, 1)[0] ?? "", line)) odds += ODDS.swallowed;
  if (before !== null && next === before + 2) odds += ODDS.missing;
  if (before !== null && next === before + 1) odds += ODDS.complete;
  return odds;
}

/** For each line the digits of the last label before it; null where that shows none. */
function lastLabels(labels: readonly Label[]): (number | null)[] {
  let last: number | null = null;
  return labels.map(({ length, digits }) => {
    const before = last;
    if (length > 0) last = digits;
    return before;
  });
}

interface Label {
  readonly length: number;
  readonly digits: number | null;
  readonly sign: string;
  readonly isSource: boolean;
}

const NO_LABEL: Label = { length: 0, digits: null, sign: "", isSource: false };

function oddsOf({ length, digits, sign }: Label, isClosed: boolean): number {
  if (length === 0) return Number.NEGATIVE_INFINITY;
  if (digits !== null) return ODDS.number;
  return QUOTE.test(sign) && isClosed ? ODDS.quotation : ODDS.sign;
}

/** Lines within which a quotation is looked for its end. */
const QUOTED_LINES = 4;

/** Whether the quotation mark that a line begins with opens a quotation: the mark that closes it follows. */
function closes(sign: string, lines: readonly FootLine[], at: number): boolean {
  const closing = { "“": "”", "‘": "’", '"': '"', "'": "'", "„": "“" }[sign];
  if (closing === undefined) return false;
  return lines.slice(at, at + QUOTED_LINES).some(({ text }, line) => {
    const from = line === 0 ? sign.length : 0;
    for (let found = text.indexOf(closing, from); found >= 0; found = text.indexOf(closing, found + 1))
      // an apostrophe closes nothing
      if (!/[\p{L}\p{N}]/u.test(text[found + 1] ?? "")) return true;
    return false;
  });
}

function labelOf(text: string, sourceNote: string | null): Label {
  const match = LABEL.exec(text);
  const length = match?.[0].length ?? 0;
  const digits = match?.[1] ?? match?.[3];
  return {
    length,
    digits: digits === undefined ? null : Number(digits),
    sign: match?.[2] ?? "",
    isSource: sourceNote !== null && text.slice(length).startsWith(sourceNote),
  };
}

/** Whether a line begins a note by its label, or as the source note. */
export function isLabelled({ text }: FootLine, sourceNote: string | null): boolean {
  const { length, isSource } = labelOf(text, sourceNote);
  return length > 0 || isSource;
}

/** Whether a line without a label goes on with the last note of the page before. */
function continues({ text }: FootLine, { lastLine }: FootNote): boolean {
  return OPEN_END.test(lastLine.text) || /^[\p{Ll}\d(]/u.test(text);
}
