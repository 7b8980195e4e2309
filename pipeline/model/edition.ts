import type { Attributed } from "./attribute.ts";
import type { Correction, LineBreak, PageBreak, Text } from "./leaf.ts";
import type { Metadata } from "./metadata.ts";
import type { Certainty } from "./rule.ts";
import type { DivisionKind, EditorialKind, KeptDisplay, ListKind, NoteKind, Rendition } from "./vocabulary.ts";

export type { Correction, LineBreak, PageBreak, Text } from "./leaf.ts";
export type { Metadata } from "./metadata.ts";
export type { DivisionKind, EditorialKind, KeptDisplay, ListKind, NoteKind, Rendition } from "./vocabulary.ts";

/**
 * The canonical model: what a documentary edition consists of, whatever it was read from and
 * whatever is made of it. Every node type stands in one of the three unions `Division`, `Block`
 * and `Inline`; whoever handles a union handles every member of it (see `walk.ts`).
 */
export interface Edition {
  readonly metadata: Metadata;
  readonly children: readonly Division[];
}

/**
 * A division of the edition. `number` is the document's number as printed ("121"), without its full
 * stop; the heading keeps the number too, because it is part of what is printed.
 * `notes` are note bodies that no marker was found for: still in the edition, placed at its end.
 * `matter` says that a division of the outermost level stands before or behind the body of the book; it is
 * `unmarked` where the source has its content in `front`, `body` or `back` without a `div` (a title page).
 */
