import type { Layout } from "../../../pipeline/model/layout.ts";
import { type FootContext, type FootLine, NO_FOOT, type PageFoot, RULE_LINE } from "./foot-line.ts";
import { isLabelled, notesIn } from "./note-starts.ts";

/** Smaller type has so many more letters in a line. */
const LONGER = 1.12;
/** Lines of print are alike in length within this part. */
const ALIKE = 0.06;
/** Lines that are not this part of the longer ones are not full. */
const FULL = 0.7;
/** In text without places a line that is shorter than the longest by this part may still be full. */
const ROOM = 0.2;

/** How many letters a full line of text has: the length that most lines are near to; null where there are none. */
export function lineLength({ lines }: Layout): number | null {
  const all = lines.map(({ start, end }) => end - start).sort((a, b) => a - b);
  const long = all[Math.floor(all.length * 0.9)] ?? 0;
  // headings, entries and last lines are not full
  const lengths = all.filter((length) => length >= long * FULL);
  let best: number | null = null;
  let most = 0;
  let [from, to] = [0, 0];
  for (const [at, length] of lengths.entries()) {
    while (to < lengths.length && (lengths[to] ?? 0) <= length * (1 + ALIKE)) to++;
    while ((lengths[from] ?? length) < length * (1 - ALIKE)) from++;
    if (to - from >= most) [best, most] = [lengths[at] ?? null, to - from];
  }
  return best;
}

/** How many letters the lines of a paragraph have, its last line aside. */
function fullLength(block: readonly FootLine[]): number {
  const full = block.length > 1 ? block.slice(0, -1) : block;
  return full.reduce((sum, { text }) => sum + text.length, 0) / full.length;
}

/**
 * The notes at the foot of a page of plain OCR text, where raised numbers were read as signs: the last paragraphs, which blank
 * lines part, that have longer lines than the text, for their type is smaller, or begin as a note does. One of them has to
 * be longer, or the source note.
 */
export function signedNotes(lines: readonly FootLine[], length: number, context: FootContext): PageFoot {
  const { sourceNote } = context;
  let from = lines.length;
  let isProven = false;
  for (let at = lines.length - 1; at >= 1; at--) {
    const [above, line] = [lines[at - 1] as FootLine, lines[at] as FootLine];
    if (line.line.box.top - above.line.box.bottom < 1) continue;
    const block = lines.slice(at, from);
    const isLonger = fullLength(block) > length * LONGER;
    const isSource = sourceNote !== null && isLabelled(line, sourceNote) && line.text.includes(sourceNote);
    if (!isLonger && !isLabelled(line, sourceNote)) break;
    isProven ||= isLonger || isSource;
    from = at;
  }
  const foot = lines.slice(from);
  if (!isProven || foot.length === 0) return NO_FOOT;
  const notes = notesIn(foot, { ...context, room: ROOM });
  const above = lines[from - 1];
  return { rule: above && RULE_LINE.test(above.text) ? above : null, notes };
}
