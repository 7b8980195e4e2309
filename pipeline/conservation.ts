import type { Edition } from "./model/edition.ts";
import type { Repair } from "./model/ledger.ts";
import type { SourceSpan } from "./model/span.ts";
import { allNodes } from "./model/walk.ts";

/** Text that an edition lost, changed or invented; `span` is where in the source, null for invented text. */
export interface Leak {
  readonly span: SourceSpan | null;
  readonly message: string;
}

const WHITE = /\s/;

/**
 * Checks that every character of a source is in the edition once or in a repair, and that the edition
 * has no text from anywhere else. White space between words does not count. Linear in the source.
 * @returns the first leak of each kind; an empty list when nothing is lost or invented
 */
export function findLeaks(source: string, text: string, repairs: readonly Repair[], edition: Edition): Leak[] {
  const covered = new Uint8Array(text.length);
  const leaks: Leak[] = [];
  const put = new Map<string, number>();
  for (const repair of repairs) {
    covered.fill(1, repair.span.start, repair.span.end);
    if (repair.kind === "artefact") tally(put, repair.after, 1);
  }
  const corrections = new Set(repairs.filter((r) => r.kind === "correction").map((r) => `${r.span.start} ${r.after}`));
  for (const node of allNodes(edition)) {
    if (node.type === "correction") {
      if (!node.span || !corrections.delete(`${node.span.start} ${node.after}`))
        leaks.push({ span: node.span ?? null, message: `“${node.after}” stands as a correction that no repair made` });
    } else if (node.type === "text" && node.span) {
      const { start, end } = node.span;
      if (end - start !== node.text.length || !sameText(text, start, node.text))
        leaks.push({
          span: node.span,
          message: `the text was changed to “${node.text.slice(0, 40)}” without a repair`,
        });
      if (covered.subarray(start, end).includes(1))
        leaks.push({ span: node.span, message: `“${node.text.slice(0, 40)}” stands twice, or was repaired and kept` });
      covered.fill(1, start, end);
    } else if (node.type === "text") tally(put, node.text, -1);
  }
  for (let at = covered.indexOf(0); at >= 0; at = covered.indexOf(0, at + 1)) {
    if (WHITE.test(text[at] ?? "")) continue;
    let end = at;
    while (end < text.length && covered[end] === 0 && end - at < 60) end++;
    leaks.push({ span: { source, start: at, end }, message: `“${text.slice(at, end)}” is in no part of the edition` });
    break;
  }
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

function sameText(text: string, start: number, words: string): boolean {
  if (text.startsWith(words, start)) return true;
  for (let at = 0; at < words.length; at++) {
    const there = text[start + at] ?? "";
    if (there !== words[at] && !(words[at] === " " && WHITE.test(there))) return false;
  }
  return true;
}

function tally(counts: Map<string, number>, text: string, step: number): void {
  for (const character of text) if (!WHITE.test(character)) counts.set(character, (counts.get(character) ?? 0) + step);
}