export interface Division extends Attributed {
  readonly type: "division";
  readonly kind: DivisionKind;
  readonly matter?: "front" | "back";
  readonly unmarked?: true;
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
  | Figure
  | ThoughtBreak
  | KeptBlock
  | KeptText
  | PageBreak;

export interface Paragraph extends Attributed {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

/** A heading inside a document; `level` 1 is the highest. */
export interface SectionHeading extends Attributed {
  readonly type: "section-heading";
  readonly level: number;
  readonly children: readonly Inline[];
}

export interface Dateline extends Attributed {
  readonly type: "dateline";
  readonly children: readonly Inline[];
}

/** The words with which a letter begins ("Dear Mr. President:"). */
export interface Salute extends Attributed {
  readonly type: "salute";
  readonly children: readonly Inline[];
}

/** The words before a letter's signature ("Sincerely yours,"). */
export interface Closing extends Attributed {
  readonly type: "closing";
  readonly children: readonly Inline[];
}

/** A signature: the name, and behind a line break an office where one is printed. */
export interface Signed extends Attributed {
  readonly type: "signed";
  readonly children: readonly Inline[];
}

/** What was added to a letter behind its signature. */
export interface Postscript extends Attributed {
  readonly type: "postscript";
  readonly children: readonly Block[];
}

/** What may stand in a list: items, page breaks between them, and other lines (a `label`, a `headItem`). */
export type ListEntry = ListItem | PageBreak | KeptText;

/** `head` is the list's label as printed ("PARTICIPANTS"). */
export interface List extends Attributed {
  readonly type: "list";
  readonly kind: ListKind;
  readonly head: readonly Inline[] | null;
  readonly items: readonly ListEntry[];
}

/**
 * `label` is the item's printed enumerator ("1.", "a)"), null where there is none. `blocks` follow the item's
 * first words: lists within it, further paragraphs.
 */
export interface ListItem extends Attributed {
  readonly type: "item";
  readonly label: string | null;
  readonly children: readonly Inline[];
  readonly blocks: readonly Block[];
}

export interface Quotation extends Attributed {
  readonly type: "quotation";
  readonly children: readonly Block[];
}

export interface Verse extends Attributed {
  readonly type: "verse";
  readonly lines: readonly VerseLine[];
}

/** `indent` is how far the line is set in from the others, in steps; 0 for most. */
export interface VerseLine extends Attributed {
  readonly type: "line";
  readonly indent: number;
  readonly children: readonly Inline[];
}

export interface Table extends Attributed {
  readonly type: "table";
  /** The table's caption. */
  readonly head?: readonly Inline[];
  readonly rows: readonly TableRow[];
}

export interface TableRow extends Attributed {
  readonly type: "row";
  readonly header: boolean;
  readonly cells: readonly TableCell[];
}

export interface TableCell extends Attributed {
  readonly type: "cell";
  readonly header: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly children: readonly Inline[];
}

/**
 * A picture. `url` is where the source has it, null where it tells of one only; `description` stands for it where
 * it cannot be seen; `head` is its caption, and `children` what else is printed beneath it.
 */
export interface Figure extends Attributed {
  readonly type: "figure";
  readonly url: string | null;
  readonly description: string | null;
  readonly head: readonly Inline[] | null;
  readonly children: readonly Block[];
}

/** A break in the thought between two paragraphs: a rule, a row of stars, or white space (then without children). */
export interface ThoughtBreak extends Attributed {
  readonly type: "thought-break";
  readonly children: readonly Inline[];
}

/** An element of TEI that the model has no node for and that holds blocks; they are read like any others. */
export interface KeptBlock extends Attributed {
  readonly type: "kept-block";
  readonly element: string;
  readonly children: readonly Block[];
}

/**
 * A line of text in an element of TEI that the model has no node for (`byline`, `titlePart`); `element` is null for
 * text between blocks that has no element of its own.
 */
export interface KeptText extends Attributed {
  readonly type: "kept-text";
  readonly element: string | null;
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
  | MarginNote
  | Unclear
  | KeptInline
  | LineBreak;

/** `rule` names the rule that gave the words a rendition which the source does not show. */
export interface Emphasis extends Attributed {
  readonly type: "emphasis";
  readonly rendition: Rendition;
  readonly rule?: string;
  readonly children: readonly Inline[];
}

/**
 * A note, standing at its anchor. `number` is the marker's number or sign as printed in the text.
 * `certainty` says how sure the link between marker and body is; its evidence is in the ledger.
 */
export interface Note extends Attributed {
  readonly type: "note";
  readonly kind: NoteKind;
  readonly id: string;
  readonly number: string;
  readonly certainty: Certainty;
  readonly children: readonly Block[];
}

/** `target` is `#` and the id of a division or note, a URL, or null where the text names what is not here. */
export interface Reference extends Attributed {
  readonly type: "reference";
  readonly target: string | null;
  readonly children: readonly Inline[];
}

/**
 * An insertion of the printed edition's editors, brackets and all, as printed; never one of Emend's (see
 * `Correction`). `doubtful` where the editors put a question mark to it.
 */
export interface Editorial extends Attributed {
  readonly type: "editorial";
  readonly kind: EditorialKind;
  readonly doubtful: boolean;
  readonly children: readonly Inline[];
}

/** A date in a dateline. `when`, or `from` and `to`, in ISO 8601; all null where it cannot be read. */
export interface DateNode extends Attributed {
  readonly type: "date";
  readonly when: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly children: readonly Inline[];
}

export interface Place extends Attributed {
  readonly type: "place";
  readonly children: readonly Inline[];
}

/** A note that the print sets in the margin, beside the words it stands before; it has no marker. */
export interface MarginNote extends Attributed {
  readonly type: "margin-note";
  readonly children: readonly Inline[];
}

/** Words that cannot be read with certainty: `reason` is why, `certainty` how likely they are read right (TEI 12.3.3.1). */
export interface Unclear extends Attributed {
  readonly type: "unclear";
  readonly reason: string | null;
  readonly certainty: Certainty | null;
  readonly children: readonly Inline[];
}

/** An element of TEI in running text that the model has no node for (`persName`, `gloss`, `foreign`). */
export interface KeptInline extends Attributed {
  readonly type: "kept";
  readonly element: string;
  readonly display: KeptDisplay;
  readonly children: readonly Inline[];
}

/** Any node of the model. */
export type Node = Division | Block | ListItem | VerseLine | TableRow | TableCell | Inline;
