import type { Certainty } from "./rule.ts";
import type { SourceSpan } from "./span.ts";

/**
 * The canonical model: what a documentary edition consists of, whatever it was read from and
 * whatever is made of it. Every node type stands in one of the three unions `Division`, `Block`
 * and `Inline`; whoever handles a union handles every member of it (see `walk.ts`).
 */
export interface Edition {
  readonly metadata: Metadata;
  readonly children: readonly Division[];
}

/** What is known of the edition as a whole; it becomes the TEI header and the title page. */
export interface Metadata {
  readonly title: string;
  /** BCP 47 tag of the text's language. */
  readonly language: string;
  /** What the source itself says of its origin (a holding institution, a download notice), line by line. */
  readonly provenance: readonly string[];
}

/** `volume` and `part` hold other divisions; the other kinds hold text. */
export type DivisionKind = "volume" | "part" | "document" | "editorial-note" | "text";

/**
 * A division of the edition. `number` is the document's number as printed ("121"), without its full
 * stop; the heading keeps the number too, because it is part of what is printed.
 * `notes` are note bodies that no marker was found for: still in the edition, placed at its end.
 */
export interface Division {
  readonly type: "division";
  readonly kind: DivisionKind;
  readonly id: string;
  readonly number: string | null;
  readonly head: readonly Inline[] | null;
  readonly children: readonly (Division | Block)[];
  readonly notes: readonly Note[];
}

export type Block =
  | Paragraph
  | SectionHeading
  | Dateline
  | Salute
  | Closing
  | Signed
  | Postscript
  | List
  | Quotation
  | Verse
  | Table
  | PageBreak;

export interface Paragraph {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

/** A heading inside a document; `level` 1 is the highest. */
export interface SectionHeading {
  readonly type: "section-heading";
  readonly level: number;
  readonly children: readonly Inline[];
}

export interface Dateline {
  readonly type: "dateline";
  readonly children: readonly Inline[];
}

/** The words with which a letter begins ("Dear Mr. President:"). */
export interface Salute {
  readonly type: "salute";
  readonly children: readonly Inline[];
}

/** The words before a letter's signature ("Sincerely yours,"). */
export interface Closing {
  readonly type: "closing";
  readonly children: readonly Inline[];
}

/** A signature: the name, and behind a line break an office where one is printed. */
export interface Signed {
  readonly type: "signed";
  readonly children: readonly Inline[];
}

/** What was added to a letter behind its signature. */
export interface Postscript {
  readonly type: "postscript";
  readonly children: readonly Block[];
}

export type ListKind = "subject" | "participants" | "simple";

/** `head` is the list's label as printed ("PARTICIPANTS"). Page breaks may stand between items. */
export interface List {
  readonly type: "list";
  readonly kind: ListKind;
  readonly head: readonly Inline[] | null;
  readonly items: readonly (ListItem | PageBreak)[];
}

/** `label` is the item's printed enumerator ("1.", "a)"), null where there is none. */
export interface ListItem {
  readonly type: "item";
  readonly label: string | null;
  readonly children: readonly Inline[];
  readonly lists: readonly List[];
}

export interface Quotation {
  readonly type: "quotation";
  readonly children: readonly Block[];
}

export interface Verse {
  readonly type: "verse";
  readonly lines: readonly (readonly Inline[])[];
}

export interface Table {
  readonly type: "table";
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly type: "row";
  readonly header: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly type: "cell";
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly children: readonly Inline[];
}

export type Inline =
  | Text
  | Emphasis
  | Note
  | PageBreak
  | Reference
  | Correction
  | Editorial
  | DateNode
  | Place
  | LineBreak;

/**
 * Running text. `span` is there when the text stands in the source letter for letter (a line end
 * counting as a space); text without a span was put in by a recorded repair.
 */
export interface Text {
  readonly type: "text";
  readonly text: string;
  readonly span?: SourceSpan;
}

export type Rendition = "italic" | "bold" | "small-caps" | "underline" | "superscript" | "subscript";

/** `rule` names the rule that gave the words a rendition which the source does not show. */
export interface Emphasis {
  readonly type: "emphasis";
  readonly rendition: Rendition;
  readonly rule?: string;
  readonly children: readonly Inline[];
}

/** `source` is the note on the document's own source, at its heading. */
export type NoteKind = "source" | "footnote";

/**
 * A note, standing at its anchor. `number` is the marker's number or sign as printed in the text.
 * `certainty` says how sure the link between marker and body is; its evidence is in the ledger.
 */
export interface Note {
  readonly type: "note";
  readonly kind: NoteKind;
  readonly id: string;
  readonly number: string;
  readonly certainty: Certainty;
  readonly children: readonly Block[];
}

/** Stands before the first word of its page; `number` is the page's number as printed. */
export interface PageBreak {
  readonly type: "page-break";
  readonly id: string;
  readonly number: string;
}

/** `target` is `#` and the id of a division or note, a URL, or null where the text names what is not here. */
export interface Reference {
  readonly type: "reference";
  readonly target: string | null;
  readonly children: readonly Inline[];
}

/** A reading that Emend changed: `before` is what the source has, `after` what the edition reads. */
export interface Correction {
  readonly type: "correction";
  readonly rule: string;
  readonly certainty: Certainty;
  readonly before: string;
  readonly after: string;
  readonly span?: SourceSpan;
}

/**
 * What the editors of the printed edition say with words in brackets: `sic` the reading before it is the
 * source's; `correction` their reading for it; `addition` words that the source lacks; `insertion` one of these
 * two, where the copy does not show which; `illegible`, `omitted`, `not-declassified` what is left out and why;
 * `comment` any other remark.
 */
export type EditorialKind =
  | "sic"
  | "correction"
  | "addition"
  | "insertion"
  | "illegible"
  | "omitted"
  | "not-declassified"
  | "comment";

/**
 * An insertion of the printed edition's editors, brackets and all, as printed; never one of Emend's (see
 * `Correction`). `doubtful` where the editors put a question mark to it.
 */
export interface Editorial {
  readonly type: "editorial";
  readonly kind: EditorialKind;
  readonly doubtful: boolean;
  readonly children: readonly Inline[];
}

/** A date in a dateline. `when`, or `from` and `to`, in ISO 8601; all null where it cannot be read. */
export interface DateNode {
  readonly type: "date";
  readonly when: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly children: readonly Inline[];
}

export interface Place {
  readonly type: "place";
  readonly children: readonly Inline[];
}

export interface LineBreak {
  readonly type: "line-break";
}

/** Any node of the model. */
export type Node = Division | Block | ListItem | TableRow | TableCell | Inline;
