import type { Rule } from "../../../pipeline/model/rule.ts";
import { controlCharacterRule } from "../control-characters.ts";

/** What the Markdown reader takes for markup, in the order of the CommonMark specification 0.31. */
export const markdownRules: readonly Rule[] = [
  {
    id: "markdown-text/escape",
    tier: "auto",
    summary: "Takes out a backslash that keeps the punctuation behind it from being markup.",
    example: { before: "\\[Page 212\\]", after: "[Page 212]" },
    rationale: "CommonMark 2.4. A backslash before a letter, a digit or a space is text.",
  },
  {
    id: "markdown-text/entity",
    tier: "auto",
    summary: "Decodes a character reference.",
    example: { before: "Johnson &amp; Sons", after: "Johnson & Sons" },
    rationale: "CommonMark 2.5. Only with its semicolon and a name that HTML knows; “AT&T” stays.",
  },
  {
    id: "markdown-text/heading",
    tier: "auto",
    summary: "Takes out the number signs of a heading, and sets the heading off by blank lines.",
    example: { before: "## Enclosure", after: "Enclosure" },
    rationale: "CommonMark 4.2: one to six signs and a space at a line's begin. “2# hours” and “#5” stay.",
  },
  {
    id: "markdown-text/table",
    tier: "auto",
    summary: "Takes out the bars and the delimiter row of a table; a tab stands between its cells.",
    example: { before: "| a | b |\n|---|---|\n| 1 | 2 |", after: "a\tb\n1\t2" },
    rationale: "Only below a head row with the same number of cells as its delimiter row; other bars are text.",
  },
  {
    id: "markdown-text/quotation",
    tier: "auto",
    summary: "Takes out the signs before the lines of a block quotation.",
    example: { before: "> We agree.", after: "We agree." },
    rationale: "CommonMark 5.1, but only where a blank line precedes: “> 50” inside a paragraph is text.",
  },
  {
    id: "markdown-text/bullet",
    tier: "auto",
    summary: "Takes out the bullet of a list item.",
    example: { before: "- Anastas I. Mikoyan", after: "Anastas I. Mikoyan" },
    rationale:
      "CommonMark 5.2, and stricter. A lone hyphen is a bullet after a blank line only, a lone asterisk or plus sign " +
      "never (it may be the sign of a note), a page number between hyphens (“- 12 -”) never. Enumerators (“1.”) stay.",
  },
  {
    id: "markdown-text/code",
    tier: "auto",
    summary: "Takes out the backticks around a word or phrase.",
    example: { before: "the word `sic`", after: "the word sic" },
    rationale: "CommonMark 6.1, but only where the backticks touch what they enclose: `single' quotes stay.",
  },
  {
    id: "markdown-text/emphasis",
    tier: "auto",
    summary: "Takes out the delimiters of emphasized words.",
    example: { before: "*ibid.* 033.6111", after: "ibid. 033.6111" },
    rationale:
      "CommonMark 6.2: only in pairs, inside one paragraph, touching the words they enclose. An underscore inside a word, " +
      "an asterisk between digits and every delimiter without its fellow stay.",
  },
  {
    id: "markdown-text/link",
    tier: "auto",
    summary: "Takes out the brackets and the address of a link; its words stay.",
    example: { before: "[Document 121](#d121)", after: "Document 121" },
    rationale:
      "CommonMark 6.3 and 6.5: inline links and addresses in angle brackets. Words in brackets alone are text.",
  },
  {
    id: "markdown-text/image",
    tier: "auto",
    summary: "Takes out the markup of an image: one by itself is a picture, of one in a paragraph its words stay.",
    example: { before: "See the ![map](map.png) of Berlin.", after: "See the map of Berlin." },
    rationale: "CommonMark 6.4. Inside a paragraph the address would be noise; between paragraphs print has a picture.",
  },
  {
    id: "markdown-text/footnote",
    tier: "auto",
    summary: "Takes out the brackets of a footnote's marker, and the marker before its body.",
    example: { before: "in May.[^6]", after: "in May.6" },
    rationale: "No print has a caret behind a bracket. Marker and body are joined by their number later.",
  },
  {
    id: "markdown-text/superscript",
    tier: "auto",
    summary: "Takes out the carets around a raised note number.",
    example: { before: "in May.^6^", after: "in May.6" },
    rationale: "Only around a number of up to three digits or a note sign; converters write note markers so.",
  },
  {
    id: "markdown-text/tag",
    tier: "auto",
    summary: "Takes out an HTML tag.",
    example: { before: "in May.<sup>6</sup>", after: "in May.6" },
    rationale: "CommonMark 6.6, but only of elements that HTML knows for text: “<illegible>” stays.",
  },
  {
    id: "markdown-text/comment",
    tier: "auto",
    summary: "Takes out an HTML comment.",
    example: { before: "text <!-- checked -->", after: "text " },
    rationale: "CommonMark 6.6. A comment without its end is text.",
  },
  {
    id: "markdown-text/unpaired",
    tier: "flag",
    summary: "Reports strong emphasis, or a link's address, that has lost its other half; it is left as text.",
    example: { before: "the **Czechs would never agree", after: null },
    rationale: "Where it ends cannot be known from the text.",
  },
  {
    id: "markdown-text/rule-line",
    tier: "flag",
    summary: "Reports a line of hyphens, underscores or equals signs; it is left as text.",
    example: { before: "Enclosure\n---------", after: null },
    rationale: "It may be a heading's underline, a rule between parts, or what a printed rule became.",
  },
  controlCharacterRule("markdown-text"),
];
