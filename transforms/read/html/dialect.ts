import type { Rendition } from "../../../pipeline/model/edition.ts";

/**
 * What elements mean by their classes, roles and identifiers: the conventions of DPUB-ARIA and EPUB, of
 * history.state.gov and of Project Gutenberg, and what converters write. Another site's conventions are other words here.
 */
export interface Dialect {
  /** Roles of elements that are no part of the text. */
  readonly furnitureRoles: ReadonlySet<string>;
  /** Words of `class`, `role`, `epub:type` or `id` of elements that are no part of the text. */
  readonly furniture: ReadonlySet<string>;
  /** … of elements that stand at a page's begin. */
  readonly pageBreaks: ReadonlySet<string>;
  /** … of one note's body. */
  readonly noteBodies: ReadonlySet<string>;
  /** … of a list or section of note bodies. */
  readonly noteLists: ReadonlySet<string>;
  /** … of a note's marker in the text. */
  readonly noteMarkers: ReadonlySet<string>;
  /** … of the link from a note's body back to its marker. */
  readonly backLinks: ReadonlySet<string>;
  /** … of a note's number at the begin of its body. */
  readonly noteLabels: ReadonlySet<string>;
  /** … of a line of verse. */
  readonly verseLines: ReadonlySet<string>;
  /** … of a poem, and of one stanza of it. */
  readonly poems: ReadonlySet<string>;
  readonly stanzas: ReadonlySet<string>;
  /** … of what stands below a poem and is none of its lines: who wrote it, where it is taken from. */
  readonly poemSources: ReadonlySet<string>;
  /** … of a picture with its caption. */
  readonly figures: ReadonlySet<string>;
  /** … of a note in the margin of the print. */
  readonly marginNotes: ReadonlySet<string>;
  /** … of a break in the thought: a rule or white space. */
  readonly thoughtBreaks: ReadonlySet<string>;
  readonly renditions: ReadonlyMap<string, Rendition>;
  /** Begin of the identifier of a note's body, and of the address that leads there. */
  readonly noteId: RegExp;
  /** Begin of the address that leads back to a note's marker. */
  readonly markerId: RegExp;
  /** Address of another document of the same volume, or of a note in it: the groups are their identifiers. */
  readonly ownDocument: RegExp;
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export const knownDialects: Dialect = {
  furnitureRoles: words("navigation banner contentinfo search doc-toc"),
  furniture: words(
    "site-header site-footer site-nav navbar breadcrumb breadcrumbs skip-link " +
      "hsg-header hsg-footer hsg-breadcrumb hsg-breadcrumb-wrapper hsg-navigation-wrapper hsg-width-sidebar hsg-link-button " +
      "headerlink anchorjs-link mw-editsection mw-jump-link mw-indicators printfooter catlinks ws-noexport " +
      "pg-boilerplate pgheader pgfooter pg-header pg-footer",
  ),
  pageBreaks: words("doc-pagebreak pagebreak pagenum pageno page-number pagenumber tei-pb"),
  noteBodies: words("doc-footnote doc-endnote footnote endnote rearnote fn-text"),
  noteLists: words("doc-endnotes footnotes endnotes rearnotes fn-list footnote-list"),
  noteMarkers: words("doc-noteref noteref note fnanchor footnote-ref footnote-reference footnoteref fnref fn-ref"),
  backLinks: words(
    "doc-backlink backlink fn-back footnote-back footnote-backref reversefootnote fn-backref mw-cite-backlink",
  ),
  noteLabels: words("label fnlabel fn-label footnote-label note-number"),
  verseLines: words("verse-line verseline tei-l l"),
  poems: words("poem poetry poetry-container verse-container tei-lg"),
  stanzas: words("stanza linegroup"),
  poemSources: words("citation attribution attrib author signature"),
  figures: words("figure figcenter figleft figright figcontainer figmulti illustration tei-figure"),
  marginNotes: words("sidenote marginnote margin-note linenum"),
  thoughtBreaks: words("tb thoughtbreak thought-break scenebreak scene-break"),
  renditions: new Map<string, Rendition>([
    ["smcap", "small-caps"],
    ["small-caps", "small-caps"],
    ["smallcaps", "small-caps"],
    ["sc", "small-caps"],
    ["tei-smallcaps", "small-caps"],
    ["italic", "italic"],
    ["italics", "italic"],
    ["tei-italic", "italic"],
    ["bold", "bold"],
    ["tei-strong", "bold"],
    ["underline", "underline"],
    ["u", "underline"],
  ]),
  noteId: /^#?(?:fn|ftn|_ftn|_edn|footnote|endnote|note)(?!ref|anchor|back)[\w:.-]*\d/i,
  ownDocument: /^(?:\.\/)?(d\d{1,4})(?:#(fn\d{1,4}))?$/,
  markerId: /^#(?:fnref|fnanchor|_ftnref|_ednref|footnote-?ref|noteref|ref)[\w:.-]*/i,
};
