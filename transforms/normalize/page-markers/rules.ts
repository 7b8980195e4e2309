import type { Rule } from "../../../pipeline/model/rule.ts";

/** The forms of page markers, and what is said about them. */
export const pageMarkerRules: readonly Rule[] = [
  {
    id: "page-markers/bracketed",
    tier: "auto",
    summary: "Takes a bracketed page marker out of the text and sets a page break in its place.",
    example: { before: "since this was, he [Page 212] would explain it", after: "since this was, he would explain it" },
    rationale:
      "“[Page 212]”, bracketed and with a number alone, is put there by the copy; the print has the number in its margin or running head.",
  },
  {
    id: "page-markers/abbreviated",
    tier: "auto",
    summary: "Takes out a page marker that says “Pg”, and sets a page break in its place.",
    example: { before: "the mili-[Pg 12]tary court", after: "the mili-tary court" },
    rationale:
      "“[Pg 12]” is what Guiguts writes for Project Gutenberg. A hyphen before it stays, and the halves of the word stand together.",
  },
  {
    id: "page-markers/short-word",
    tier: "auto",
    summary: "Takes out page markers that say “p.”, and sets page breaks in their place.",
    example: { before: "of the [p. 212] town … in the [p. 213] harbour", after: "of the town … in the harbour" },
    rationale:
      "A single “[p. 212]” may be an editor's reference; three or more that count up, a page apart each, are markers.",
  },
  {
    id: "page-markers/markup",
    tier: "auto",
    summary: "Takes out a tag, a comment or a wiki template that gives a page's number, and sets a page break.",
    example: { before: "of the <!-- page 12 --> town", after: "of the town" },
    rationale: "No print has it: “<page_number>12</page_number>”, “<!-- page 12 -->”, “{{page break|12}}”.",
  },
  {
    id: "page-markers/ruled",
    tier: "auto",
    summary: "Takes out a rule that carries a page's number, and sets a page break in its place.",
    example: { before: "{12}------------------------", after: "" },
    rationale:
      "A number in braces with ten hyphens or more is the separator of a converter; a rule above or below a bare number needs a series. " +
      "A separator that counts from 0 counts page images, and its pages are named so.",
  },
  {
    id: "page-markers/file",
    tier: "auto",
    summary: "Takes out a page separator of Distributed Proofreaders and sets a page break in its place.",
    example: { before: "-----File: 012.png---\\anna\\ben\\--------", after: "" },
    rationale:
      "The number in the file's name is that of a page image, not the one printed: the page is called “image 12”, unless the separator " +
      "gives the printed one (“Folio 6”). The asterisks that proofreaders set at a word cut by the page go too.",
  },
  {
    id: "page-markers/worded-line",
    tier: "auto",
    summary: "Takes out lines with nothing but “Page 12”, and sets page breaks in their place.",
    example: { before: "of the\nPage 12\ntown", after: "of the\ntown" },
    rationale: "Only as a series over the whole file; one such line alone may be text.",
  },
  {
    id: "page-markers/hyphens",
    tier: "auto",
    summary: "Takes out lines with nothing but a number between hyphens, and sets page breaks in their place.",
    example: { before: "of the\n- 12 -\ntown", after: "of the\ntown" },
    rationale:
      "Only as a series over the whole file. Where the numbers stand at the feet of the pages, each names the page before it.",
  },
  {
    id: "page-markers/bars",
    tier: "auto",
    summary: "Takes out numbers between bars, and sets page breaks in their place.",
    example: { before: "of the |12| town", after: "of the town" },
    rationale: "Only as a series over the whole file whose members stand about a page apart: cells of a table do not.",
  },
  {
    id: "page-markers/braces",
    tier: "auto",
    summary: "Takes out numbers in braces, and sets page breaks in their place.",
    example: { before: "of the {12} town", after: "of the town" },
    rationale: "Only as a series over the whole file whose members stand about a page apart.",
  },
  {
    id: "page-markers/brackets",
    tier: "auto",
    summary: "Takes out numbers in square brackets, and sets page breaks in their place.",
    example: { before: "of the [12] town", after: "of the town" },
    rationale:
      "Notes are written so too. Only a series over the whole file whose members stand a page apart, often in the middle of a sentence, " +
      "not at the end of a word, each number once, and which does not begin with 1 in running text.",
  },
  {
    id: "page-markers/bare-line",
    tier: "auto",
    summary: "Takes out lines with nothing but a number, and sets page breaks in their place.",
    example: { before: "of the\n12\ntown", after: "of the\ntown" },
    rationale:
      "Only as a series over the whole file whose members stand a page apart and interrupt sentences, as numbers of chapters and entries of tables never do.",
  },
  {
    id: "page-markers/form-feed",
    tier: "auto",
    summary:
      "Sets a page break at a form feed, with the number that stands alone at the page's head or foot; the number goes out of the text.",
    example: { before: "of the\n12\n\ftown", after: "of the\n\ftown" },
    rationale:
      "Only where numbers at the edges of most pages count up with the form feeds. A page without one that stands among them has its number in brackets, as libraries write an inferred one.",
  },
  {
    id: "page-markers/own-pattern",
    tier: "auto",
    summary: "Takes out what the configuration says to be page markers, and sets page breaks in their place.",
    example: { before: "of the ~12~ town", after: "of the town" },
    rationale: 'The editor gave the pattern: transforms: { page-markers: { patterns: ["~(\\\\d+)~"] } }.',
  },
  {
    id: "page-markers/glued",
    tier: "auto",
    summary: "Puts a space where a page marker stood between two words with no space on either side.",
    example: { before: "the freedom[Page 237]guaranteed", after: "the freedom guaranteed" },
    rationale:
      "A page of print does not end inside a word without a hyphen; with a hyphen before the marker nothing is put in.",
  },
  {
    id: "page-markers/sequence",
    tier: "flag",
    summary: "Reports a page number that does not follow the one before it.",
    example: { before: "[Page 212] … [Page 241] … [Page 214]", after: null },
    rationale: "It may be misread, or a page may be missing; the number stays as the copy has it.",
  },
  {
    id: "page-markers/unproved",
    tier: "flag",
    summary: "Reports what has the form of a page marker and is not of a series of them; it is left as text.",
    example: { before: "of the [12] town … [40] … [13]", after: null },
    rationale: "A number in brackets or alone in a line may be a note's, a section's or an entry's.",
  },
];
