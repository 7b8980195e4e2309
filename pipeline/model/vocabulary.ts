/**
 * `volume` and `part` hold other divisions; the other kinds hold text. An `attachment` belongs to the document it
 * stands in, and is not counted as one.
 */
export type DivisionKind = "volume" | "part" | "document" | "editorial-note" | "attachment" | "text";

export type ListKind = "subject" | "participants" | "simple";

/** `spaced` is letter-spacing for emphasis. */
export type Rendition =
  | "italic"
  | "bold"
  | "small-caps"
  | "underline"
  | "superscript"
  | "subscript"
  | "strikethrough"
  | "spaced";

/** `source` is the note on the document's own source, at its heading. */
export type NoteKind = "source" | "footnote";

/**
 * What the editors of the printed edition say with words in brackets: `sic` the reading before it is the
 * source's; `correction` their reading for it; `addition` words that the source lacks; `insertion` one of these
 * two, where the copy does not show which; `illegible`, `damaged`, `omitted`, `not-declassified` what is left out
 * and why; `comment` any other remark.
 */
export type EditorialKind =
  | "sic"
  | "correction"
  | "addition"
  | "insertion"
  | "illegible"
  | "damaged"
  | "omitted"
  | "not-declassified"
  | "comment";

/**
 * How a kept element shows: in the `run` of the text, on a `line` of its own (a paragraph within a cell), or
 * `hidden`: not a part of the reading text (the reading that a `choice` does not take, a running head).
 */
export type KeptDisplay = "run" | "line" | "hidden";
