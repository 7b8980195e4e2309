import type { Correction, KeptInline, Note } from "../../../pipeline/model/edition.ts";
import type { LedgerRepair } from "../../../pipeline/model/ledger.ts";
import type { Bookmark, BookmarkNames } from "./bookmark-names.ts";
import type { Drawings } from "./drawings.ts";
import type { LinkRelations } from "./link-relations.ts";
import type { BlockStyles } from "./style-ids.ts";
import type { Content } from "./word-xml.ts";

/**
 * How Word shows a corrected reading: with a `comment`; as a `tracked` change that an editor may accept or reject, which
 * leaves the source's reading; or `plain`, and told in the appendix alone.
 */
export type EmendationDisplay = "comments" | "tracked" | "plain";

/** A corrected reading, with what the ledger says of it and where it stands in the file. */
export interface Emendation {
  readonly correction: Pick<Correction, "rule" | "certainty" | "before" | "after">;
  readonly evidence: string;
  readonly place: string;
  /** Null where the ledger has a correction that no reading of the edition shows. */
  readonly bookmark: Bookmark | null;
}

/** What collects while an edition is written, besides the text itself. */
export interface Assembly {
  readonly names: BookmarkNames;
  /** The date that stands for "now", ISO 8601. */
  readonly date: string;
  /** The bodies of Word's footnotes, at their ids less one. */
  readonly display: EmendationDisplay;
  /** The measure, in twentieths of a point. */
  readonly textWidth: number;
  /** How many tracked changes there are: each has an id. */
  changes: number;
  readonly footnotes: (readonly Content[])[];
  /** How many there will be when all is written. */
  readonly footnoteTotal: number;
  readonly comments: Content[];
  readonly links: LinkRelations;
  readonly drawings: Drawings;
  /** What the next footnote's comment has to tell besides its own. */
  readonly uncommented: Emendation[];
  readonly emendations: Emendation[];
  /** The heading under which a name is indexed; null for what is no name, and where no index is wanted. */
  headingOf(node: KeptInline): string | null;
  /** Headings that have a field in the text. */
  readonly indexed: Set<string>;
  /** The ledger's repair of a correction, each given out once. */
  claim(correction: Correction): LedgerRepair | null;
  /** Where the writing has come to, for those who look an emendation up. */
  document: string;
  page: string | null;
}

/** Who comments and changes, as Word names it. */
export const AUTHOR = "Emend";

/** How inlines are written here: a footnote cannot hold what the text can. */
export interface Setting {
  readonly assembly: Assembly;
  readonly styles: BlockStyles;
  /** Whether names get index fields here: Word finds none in a footnote. */
  readonly indexes: boolean;
  /** What stands in the text for a note; the body goes where such bodies go. */
  anchor(note: Note): Content[];
  /** Tells of a correction beside the reading, given as `reading`. */
  annotate(emendation: Emendation, reading: readonly Content[]): Content[];
}
