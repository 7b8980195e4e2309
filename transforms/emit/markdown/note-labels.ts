import type { Edition, Note } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";

/** What a footnote may be called: no white space, no brackets, no caret (pandoc, “Footnotes”). */
const LABEL = /^[\p{L}\p{N}*†‡§¶‖._-]{1,40}$/u;

/**
 * The labels of the notes, each used once in the file: the printed number where no other note has it, else the note's
 * id, else a name of its own.
 */
export function noteLabels(edition: Edition): (note: Note) => string {
  const notes: Note[] = [];
  for (const node of allNodes(edition)) if (node.type === "note") notes.push(node);
  const uses = new Map<string, number>();
  for (const { number } of notes) uses.set(fold(number), (uses.get(fold(number)) ?? 0) + 1);
  const taken = new Set<string>();
  const labels = new Map<Note, string>();
  for (const [at, note] of notes.entries()) {
    const candidates = uses.get(fold(note.number)) === 1 ? [note.number, note.id] : [note.id];
    let label = candidates.find((one) => LABEL.test(one) && !taken.has(fold(one)));
    for (let turn = at + 1; label === undefined; turn++)
      if (!taken.has(`note-${turn}`) && !uses.has(`note-${turn}`)) label = `note-${turn}`;
    taken.add(fold(label));
    labels.set(note, label);
  }
  return (note) => labels.get(note) ?? note.id;
}

/** Labels differ in more than case (CommonMark 6.3). */
function fold(label: string): string {
  return label.toLowerCase();
}
