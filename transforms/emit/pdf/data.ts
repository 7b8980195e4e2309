import type { DivisionKind, Rendition } from "../../../pipeline/model/edition.ts";
import { documentRoles } from "./roles.ts";

/**
 * What the Typst template is given, as `edition.json`. Text stands in it as strings, never as markup,
 * so nothing in a text can be taken for Typst. A label is the name of a link's goal.
 */
export interface BookData {
  readonly document: {
    readonly title: string;
    readonly language: string;
    readonly region: string | null;
    readonly date: Readonly<Record<"year" | "month" | "day" | "hour" | "minute" | "second", number>>;
  };
  readonly front: FrontData;
  /** Divisions before the text proper (a preface, lists), whose pages have numbers of their own. */
  readonly matter: readonly BlockData[];
  readonly body: readonly BlockData[];
  readonly appendix: AppendixData | null;
  readonly index: readonly IndexData[];
}

/** One index, with its entries in the order of the alphabet. */
export interface IndexData {
  readonly title: Line;
  readonly entries: readonly IndexEntryData[];
}

/** Pages of the original, by the labels of their page breaks; `until` is that of the page after the last, if there is one. */
export interface OriginalRange {
  readonly from: string;
  readonly until: string | null;
}

/** An entry, or a sub-entry of one. */
export interface IndexEntryData {
  readonly head: Line;
  /** What its mentions in the text say; null where nothing is said of it but in its sub-entries. */
  readonly key: string | null;
  /** Pages of the original that it is found on, by the labels of their page breaks, `until` being that of the page after. */
  readonly pages: readonly OriginalRange[];
  /** Where else to look. */
  readonly see: readonly Line[];
  readonly entries: readonly IndexEntryData[];
  /** Whether it is the first under its letter. */
  readonly initial: boolean;
}

export interface FrontData {
  /** The title as it stands on the title page, line by line; `main` are those that name this book. */
  readonly title: readonly { readonly line: Line; readonly main: boolean }[];
  readonly "title-length": number;
  /** What the source says of titles and people besides the title. */
  readonly statements: readonly Line[];
  /** Place, publisher and date, or else the edition. */
  readonly publication: readonly Line[];
  readonly imprint: readonly Line[];
  /** What the running head on left pages may say, the fullest first. */
  readonly running: readonly Line[];
}

export type InlineData =
  | string
  | PageBreakData
  | { readonly type: "emphasis"; readonly rendition: Rendition; readonly children: Line }
  | NoteData
  | {
      readonly type: "reference";
      readonly label: string | null;
      readonly url: string | null;
      /** Whether the page of its goal is told. */
      readonly paged: boolean;
      readonly children: Line;
    }
  | { readonly type: "note-marker"; readonly label: string; readonly number: Line }
  /** A place that the index leads to. */
  | { readonly type: "mention"; readonly key: string }
  /** A place at which a long word may part. */
  | { readonly type: "break" }
  | { readonly type: "correction"; readonly label: string; readonly children: Line }
  | { readonly type: "margin-note" | "unclear" | "own-line"; readonly children: Line }
  | { readonly type: "line-break" }
  | { readonly type: "missing"; readonly code: string };

export type Line = readonly InlineData[];

/** `shift` counts lines down from its place, so that two numbers in one line do not cover each other. */
export interface PageBreakData {
  readonly type: "page-break";
  readonly label: string | null;
  readonly role: string;
  readonly number: Line;
  readonly glued: boolean;
  readonly shift: number;
}

/** `first` is the paragraph that begins beside the note's number. */
export interface NoteData {
  readonly type: "note";
  readonly label: string | null;
  readonly number: Line;
  readonly first: Line;
  readonly rest: readonly BlockData[];
}

