import type { Counts } from "./model/counts.ts";
import type { Edition, Rendition } from "./model/edition.ts";
import type { FileText } from "./model/file-text.ts";
import type { Layout } from "./model/layout.ts";
import type { Encoding, Finding, Ledger, NoteLink, Repair } from "./model/ledger.ts";
import type { Lexicon } from "./model/lexicon.ts";
import type { Pictures } from "./model/picture.ts";
import type { Profile } from "./model/profile.ts";
import type { Rule, RuleId } from "./model/rule.ts";
import type { Position } from "./model/span.ts";
import type { View } from "./model/view.ts";

/** The five phases, in the order in which text passes through them. */
export type Phase = "read" | "normalize" | "structure" | "refine" | "emit";

/** A file as it came in: its name for messages, its bytes, and its text once decoded, which is empty where it is no text. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Encoding | "binary";
  readonly byteOrderMark: boolean;
  /** The files that it is made of, in their order, where it is made of several; its bytes are none then. */
  readonly parts?: readonly SourceFile[];
  /** What its reader took out of it, where it is no text. */
  readonly unpacked?: Extraction;
}

/**
 * Something stands at a place of the text that the text itself does not carry: said by a
 * normalizer, used by what builds the edition. Offsets are those of the view the transform was given.
 */
export type Mark =
  /** `supplied` where the page itself shows no number. */
  | {
      readonly type: "page-break";
      readonly start: number;
      readonly end: number;
      readonly number: string;
      readonly supplied?: true;
    }
  | { readonly type: "emphasis"; readonly start: number; readonly end: number; readonly rendition: Rendition }
  | { readonly type: "reference"; readonly start: number; readonly end: number; readonly target: string | null }
  /** `key` names the note where the markup does: that of its body. */
  | {
      readonly type: "note-marker";
      readonly start: number;
      readonly end: number;
      readonly number: string;
      readonly key?: string;
    }
  | { readonly type: "line-break"; readonly start: number; readonly end: number }
  /** A note in the margin of the print, beside the words that it stands before. */
  | { readonly type: "margin-note"; readonly start: number; readonly end: number }
  /** The first text of a page: whether the layout shows that a paragraph, or a word, goes on from the page before. */
  | {
      readonly type: "page-turn";
      readonly start: number;
      readonly end: number;
      readonly goesOn: "no" | "text" | "word";
    }
  /** What the source says of its own origin: taken out of the text, told in the edition's metadata. */
  | { readonly type: "provenance"; readonly start: number; readonly end: number; readonly lines: readonly string[] }
  | { readonly type: "block"; readonly start: number; readonly end: number; readonly block: BlockMark };

/** What the markup of the source says a stretch of text is. */
export type BlockMark =
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "paragraph" }
  | { readonly kind: "item"; readonly label: string | null; readonly depth: number }
  | { readonly kind: "quotation" }
  /** `columns` and `rows` say how many the cell spans, one where they are not given. */
  | {
      readonly kind: "cell";
      readonly table: number;
      readonly row: number;
      readonly header: boolean;
      readonly columns?: number;
      readonly rows?: number;
    }
  /**
   * `key` is what markers name the note by: an identifier of HTML, the key of `[^key]`; `goesOn` where it goes on
   * with the note marked before it, from the foot of the page before.
   */
  | { readonly kind: "note-body"; readonly number: string; readonly key?: string; readonly goesOn?: boolean }
  /** `indent` is how far in the line stands, in steps; `stanza` says that a stanza begins with it. */
  | { readonly kind: "verse-line"; readonly indent?: number; readonly stanza?: true }
  /** A picture, over the words of its caption; over nothing where it has none. */
  | { readonly kind: "figure"; readonly url: string | null; readonly description: string | null }
  /** A break in the thought, over the signs that are printed; over nothing where there are none. */
  | { readonly kind: "thought-break" };

/** One change in the coordinates of the view; the runner turns it into a `Repair` and applies it. */
export type Edit = Omit<Repair, "span" | "before"> & { readonly start: number; readonly end: number };

