import { baseOf } from "../base-line.ts";
import { type FootContext, type FootLine, NO_FOOT, type PageFoot, RULE_LINE } from "./foot-line.ts";
import { isLabelled, notesIn } from "./note-starts.ts";

/** Notes are set smaller than the text by at least this much; one line of them may be measured a little larger. */
const SMALLER = 0.9;
const LINE_SMALLER = 0.94;
/** So many lines above those that are surely small may be theirs. */
const DOUBTFUL_LINES = 2;
/** The space above the notes is wider than that between the lines above it, by at least this much. */
const WIDER = 1.15;

/**
 * The notes of a column that are set smaller than its text, or that the source names so: the lines at its foot.
 * What stands first there without a label goes on with the last note of the page before, or has lost its label.
 * @param body the size of the text; null where the source has no sizes
 */
export function smallerNotes(lines: readonly FootLine[], body: number | null, context: FootContext): PageFoot {
  const named = lines.some(({ line }) => line.role === "note");
  const from = named || body === null ? firstNamed(lines) : firstSmaller(lines, body, context.sourceNote);
  const foot = lines.slice(from);
  const notes = foot.length === 0 ? [] : notesIn(foot, context);
  const [first] = notes;
  if (!first) return NO_FOOT;
  // a column all set small, or small lines that no space parts from the text, show no notes unless they have a label
  const isProven = named || first.label > 0 || first.isSource || first.goesOn || notes.length > 1;
  if (!isProven && (from === 0 || !standsBelowSpace(lines, from))) return NO_FOOT;
  const above = lines[from - 1];
  return { rule: above && RULE_LINE.test(above.text) ? above : null, notes };
}

/** The first of the lines at the foot that the source names as notes. */
function firstNamed(lines: readonly FootLine[]): number {
  let from = lines.length;
  while (from > 0 && lines[from - 1]?.line.role === "note") from--;
  return from;
}

/**
 * The first of the lines at the foot that are set smaller. Lines too short to be measured go with those below them;
 * where the notes begin among them, the widest space tells.
 */
function firstSmaller(lines: readonly FootLine[], body: number, sourceNote: string | null): number {
  let sure = lines.length;
  let from = lines.length;
  while (from > 0 && isSmall(lines[from - 1], body, LINE_SMALLER)) {
    from--;
    if ((lines[from]?.line.size ?? body) < body * SMALLER) sure = from;
  }
  const none = lines.length;
  if (sure === none)
    return lines.slice(from).some((line) => isLabelled(line, sourceNote)) ? parted(lines, from, none) : none;
  return parted(lines, Math.max(from, sure - DOUBTFUL_LINES), sure);
}

/** Of the lines from one to another the one with the widest space above; the last where no space is wider. */
function parted(lines: readonly FootLine[], from: number, to: number): number {
  let best = to;
  let widest = to < lines.length ? stepAt(lines, to) : 0;
  for (let at = to - 1; at >= from; at--)
    if (stepAt(lines, at) > widest * WIDER) [best, widest] = [at, stepAt(lines, at)];
  return best;
}

/** How far a line stands below the one above it; at the top of a column no distance counts. */
function stepAt(lines: readonly FootLine[], at: number): number {
  const [above, line] = [lines[at - 1], lines[at]];
  return above && line ? baseOf(line.line) - baseOf(above.line) : 0;
}

/** Whether a line is set smaller, or cannot be measured. */
function isSmall(foot: FootLine | undefined, body: number, part: number): boolean {
  if (!foot) return false;
  const { line, text } = foot;
  return line.size === null ? !RULE_LINE.test(text) : line.size < body * part;
}

/** Whether the space above a line is wider than the one above the line before it, or a rule stands there. */
function standsBelowSpace(lines: readonly FootLine[], at: number): boolean {
  const above = lines[at - 1];
  if (!above || RULE_LINE.test(above.text)) return true;
  const { top, bottom } = above.line.box;
  return stepAt(lines, at) > (stepAt(lines, at - 1) || bottom - top) * WIDER;
}
