import type { Rule } from "../../../pipeline/model/rule.ts";

/** What the reader of TEI tells an editor. It changes nothing. */
export const teiRules: readonly Rule[] = [
  {
    id: "tei/kept",
    tier: "flag",
    summary: "Names the elements of a TEI source that Emend has no node for: they stay as they are around their words.",
    example: { before: '<persName corresp="#a">Brandt</persName>', after: null },
    rationale:
      "Nothing is lost: the words are in every edition, the element with its attributes in the TEI. An editor should know which " +
      "distinctions the other editions do not show.",
  },
  {
    id: "tei/moved-page",
    tier: "flag",
    summary:
      "Reports page breaks between the rows of a table or the lines of verse, which move into what follows them.",
    example: { before: '<row>…</row><pb n="12"/><row>…</row>', after: null },
    rationale: "The page begins with the same word as before; only the element stands one level deeper.",
  },
  {
    id: "tei/left-out",
    tier: "flag",
    summary: "Reports that comments and processing instructions of a TEI source are left out.",
    example: { before: "<!-- check this -->", after: null },
    rationale: "They are no part of the text and have no place in any edition; the source keeps them.",
  },
];