export type BlockData =
  | DivisionData
  /** `tail` is what a closing and a signature behind it take: they should not stand on a page by themselves. */
  | {
      readonly type: "paragraph";
      readonly tail: { readonly blocks: number; readonly lines: number } | null;
      readonly children: Line;
    }
  | { readonly type: "dateline" | "salute" | "closing" | "trailing"; readonly children: Line }
  | {
      readonly type: "section-heading";
      readonly level: number;
      readonly rank: number;
      readonly plain: Line;
      readonly children: Line;
    }
  | { readonly type: "signed"; readonly name: Line; readonly office: Line }
  | ListData
  | { readonly type: "quotation" | "postscript"; readonly children: readonly BlockData[] }
  | { readonly type: "kept-block"; readonly children: readonly BlockData[] }
  /** `leads` where its words are a heading for the list that follows, and stay with it. */
  | { readonly type: "item-blocks"; readonly leads: boolean; readonly children: readonly BlockData[] }
  | { readonly type: "kept-text" | "thought-break"; readonly children: Line }
  | { readonly type: "verse"; readonly lines: readonly { readonly indent: number; readonly children: Line }[] }
  | {
      readonly type: "figure";
      /** What stands for the picture where it cannot be shown. */
      readonly picture: Line;
      readonly shown: PictureData | null;
      readonly head: Line | null;
      readonly children: readonly BlockData[];
    }
  | TableData;

/** A picture by its file's name; width and height are in points. */
export interface PictureData {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly description: string;
}

export interface DivisionData {
  readonly type: "division";
  readonly role: string;
  readonly look: "volume" | "part" | "document";
  /** Whether it begins a page. */
  readonly opens: boolean;
  readonly label: string | null;
  readonly head: {
    readonly level: number;
    readonly plain: Line;
    readonly full: Line;
    /** What the running head may say, the fullest first. */
    readonly running: readonly Line[];
    /** Its line in the contents: the number, and what stands behind it, to which a document's date belongs. */
    readonly entry: { readonly number: Line | null; readonly title: Line };
  } | null;
  readonly children: readonly BlockData[];
  /** Notes of its text that the design puts at its end. */
  readonly endnotes: readonly NoteData[];
  readonly notes: readonly NoteData[];
}

export interface ListData {
  readonly type: "list";
  /** Which of the indices of the original it is, counted from 1; null for other lists. */
  readonly index: number | null;
  readonly head: Line | null;
  readonly items: readonly {
    readonly label: Line | null;
    /** How far the text hangs behind its label, in ems. */
    readonly hang: number;
    readonly children: Line;
    readonly blocks: readonly BlockData[];
  }[];
}

export interface TableData {
  readonly type: "table";
  readonly columns: number;
  readonly head: Line | null;
  /** How many rows at the top are a header, and whether they are set again on a following page. */
  readonly header: number;
  readonly repeats: boolean;
  readonly cells: readonly {
    readonly x: number;
    readonly y: number;
    readonly columns: number;
    readonly rows: number;
    readonly header: boolean;
    readonly numeric: boolean;
    readonly children: Line;
  }[];
}

export interface RepairData {
  readonly rule: Line;
  readonly certainty: string;
  readonly before: Line;
  readonly after: Line;
  readonly evidence: Line;
}

export interface AppendixData {
  readonly preface: readonly Line[];
  readonly corrections: readonly {
    readonly title: Line;
    readonly entries: readonly (RepairData & { readonly label: string | null })[];
  }[];
  readonly artefacts: readonly { readonly rule: Line; readonly summary: Line; readonly count: string }[];
  readonly uncertain: readonly {
    readonly label: string | null;
    readonly number: Line;
    readonly certainty: string;
    readonly evidence: Line;
  }[];
  readonly open: readonly {
    readonly title: Line;
    readonly entries: readonly (RepairData & { readonly line: string })[];
  }[];
  readonly findings: readonly { readonly line: string; readonly rule: Line; readonly message: Line }[];
}

/** How a kind of division is tagged in the finished file, and how its heading looks. */
export const divisionStyles: Readonly<Record<DivisionKind, { role: string; look: DivisionData["look"] }>> = {
  volume: { role: "Volume", look: "volume" },
  part: { role: "Chapter", look: "part" },
  document: { role: "HistoricalDocument", look: "document" },
  "editorial-note": { role: "EditorialNote", look: "document" },
  attachment: { role: "Attachment", look: "document" },
  text: { role: "TextDivision", look: "document" },
};

/** Whether a division of this kind is a document of its own. */
export function isDocumentKind(kind: DivisionKind): boolean {
  return documentRoles.has(divisionStyles[kind].role);
}
