import type { Edition, Text } from "./model/edition.ts";
import type { Repair } from "./model/ledger.ts";
import type { SourceSpan } from "./model/span.ts";
import { allNodes } from "./model/walk.ts";

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
 * @returns the first leak of each kind; an empty list when nothing is lost or invented
 */
export function findLeaks(source: string, text: string, repairs: readonly Repair[], edition: Edition): Leak[] {
  const leaks: Leak[] = [];
  const put = new Map<string, number>();
  const stretches: Stretch[] = [];
  const corrections = new Set<string>();
  for (const { kind, span, after } of repairs) {
    stretches.push({ start: span.start, end: span.end, node: null });
    if (kind === "artefact") tally(put, after, 1);
    else corrections.add(`${span.start} ${after}`);
  }
  for (const node of allNodes(edition)) {
    if (node.type === "correction") {
      if (!node.span || !corrections.delete(`${node.span.start} ${node.after}`))
        leaks.push({ span: node.span ?? null, message: `“${node.after}” stands as a correction that no repair made` });
    } else if (node.type === "text" && node.span) {
      const { start, end } = node.span;
      if (end - start !== node.text.length || !sameText(text, start, end, node.text))
        leaks.push({
          span: node.span,
          message: `the text was changed to “${node.text.slice(0, 40)}” without a repair`,
        });
      stretches.push({ start, end, node });
    } else if (node.type === "text") tally(put, node.text, -1);
  }
  for (const leak of uneven(source, text, stretches)) leaks.push(leak);
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

/** A stretch of the source that a repair changes, or that a text node stands for. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly node: Text | null;
}

/** Text nodes over what another node or a repair has too, and the first of what none of them has. */
function* uneven(source: string, text: string, stretches: readonly Stretch[]): Generator<Leak> {
  const sorted = stretches.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || a.end - b.end);
  let reach = 0;
  let farthest: Text | null = null;
  let lost: Leak | null = null;
  for (const { start, end, node } of sorted) {
    lost ??= lostText(source, text, reach, start);
    const twice = start < reach ? (node ?? farthest) : null;
    if (twice?.span)
      yield { span: twice.span, message: `“${twice.text.slice(0, 40)}” stands twice, or was repaired and kept` };
    if (end > reach) [reach, farthest] = [end, node];
  }
  lost ??= lostText(source, text, reach, text.length);
  if (lost) yield lost;
}

/** The first words of a stretch of the source, where it has any. */
function lostText(source: string, text: string, from: number, to: number): Leak | null {
  for (let start = from; start < to; start++) {
    if (WHITE.test(text[start] ?? "")) continue;
    const end = Math.min(to, start + MOST_SHOWN);
    return { span: { source, start, end }, message: `“${text.slice(start, end)}” is in no part of the edition` };
  }
  return null;
}

function sameText(text: string, start: number, end: number, words: string): boolean {
  // comparing substrings takes a tenth of the time of startsWith
  if (text.substring(start, end) === words) return true;
  for (let at = 0; at < words.length; at++) {
    const there = text[start + at] ?? "";
    if (there !== words[at] && !(words[at] === " " && WHITE.test(there))) return false;
  }
  return true;
}

function tally(counts: Map<string, number>, text: string, step: number): void {
  for (const character of text) if (!WHITE.test(character)) counts.set(character, (counts.get(character) ?? 0) + step);
}
