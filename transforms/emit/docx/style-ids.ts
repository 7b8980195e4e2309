import type { ListKind, Rendition } from "../../../pipeline/model/edition.ts";

/**
 * The ids of the styles in `templates/docx/styles.xml`. A finished file is counted by these ids, so
 * a style says what a paragraph is, and nothing else in the file does.
 */
export const documentHeadings = {
  document: "DocumentHeading",
  "editorial-note": "EditorialNoteHeading",
  text: "TextHeading",
} as const;

/** Opens a document that has no heading: a document all the same. */
export const untitledDocument = "DocumentStart";

export const looseNote = { first: "UnanchoredNote", rest: "UnanchoredNoteContinued" } as const;
export const nestedNote = { first: "NestedNote", rest: "NestedNoteContinued", mark: "NestedNoteReference" } as const;

/** Which style a block gets, by where it stands. */
export interface BlockStyles {
  readonly firstParagraph: string;
  readonly paragraph: string;
  readonly sectionHeadings: readonly [string, ...string[]];
  readonly dateline: string;
  readonly salute: string;
  readonly closing: string;
  readonly signed: string;
  readonly listLabel: string;
  readonly items: Readonly<Record<ListKind, string>>;
  /** Styles of lists within lists, from the outermost. */
  readonly nestedItems: readonly [string, ...string[]];
  readonly verse: string;
  /** A line of text that is no paragraph of its own kind; a caption; a break in the thought. */
  readonly line: string;
  readonly caption: string;
  readonly picture: string;
  readonly thoughtBreak: string;
  readonly pageBreak: string;
  /** The styles inside a quotation; null where it is set like what surrounds it. */
  readonly quotation: BlockStyles | null;
}

const insetQuotation: BlockStyles = {
  firstParagraph: "QuotationInset",
  paragraph: "QuotationInset",
  sectionHeadings: ["QuotationHeading"],
  dateline: "QuotationLine",
  salute: "QuotationLine",
  closing: "QuotationLine",
  signed: "QuotationLine",
  listLabel: "QuotationLine",
  items: { subject: "QuotationList", participants: "QuotationList", simple: "QuotationList" },
  nestedItems: ["QuotationList"],
  verse: "Verse",
  line: "PlainLine",
  caption: "Illustration",
  picture: "Picture",
  thoughtBreak: "ThoughtBreak",
  pageBreak: "PageBreakLine",
  quotation: null,
};

const quotation: BlockStyles = {
  ...insetQuotation,
  firstParagraph: "Quotation",
  paragraph: "Quotation",
  quotation: insetQuotation,
};

export const textStyles: BlockStyles = {
  firstParagraph: "FirstParagraph",
  paragraph: "BodyText",
  sectionHeadings: ["SectionHeading1", "SectionHeading2", "SectionHeading3"],
  dateline: "Dateline",
  salute: "Salute",
  closing: "Closing",
  signed: "Signed",
  listLabel: "ListLabel",
  items: { subject: "Subject", participants: "Participants", simple: "List" },
  nestedItems: ["List2", "List3", "List4", "List5"],
  verse: "Verse",
  line: "PlainLine",
  caption: "Illustration",
  picture: "Picture",
  thoughtBreak: "ThoughtBreak",
  pageBreak: "PageBreakLine",
  quotation,
};

/** All of a note's blocks are set alike but for what would be lost without an indent of its own. */
function noteStyles(paragraph: string, inset: string): BlockStyles {
  const styles: BlockStyles = {
    firstParagraph: paragraph,
    paragraph,
    sectionHeadings: [paragraph],
    dateline: paragraph,
    salute: paragraph,
    closing: paragraph,
    signed: paragraph,
    listLabel: paragraph,
    items: { subject: inset, participants: inset, simple: inset },
    nestedItems: [inset],
    verse: inset,
    line: paragraph,
    caption: inset,
    picture: paragraph,
    thoughtBreak: paragraph,
    pageBreak: paragraph,
    quotation: null,
  };
  return { ...styles, quotation: { ...styles, firstParagraph: inset, paragraph: inset } };
}

export const footnoteStyles = noteStyles("FootnoteText", "FootnoteInset");
export const nestedNoteStyles = noteStyles(nestedNote.rest, nestedNote.rest);
export const looseNoteStyles = noteStyles(looseNote.rest, looseNote.rest);

/** A paragraph of the edition, outside notes, has one of these; no other block has. */
export const countedParagraphs: ReadonlySet<string> = new Set(
  [textStyles, quotation, insetQuotation].flatMap((styles) => [styles.firstParagraph, styles.paragraph]),
);

export const countedDocuments: ReadonlySet<string> = new Set([...Object.values(documentHeadings), untitledDocument]);

/** The character style of a rendition that stands alone. */
export const renditionStyles: Readonly<Record<Rendition, string>> = {
  italic: "Emphasis",
  bold: "Strong",
  "small-caps": "SmallCaps",
  underline: "Underlined",
  superscript: "Superscript",
  subscript: "Subscript",
  strikethrough: "Strikethrough",
  spaced: "Spaced",
};
