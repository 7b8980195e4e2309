import type { Correction, Node, Note, PageBreak } from "../../pipeline/model/edition.ts";
import { shownNumber } from "../../pipeline/model/leaf.ts";
import type { Pictures } from "../../pipeline/model/picture.ts";
import { escapeAttribute, escapeText } from "../../pipeline/xml/escape.ts";
import type { Chapter, Plan } from "./chapter-plan.ts";
import { keptId } from "./link-goals.ts";

/** A page of the printed original, for the page list; `href` is relative to the folder of the chapters. */
export interface PageEntry {
  readonly number: string;
  readonly href: string;
}

/** A correction as it stands in a chapter; `href` is relative to the folder of the chapters. */
export interface Emendation {
  readonly correction: Correction;
  readonly chapter: Chapter;
  readonly href: string;
}

/** What the chapters leave for the navigation and the appendix, in reading order. */
export interface Gathered {
  readonly pages: PageEntry[];
  readonly emendations: Emendation[];
}

/** Gives the ids that the emitter needs for itself. */
export interface IdSource {
  fresh(base: string): string;
}

/** Makes ids for one file, which differ from every id of the plan and from each other. */
export function idSource(plan: Plan): IdSource {
  const taken = new Set<string>();
  return {
    fresh(base) {
      let id = base;
      for (let turn = 2; plan.places.has(id) || taken.has(id); turn++) id = `${base}-${turn}`;
      taken.add(id);
      return id;
    },
  };
}

/** A note whose body is still to be written; `anchor` is the id of its marker, null where it has none. */
export interface PendingNote {
  readonly note: Note;
  readonly anchor: string | null;
}

/** A corrected reading on its way into a chapter; `entry` is its entry's address, null where no link may stand. */
interface ShownCorrection {
  readonly correction: Correction;
  readonly id: string;
  readonly entry: string | null;
}

/** What formats made of the same markup write each in a way of their own. */
export interface WebFormat {
  /** The attribute for a term of EPUB Structural Semantics, with a space before it; nothing where it is unknown. */
  epubType(term: string): string;
  /** The attributes that name a language, with a space before them. */
  language(tag: string): string;
  /** A page break, as phrasing content (`span`) or between blocks (`div`). */
  pageBreak(id: string, number: string, element: "span" | "div"): string;
  correction(shown: ShownCorrection): string;
}

/** A picture as a page shows it: its address, seen from the page, and its size in pixels. */
interface ShownPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** The pictures of an edition that lie in a folder, as a page beside that folder shows them. */
export function picturesIn(folder: string, pictures: Pictures): ChapterWriter["picture"] {
  return (url) => {
    const picture = pictures.get(url);
    return picture ? { src: folder + picture.name, width: picture.width, height: picture.height } : null;
  };
}

/** What is known while one chapter is written. */
export interface ChapterWriter {
  readonly format: WebFormat;
  readonly chapter: Chapter;
  readonly plan: Plan;
  readonly ids: IdSource;
  readonly gathered: Gathered;
  /** What a figure shows; null where only words can stand for it. */
  readonly picture: (url: string) => ShownPicture | null;
  /** The address of an emendation's entry in the appendix, by its place in the list; relative to the chapter. */
  readonly entryHref: (index: number) => string;
  readonly notes: PendingNote[];
  /** Inside a link: the note markers met there, which follow the link, because links do not nest. */
  heldMarkers: string[] | null;
}

/** The id of what a reference leads to and has no id in the model, as an attribute; nothing for anything else. */
export function goalAttribute(node: Node, { plan }: ChapterWriter): string {
  const id = keptId(node);
  return id !== null && plan.places.has(id) ? ` id="${escapeAttribute(id)}"` : "";
}

/** A page break; it is gathered for the list of pages. */
export function renderPageBreak(page: PageBreak, element: "span" | "div", writer: ChapterWriter): string {
  const number = shownNumber(page).trim() || "unnumbered";
  writer.gathered.pages.push({ number, href: `${writer.chapter.file}#${page.id}` });
  return writer.format.pageBreak(page.id, number, element);
}

/** A note's marker; its body is written after the chapter's text. */
export function renderNoteMarker(note: Note, writer: ChapterWriter): string {
  const anchor = writer.ids.fresh(`${note.id}-ref`);
  writer.notes.push({ note, anchor });
  const marker = `<a class="noteref" role="doc-noteref"${writer.format.epubType("noteref")} id="${escapeAttribute(anchor)}" href="#${escapeAttribute(note.id)}">${escapeText(noteNumber(note))}</a>`;
  if (writer.heldMarkers === null) return marker;
  writer.heldMarkers.push(marker);
  return "";
}

/** The number as printed; an asterisk where none was, because a link has to have words. */
export function noteNumber(note: Note): string {
  return note.number.trim() || "*";
}

/** A corrected reading, linked with its entry in the appendix. */
export function renderCorrection(correction: Correction, writer: ChapterWriter): string {
  const { chapter, gathered } = writer;
  const index = gathered.emendations.length;
  const id = writer.ids.fresh(`emendation-${index + 1}`);
  gathered.emendations.push({ correction, chapter, href: `${chapter.file}#${id}` });
  // neither a link within a link nor a link without words
  const linked = writer.heldMarkers === null && correction.after.trim() !== "";
  return writer.format.correction({ correction, id, entry: linked ? writer.entryHref(index) : null });
}

/** What the source has in place of a corrected reading, in words. */
export function sourceReading({ before }: Correction): string {
  return before === "" ? "Not in the source" : `The source reads: ${before}`;
}