/** A finding in the coordinates of the view. */
export type Remark = Omit<Finding, "span"> & { readonly start: number; readonly end: number };

/** What a reader or a normalizer returns. */
export interface Changes {
  readonly edits: readonly Edit[];
  readonly marks: readonly Mark[];
  readonly remarks: readonly Remark[];
  /** Where the lines stand on their pages; a reader's, where its format has pages. */
  readonly layout?: Layout;
}

/** What every transform may ask for, besides its input. */
export interface Context<Options> {
  readonly options: Options;
  readonly profile: Profile;
  readonly source: string;
  /** Where the lines of the source stand on its pages, with source offsets; null where the source has no pages. */
  readonly layout: Layout | null;
  /** The marks of the transforms before, their offsets being those of the source. */
  readonly marks: readonly Mark[];
  /** BCP 47 tag of the language that the text is in. */
  readonly language: string;
  /** The words of that language; null where no dictionary of it is installed. Asking costs time: ask in doubt only. */
  lexicon(): Lexicon | null;
}

/** What a structure or refine transform may ask for: whether a repair of the given kind would be made. */
export interface EditionContext<Options> extends Context<Options> {
  /** The view that the structure phase builds from; refine transforms find the source's text in it. */
  readonly view: View;
  /** Whether the format of the source sets emphasis, so that a text in it that shows none has none. */
  readonly setsEmphasis: boolean;
  /** Whether the rule's tier or a decision lets this repair be applied. */
  permits(repair: Repair): boolean;
}

/** What a structure or refine transform returns; the runner checks that no text was lost or changed without a repair. */
export interface EditionChanges {
  readonly edition: Edition;
  readonly repairs: readonly Repair[];
  readonly findings: readonly Finding[];
  readonly links?: readonly NoteLink[];
}

/** One file of an edition; `name` is relative to the source's output folder, with `/`. */
export interface ArtifactFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * A finished edition: its file, or of several files the one that is opened first, with the others as `parts`.
 * An edition of several files has all of them in a folder of the emitter's name (`html/index.html`), or none of them.
 */
export interface Artifact extends ArtifactFile {
  readonly parts?: readonly ArtifactFile[];
}

/** What an emitter is given. Nothing in it depends on the clock, the locale or the machine. */
export interface EmitInput {
  readonly edition: Edition;
  readonly ledger: Ledger;
  /** Rules that the run knew, for an appendix that explains its repairs. */
  readonly rules: readonly Rule[];
  /** What the edition's figures show, as far as it lies beside the source. */
  readonly pictures: Pictures;
  /** Name of the source without folder and ending: the stem of every output's name. */
  readonly stem: string;
  /** Version of Emend, and the date that stands for "now" in every format (ISO 8601 date and time, UTC). */
  readonly version: string;
  readonly date: string;
}

/** What an emitter may ask for, besides its input. */
export interface EmitContext<Options> {
  readonly options: Options;
  /**
   * A file below `templates/`, e.g. `pdf/edition.typ`; or one of the user's, whose path begins with `./`, `../` or `/` and
   * starts at the configuration's folder.
   */
  template(path: string): Promise<Uint8Array>;
  /** What another emitter makes of the same edition, e.g. the TEI that is attached to a PDF. */
  artifact(emitter: string): Promise<Artifact>;
}

interface TransformBase<Options> {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly defaults: Options;
}

/** The text of a file that is no text itself, and where its lines stand; every offset is one in that text. */
export interface Extraction {
  readonly text: string;
  readonly layout: Layout;
  /** The program outside of Emend that read it, with its version (an OCR engine); another one may read it otherwise. */
  readonly program?: string;
}

/** Why a file cannot be read, in plain words, and the remedy; the place in the file where it is known. */
export interface Refusal {
  readonly refused: string;
  readonly hint: string;
  readonly position?: Position;
  /** What kind of trouble it is, where it is not that the file is malformed. */
  readonly rule?: RuleId;
}

/** What came of a program outside of Emend: what it wrote, or that it is not installed. */
export type ProgramResult =
  | { readonly isInstalled: false }
  | { readonly isInstalled: true; readonly code: number; readonly output: Uint8Array; readonly errors: string };

