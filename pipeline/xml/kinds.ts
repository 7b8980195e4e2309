import type { DivisionKind, EditorialKind, KeptDisplay, ListKind, NoteKind, Rendition } from "../model/edition.ts";
import type { Certainty } from "../model/rule.ts";

/** The closed lists of values that attributes have: every one of the model's, and no other. */
export const DIVISION_KINDS: Readonly<Record<DivisionKind, true>> = {
  volume: true,
  part: true,
  document: true,
  "editorial-note": true,
  attachment: true,
  text: true,
};
export const LIST_KINDS: Readonly<Record<ListKind, true>> = { subject: true, participants: true, simple: true };
export const NOTE_KINDS: Readonly<Record<NoteKind, true>> = { source: true, footnote: true };
export const EDITORIAL_KINDS: Readonly<Record<EditorialKind, true>> = {
  sic: true,
  correction: true,
  addition: true,
  insertion: true,
  illegible: true,
  damaged: true,
  omitted: true,
  "not-declassified": true,
  comment: true,
};
export const CERTAINTIES: Readonly<Record<Certainty, true>> = { high: true, medium: true, low: true };
export const RENDITIONS: Readonly<Record<Rendition, true>> = {
  italic: true,
  bold: true,
  "small-caps": true,
  underline: true,
  superscript: true,
  subscript: true,
  strikethrough: true,
  spaced: true,
};
export const KEPT_DISPLAYS: Readonly<Record<KeptDisplay, true>> = { run: true, line: true, hidden: true };
export const MATTERS: Readonly<Record<"front" | "back", true>> = { front: true, back: true };
