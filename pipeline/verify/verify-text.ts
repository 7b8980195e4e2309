import type { Edition, Note } from "../model/edition.ts";
import type { Ledger } from "../model/ledger.ts";
import { allNodes, plainText } from "../model/walk.ts";
import { textDifference } from "../text-difference.ts";
import { divideRepaired } from "./repaired-text.ts";

/**
 * Whether an edition says what its source says with its repairs made: the running text in reading order, and
 * every note the text of its body. White space does not count.
 * @returns what differs, in words; nothing where all agrees
 */
export function textProblems(source: string, ledger: Ledger, edition: Edition): string[] {
  const notes = new Map<string, Note>();
  for (const node of allNodes(edition)) if (node.type === "note") notes.set(node.id, node);
  const problems: string[] = [];
  const linked = new Set(ledger.links.map(({ note }) => note));
  for (const id of notes.keys()) if (!linked.has(id)) problems.push(`the note ${id} has no link in the ledger`);
  const { outside, inside } = divideRepaired(
    source,
    ledger.repairs,
    ledger.links.flatMap(({ body, rest = [] }) => [body, ...rest]),
  );
  let next = 0;
  const running = textDifference(outside, plainText(edition.children));
  if (running !== null) problems.push(`the running text differs: ${running}`);
  for (const { note: id, rest = [] } of ledger.links) {
    const parts = inside.slice(next, next + 1 + rest.length);
    next += parts.length;
    const note = notes.get(id);
    if (!note) {
      problems.push(`the ledger links the note ${id}, which the edition does not have`);
      continue;
    }
    const body = textDifference(parts.join(""), plainText(note.children));
    if (body !== null) problems.push(`the note ${id} differs: ${body}`);
  }
  return problems;
}
