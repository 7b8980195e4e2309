import type { Rule } from "../../pipeline/model/rule.ts";

/** “[Footnote 1: ”, “[Footnote: ”, “*[Footnote: ” (a note that goes on from the page before), “[Note 3: ”. */
export const LABEL =
  /(\*)?\[(?:(?:foot-?note|endnote)(?: {0,2}((?:\d{1,4}[a-z]?|[a-z]{1,2}|[*∗†‡§‖¶#|]{1,4})))?|note {1,2}(\d{1,4}[a-z]?|[A-Z]|[*∗†‡§‖¶#|]{1,4})) {0,2}: {0,2}/iu;

/** The sign of a note that has none in the source: print had one, and mostly an asterisk. */
export const UNNUMBERED = "*";

/** What is taken out around notes in brackets, and what is reported of them. */
export const bracketedNoteRules: readonly Rule[] = [
  {
    id: "bracketed-notes/label",
    tier: "auto",
    summary:
      "Takes the brackets and the word “Footnote” off a note, and sets the note at its marker or where it stands.",
    example: { before: "[Footnote 1: See the Pilots' Book.]", after: "See the Pilots' Book." },
    rationale:
      "Transcribers put print's footnotes in the text so; the bracket says what it is, and brackets inside it are passed over.",
  },
  {
    id: "bracketed-notes/heading",
    tier: "auto",
    summary: "Takes out a heading such as “Footnotes” where all below it are notes in brackets.",
    example: { before: "FOOTNOTES:\n\n[Footnote 1: See the Pilots' Book.]", after: "See the Pilots' Book." },
    rationale: "The edition sets the notes at their markers; the heading would stand over nothing.",
  },
  {
    id: "bracketed-notes/continued",
    tier: "auto",
    summary: "Joins the part of a note that stood on the next page to its begin.",
    example: { before: "the pilots of]* … *[Footnote: the harbour.]", after: "the pilots of the harbour." },
    rationale: "An asterisk before the bracket of a note without a number says that the note before it goes on.",
  },
  {
    id: "bracketed-notes/open",
    tier: "flag",
    summary: "Reports the bracket of a note that is never closed; it is left as text.",
    example: { before: "[Footnote 1: See the Pilots' Book.", after: null },
    rationale: "Where the note ends cannot be known.",
  },
];
