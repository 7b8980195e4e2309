import type { Note } from "../../../pipeline/model/edition.ts";
import type { Alignment } from "./align.ts";
import { numberOf, signCode } from "./signs.ts";

/** How far the number of a group's first note, the document's source note, is from its label. */
export function shiftOf(first: Note | undefined, { numbering }: Alignment): number {
  const label = first?.kind === "source" ? signCode(first.number) : null;
  const [number] = numbering.numbers;
  return label === null || number === undefined ? 0 : number - label;
}

/**
 * Notes at the foot of a later page, numbered as the pages before show: where these count from 0 and the labels,
 * misread, were taken to count from 1, all labels are one too high.
 */
export function shifted(notes: readonly Note[], shift: number): readonly Note[] {
  return notes.map((note) => {
    const code = signCode(note.number);
    return code === null || code + shift < 0 ? note : { ...note, number: numberOf(code + shift) };
  });
}
