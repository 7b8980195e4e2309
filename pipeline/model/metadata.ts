/** What is known of the edition as a whole; it becomes the TEI header and the title page. */
export interface Metadata {
  readonly title: string;
  /** BCP 47 tag of the text's language. */
  readonly language: string;
  /** What the source itself says of its origin (a holding institution, a download notice), line by line. */
  readonly provenance: readonly string[];
  /** What the source's header, or a file beside the source, says of the edition. */
  readonly description?: Description;
  /** The header of a TEI source, as XML: what `description` does not hold stays in it. */
  readonly header?: string;
}

/** A bibliographic description of an edition. */
export interface Description {
  /** Titles besides the edition's own: `type` is `series`, `sub`, `volume` … */
  readonly titles?: readonly { readonly type: string | null; readonly text: string }[];
  /** Who wrote and who edited it: `role` is `author`, `editor`, or what was done in words. */
  readonly people?: readonly { readonly role: string; readonly name: string }[];
  readonly publisher?: string;
  readonly place?: string;
  /** Date of publication, as it is to be shown. */
  readonly date?: string;
  readonly licence?: { readonly text: string; readonly url: string | null };
  /** Numbers by which it is known: `type` is `isbn`, `doi`, `frus` … */
  readonly identifiers?: readonly { readonly type: string | null; readonly value: string }[];
  /** What it was made from, a statement each. */
  readonly sources?: readonly string[];
  /** Address of the picture of a page; `{n}` stands for the page's number, `{facs}` for its number in the scan. */
  readonly facsimile?: string;
}
