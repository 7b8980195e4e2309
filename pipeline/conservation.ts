import type { Correction, Edition, Node, Text } from "./model/edition.ts";
import type { Repair } from "./model/ledger.ts";
import type { SourceSpan } from "./model/span.ts";
import { childNodes } from "./model/walk.ts";

/** Text that an edition lost, changed or invented; `span` is where in the source, null for invented text. */
export interface Leak {
  readonly span: SourceSpan | null;
  readonly message: string;
}

const WHITE = /\s/;
/** How much of a lost stretch is shown. */
const MOST_SHOWN = 60;

/**
 * Checks that every character of a source is in the edition once or in a repair, and that the edition
 * has no text from anywhere else. White space between words does not count. Linear in the source.
 * @param repairs in the order of their places
 * @returns the first leak of each kind; an empty list when nothing is lost or invented
 */
export function findLeaks(source: string, text: string, repairs: readonly Repair[], edition: Edition): Leak[] {
  const leaks: Leak[] = [];
  const put = new Map<string, number>();
  const corrections = new Set<string>();
  for (const { kind, span, after } of repairs) {
    if (kind === "artefact") tally(put, after, 1);
    else corrections.add(`${span.start} ${after}`);
  }
  const stretches: Stretch[] = [];
  const told = new Set<Repair>();
  const leaves: Leaves = {
    text(node) {
      if (!node.span) return tally(put, node.text, -1);
      const { start, end } = node.span;
      if (end - start !== node.text.length || !sameText(text, start, end, node.text))
        leaks.push({
          span: node.span,
          message: `the text was changed to “${node.text.slice(0, 40)}” without a repair`,
        });
      if (start < end) stretches.push({ span: node.span, node });
    },
    formeWork(node) {
      if (!node.span) return leaves.text(node);
      const { start, end } = node.span;
      const repair = takenAt(repairs, start);
      if (!repair || repair.span.end < end || told.has(repair) || !sameText(text, start, end, node.text))
        leaks.push({
          span: node.span,
          message: `“${node.text.slice(0, 40)}” is told beside the text, and no repair took it off its page`,
        });
      if (repair) told.add(repair);
    },
    correction(node) {
      if (!node.span || !corrections.delete(`${node.span.start} ${node.after}`))
        leaks.push({ span: node.span ?? null, message: `“${node.after}” stands as a correction that no repair made` });
    },
  };
  visitLeaves(edition.children, leaves);
  inOrder(stretches);
  for (const leak of uneven(source, text, repairs, stretches)) leaks.push(leak);
  for (const [character, count] of put)
    if (count < 0) {
      leaks.push({
        span: null,
        message: `the edition has “${character}” ${-count} times more than source and repairs give`,
      });
      break;
    }
  return leaks;
}

/** What is done with the nodes that hold characters. */
interface Leaves {
  text(node: Text): void;
  correction(node: Correction): void;
  /** The words of forme work, which a repair took out of the text and the edition tells beside it. */
  formeWork(node: Text): void;
}

function visitLeaves(nodes: readonly Node[], leaves: Leaves): void {
  for (const node of nodes) {
    if (node.type === "text") leaves.text(node);
    else if (node.type === "correction") leaves.correction(node);
    else if (node.type === "kept" && node.element === "fw")
      visitLeaves(node.children, { ...leaves, text: leaves.formeWork });
    else visitLeaves(childNodes(node), leaves);
  }
}

/** The artefact that a repair took from a place of the source; repairs are in the order of their places. */
function takenAt(repairs: readonly Repair[], at: number): Repair | null {
  let low = 0;
  let high = repairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((repairs[middle]?.span.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const repair = repairs[low];
  return repair && repair.kind === "artefact" && repair.after === "" && repair.span.start <= at ? repair : null;
}

/** A text node that stands for a stretch of the source. */
interface Stretch {
  readonly span: SourceSpan;
  readonly node: Text;
}

/** Sorts stretches by their places: text nodes stand in order, but for notes at their markers. */
function inOrder(stretches: Stretch[]): void {
  if (stretches.some((stretch, at) => at > 0 && isBefore(stretch.span, (stretches[at - 1] as Stretch).span)))
    stretches.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function isBefore(one: SourceSpan, other: SourceSpan): boolean {
  return one.start < other.start || (one.start === other.start && one.end < other.end);
}

/**
 * Text nodes over what another node or a repair has too, and the first of what none of them has. Both lists are in
 * order; of a repair and a node in the same place the repair counts first.
 */
function uneven(source: string, text: string, repairs: readonly Repair[], stretches: readonly Stretch[]): Leak[] {
  const leaks: Leak[] = [];
  let reach = 0;
  let farthest: Text | undefined;
  let lost: Leak | null = null;
  const cover = ({ start, end }: SourceSpan, node: Text | undefined) => {
    if (reach < start) lost ??= lostText(source, text, reach, start);
    const twice = start < reach ? (node ?? farthest) : null;
    if (twice?.span)
      leaks.push({ span: twice.span, message: `“${twice.text.slice(0, 40)}” stands twice, or was repaired and kept` });
    if (end > reach) [reach, farthest] = [end, node];
  };
  let next = 0;
  for (const { span } of repairs) {
    if (span.start === span.end) continue;
    for (let one = stretches[next]; one && isBefore(one.span, span); one = stretches[++next]) cover(one.span, one.node);
    cover(span, undefined);
  }
  for (const { span, node } of stretches.slice(next)) cover(span, node);
  lost ??= lostText(source, text, reach, text.length);
  return lost ? [...leaks, lost] : leaks;
}

/** The first words of a stretch of the source, where it has any. */
function lostText(source: string, text: string, from: number, to: number): Leak | null {
  for (let start = from; start < to; start++) {
    if (isWhite(text, start)) continue;
    const end = Math.min(to, start + MOST_SHOWN);
    return { span: { source, start, end }, message: `“${text.slice(start, end)}” is in no part of the edition` };
  }
  return null;
}

function isWhite(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // letters are what is mostly asked for
  return code > 0x20 && code < 0x7f ? false : WHITE.test(text[at] ?? "");
}

function sameText(text: string, start: number, end: number, words: string): boolean {
  // comparing substrings takes a tenth of the time of startsWith
  if (text.substring(start, end) === words) return true;
  for (let at = 0; at < words.length; at++) {
    if (text[start + at] !== words[at] && !(words[at] === " " && isWhite(text, start + at))) return false;
  }
  return true;
}

function tally(counts: Map<string, number>, text: string, step: number): void {
  for (const character of text) if (!WHITE.test(character)) counts.set(character, (counts.get(character) ?? 0) + step);
}
