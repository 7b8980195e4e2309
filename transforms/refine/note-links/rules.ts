import type { Rule } from "../../../pipeline/model/rule.ts";

/** What the linking of notes may do to a text, and what it reports. */
export const noteLinkRules: readonly Rule[] = [
  {
    id: "note-links/marker",
    tier: "auto",
    summary: "Takes a note's marker out of the text and sets the note in its place.",
    example: {
      before: "to sit with Chiang Kai-shek2 as an indication",
      after: "to sit with Chiang Kai-shek as an indication",
    },
    rationale:
      "All markers and notes of a document are paired in one go, so that the digits of “G7” or “NSC 68” stay text: the sequence has no place for them.",
  },
  {
    id: "note-links/misread-marker",
    tier: "auto",
    summary:
      "Takes out a marker that shows another number than the sequence has at its place, sets the note there, and reports it.",
    example: { before: "more substantial talks later on. ²", after: "more substantial talks later on." },
    rationale:
      "Count, order and place of all other markers leave this marker to this note; the link is never of high certainty.",
  },
  {
    id: "note-links/doubtful-marker",
    tier: "propose",
    summary:
      "Sets a note behind digits, or a sign in a scan, that are more likely its marker than any others, and proposes to take them out.",
    example: { before: "in mytel 7552 as well", after: "in mytel 755 as well" },
    rationale:
      "The digits may as well belong to the number before them, and the sign to the sentence: the text stays as it is until an editor decides.",
  },
  {
    id: "note-links/lost-marker",
    tier: "flag",
    summary:
      "Reports a note whose marker was not found; where its words speak for a place it stands there, else above the place where the note stands in the source.",
    example: { before: "3. See Document 72.", after: null },
    rationale: "A lost marker cannot be known from the text alone; the link is of low certainty.",
  },
  {
    id: "note-links/unused-marker",
    tier: "flag",
    summary: "Reports a raised number that no note belongs to.",
    example: { before: "the note on Berlin ⁹ had been received", after: null },
    rationale: "It may be an exponent, or its note may be missing from the source.",
  },
];
