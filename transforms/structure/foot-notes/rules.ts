import type { Rule } from "../../../pipeline/model/rule.ts";

/** What is taken out around notes that stand below the text. */
export const footNoteRules: readonly Rule[] = [
  {
    id: "foot-notes/label",
    tier: "auto",
    summary: "Takes the number or sign off a note that stands below the text: it stands at the note's marker.",
    example: { before: "* See the Pilots' Book.", after: "See the Pilots' Book." },
    rationale:
      "Form, order, place and markers in the text before are weighed together; a list without markers in the text stays a list.",
  },
  {
    id: "foot-notes/heading",
    tier: "auto",
    summary: "Takes out a heading such as “NOTES”, and the headings of its parts, where all below it are notes.",
    example: { before: "FOOTNOTES:\n\n[1] See the Pilots' Book.", after: "See the Pilots' Book." },
    rationale: "The edition sets the notes at their markers; the heading would stand over nothing.",
  },
  {
    id: "foot-notes/rule-line",
    tier: "auto",
    summary: "Takes out a line of dashes that parts the text from the notes at a page's foot.",
    example: { before: "_______\n¹ See the Pilots' Book.", after: "See the Pilots' Book." },
    rationale: "The rule is the page's, and goes with it; only directly over notes.",
  },
  {
    id: "foot-notes/continued",
    tier: "auto",
    summary: "Joins what stands above the notes of a page to the note that the page before left open.",
    example: {
      before: "¹ A note to the pilots of\n\n[Page 13]\n\n…\n\nthe harbour.\n² Another.",
      after: "¹ A note to the pilots of the harbour.",
    },
    rationale:
      "The note ends in mid-phrase, the text above ends with a stop, and what follows begins with a small letter.",
  },
];