/** What the reader of a binary file may ask for. */
export interface UnpackContext<Options> {
  readonly options: Options;
  /** BCP 47 tag of the language that sources are in. */
  readonly language: string;
  /**
   * Runs a program with what it is to read on its standard input. Nothing goes through a shell.
   * @param environment variables that it is given besides those of Emend itself
   */
  runProgram(
    program: string,
    given: readonly string[],
    input: Uint8Array,
    environment?: Readonly<Record<string, string>>,
  ): Promise<ProgramResult>;
  /** What was made under this key before, on this machine, else what `make` makes now; a null is not kept. */
  remembered(key: string, make: () => Promise<Uint8Array | null>): Promise<Uint8Array | null>;
}

/** An edition that a file already is, read as it stands; spans of findings are offsets in the file's text. */
export interface EditionReading {
  readonly edition: Edition;
  readonly findings: readonly Finding[];
  /** Every character of the file's text in reading order, found without the model: the edition has to have them all. */
  readonly words: string;
}

/** Decides how sure it is that it can read a file (0: cannot, 1: certainly), and says what its markup means. */
export interface ReadTransform<Options> extends TransformBase<Options> {
  readonly phase: "read";
  /** Whether the format sets emphasis, so that a text in it that shows none has none. */
  readonly setsEmphasis?: true;
  accepts(file: SourceFile): number;
  /** Takes the text out of a file of another kind (OCR with geometry); that text is then the source text. */
  extract?(file: SourceFile): Extraction | Refusal;
  /** Takes the text out of a file that is no text at all (PDF, a page's picture). Such a reader is asked of binary files only. */
  unpack?(file: SourceFile, context: UnpackContext<Options>): Promise<Extraction | Refusal>;
  /**
   * Reads a file that is an edition already; it passes through no other transform, and nothing in it is repaired.
   * @param language BCP 47 tag of a text that does not say its language
   */
  edition?(file: SourceFile, language: string): EditionReading | Refusal;
  run(view: View, context: Context<Options>): Changes;
}

/** Looks for one kind of damage in the text. */
export interface NormalizeTransform<Options> extends TransformBase<Options> {
  readonly phase: "normalize";
  run(view: View, context: Context<Options>): Changes;
}

/** Builds the edition, or one part of it. The first of its phase is given an edition without children. */
export interface StructureTransform<Options> extends TransformBase<Options> {
  readonly phase: "structure";
  run(edition: Edition, context: EditionContext<Options>): EditionChanges;
}

/** Works on the whole edition. */
export interface RefineTransform<Options> extends TransformBase<Options> {
  readonly phase: "refine";
  run(edition: Edition, context: EditionContext<Options>): EditionChanges;
}

/** Makes one kind of file of the edition, and counts what such a file holds. */
export interface EmitTransform<Options> extends TransformBase<Options> {
  readonly phase: "emit";
  /** Looks closer at the options, once and before the first source. @throws OptionError naming the one that is wrong */
  check?(context: Pick<EmitContext<Options>, "options" | "template">): Promise<void>;
  run(input: EmitInput, context: EmitContext<Options>): Promise<Artifact>;
  /**
   * Counts documents, paragraphs, notes, anchors and page breaks from the finished file alone; an edition of
   * several files from its first one and its parts, which are given by name.
   */
  count(bytes: Uint8Array, parts?: ReadonlyMap<string, Uint8Array>): Promise<Counts>;
  /** The edition's words in the finished file, without its own (an index, running heads); for files that are no markup. */
  words?(bytes: Uint8Array): Promise<readonly FileText[]>;
}

/** A transform of any phase. */
export type Transform<Options> =
  | ReadTransform<Options>
  | NormalizeTransform<Options>
  | StructureTransform<Options>
  | RefineTransform<Options>
  | EmitTransform<Options>;

/** Types a transform where it is written: the options are inferred from its defaults. */
export function defineTransform<Options, T extends Transform<Options>>(transform: T & Transform<Options>): T {
  return transform;
}
