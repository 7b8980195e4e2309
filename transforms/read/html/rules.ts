import type { Rule } from "../../../pipeline/model/rule.ts";
import { controlCharacterRule } from "../control-characters.ts";

/** What the HTML reader takes for markup. */
export const htmlRules: readonly Rule[] = [
  {
    id: "html-text/tag",
    tier: "auto",
    summary: "Takes out tags; a blank line stands between blocks, a tab between cells, a line end for a line break.",
    example: { before: "<p>in <i>May</i></p><p>Then", after: "in May\n\nThen" },
    rationale:
      "HTML 13.1.2. What the tags say is kept beside the text. “<” that begins no tag, and a tag cut by the file's end, stay.",
  },
  {
    id: "html-text/entity",
    tier: "auto",
    summary: "Decodes a character reference.",
    example: { before: "Johnson &amp; Sons", after: "Johnson & Sons" },
    rationale: "HTML 13.5, with its list of names. “AT&T” stays, and so do references to control characters.",
  },
  {
    id: "html-text/comment",
    tier: "auto",
    summary: "Takes out comments, declarations and processing instructions.",
    example: { before: "<!DOCTYPE html>Text<!-- end -->", after: "Text" },
    rationale: "HTML 13.1.6: no browser shows them. A comment without an end is text.",
  },
  {
    id: "html-text/white-space",
    tier: "auto",
    summary: "Makes one space of a line end in the file, and of white space on both sides of a tag.",
    example: { before: "in\nMay", after: "in May" },
    rationale: "HTML shows white space as one space; where the file's lines end says nothing of the print.",
  },
  {
    id: "html-text/page-furniture",
    tier: "auto",
    summary:
      "Takes out scripts, styles, navigation, forms' buttons and a site's head and foot, with all that they hold.",
    example: { before: "<nav><a href='/'>Home</a></nav>Text", after: "Text" },
    rationale:
      "Only elements that have both their tags and are no text by name, role, or a class that is known. A part that lost its " +
      "closing tag is left as text, since it would take the document with it.",
  },
  {
    id: "html-text/page-break",
    tier: "auto",
    summary: "Takes out a page number that the markup says to stand at a page's begin, and marks the page there.",
    example: { before: 'the <span class="pagenum">[Pg 12]</span>ship', after: "the ship" },
    rationale: "Only elements with a role or class for it, and only where the page's number can be read.",
  },
  {
    id: "html-text/note-label",
    tier: "auto",
    summary: "Takes out a note's number before its body, and remembers it.",
    example: { before: '<p class="footnote">[1] See p. 5.</p>', after: "See p. 5." },
    rationale: "Only in an element that is a note's body by its role, class or identifier.",
  },
  {
    id: "html-text/back-link",
    tier: "auto",
    summary: "Takes out the link from a note back to its marker.",
    example: { before: 'See p. 5. <a href="#fnref1" role="doc-backlink">↩</a>', after: "See p. 5." },
    rationale: "A device of the web; only by role, class, or an arrow that leads to a marker.",
  },
  {
    id: "html-text/picture-in-text",
    tier: "flag",
    summary: "Reports a picture that stands inside a paragraph and is left out, with its description.",
    example: { before: '<img src="t.png" alt="T">he harbour', after: "he harbour" },
    rationale:
      "It may be an ornamental letter, which belongs to the word behind it; pictures between paragraphs are kept.",
  },
  {
    id: "html-text/unfinished",
    tier: "flag",
    summary:
      "Reports a tag or a comment that the file's end cuts off, or that swallows lines; what is cut off is text.",
    example: { before: 'in May.<a href="fn1>1</a>', after: null },
    rationale: "A quotation mark is missing, and where cannot be known.",
  },
  controlCharacterRule("html-text"),
];
