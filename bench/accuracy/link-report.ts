import type { Edition } from "../../pipeline/model/edition.ts";
import type { Ledger } from "../../pipeline/model/ledger.ts";
import type { Certainty } from "../../pipeline/model/rule.ts";
import { allNodes } from "../../pipeline/model/walk.ts";

/**
 * How a note came to its place: at its marker; at the heading, where a source note without a marker belongs; at words
 * that it shares with the text; or at no place at all, but at the end of its document.
 */
export type LinkKind = "marker" | "heading" | "words" | "unplaced";

/** One note of an edition, by its id. */
export interface LinkReport {
  readonly id: string;
  readonly kind: LinkKind;
  readonly certainty: Certainty;
  readonly evidence: string;
}

/** What an edition and its ledger say of each note. */
export function linkReports(edition: Edition, ledger: Ledger): LinkReport[] {
  const unplaced = new Set<string>();
  for (const node of allNodes(edition))
    if (node.type === "division") for (const note of node.notes) unplaced.add(note.id);
  return ledger.links.map(({ note, marker, certainty, evidence }) => ({
    id: note,
    kind: marker ? "marker" : unplaced.has(note) ? "unplaced" : certainty === "high" ? "heading" : "words",
    certainty,
    evidence,
  }));
}
