import type { Block, Division, DivisionKind, Note } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import { escapeAttribute, escapeText } from "../../pipeline/xml/escape.ts";
import { type ChapterWriter, noteNumber, type PendingNote, renderPageBreak } from "./chapter-writer.ts";
import { divisionTitle } from "./division-title.ts";
import { headingElement, renderBlock, renderBlocks } from "./web-blocks.ts";
import { renderInlines } from "./web-inlines.ts";

/** Semantics of a division: role of DPUB-ARIA 1.1, term of EPUB Structural Semantics. */
const SEMANTICS: Readonly<Record<DivisionKind, { readonly role: string; readonly term: string }>> = {
  volume: { role: "", term: "volume" },
  part: { role: ' role="doc-part"', term: "part" },
  document: { role: ' role="doc-chapter"', term: "chapter" },
  "editorial-note": { role: ' role="doc-chapter"', term: "chapter" },
  attachment: { role: "", term: "division" },
  text: { role: ' role="doc-chapter"', term: "chapter" },
};

/** What a chapter's file holds: its text, and its notes, empty where there are none. */
export interface RenderedChapter {
  readonly text: string;
  readonly notes: string;
}

/**
 * The content of a chapter's file: the division, or the piece of it that the plan gave this file,
 * and the notes that are anchored in it, then notes for which no marker was found.
 */
export function renderChapter(writer: ChapterWriter): RenderedChapter {
  const { chapter } = writer;
  const unanchored: PendingNote[] = [];
  const lead = chapter.lead.map((page) => `${renderPageBreak(page, "div", writer)}\n`).join("");
  const open = chapter.opening
    ? openDivision(chapter.division, 1, writer)
    : `<section class="continuation" aria-label="${escapeAttribute(`${chapter.title} (continued)`)}">\n`;
  const text = renderChildren(chapter.children, 1, unanchored, writer);
  for (const note of chapter.unanchored) unanchored.push({ note, anchor: null });
  return { text: `${lead}${open}${text}</section>\n`, notes: renderNotes(unanchored, writer) };
}

function openDivision(division: Division, depth: number, writer: ChapterWriter): string {
  const { role, term } = depth === 1 ? SEMANTICS[division.kind] : { role: "", term: "division" };
  const start = `<section class="${division.kind}" id="${escapeAttribute(division.id)}"${role}${writer.format.epubType(term)}`;
  const head = division.head ?? [];
  const words = renderInlines(head, writer);
  if (plainText(head).trim() !== "") {
    const element = headingElement(depth);
    return `${start}>\n<${element} class="head">${words}</${element}>\n`;
  }
  const unheaded = `${start} aria-label="${escapeAttribute(divisionTitle(division))}">\n`;
  return words === "" ? unheaded : `${unheaded}<div class="head">${words}</div>\n`;
}

function renderChildren(
  children: readonly (Division | Block)[],
  depth: number,
  unanchored: PendingNote[],
  writer: ChapterWriter,
): string {
  let xhtml = "";
  for (const child of children) {
    if (child.type === "division") {
      xhtml += `${openDivision(child, depth + 1, writer)}${renderChildren(child.children, depth + 1, unanchored, writer)}</section>\n`;
      for (const note of child.notes) unanchored.push({ note, anchor: null });
    } else {
      xhtml += renderBlock(child, depth, writer);
    }
  }
  return xhtml;
}

function renderNotes(unanchored: readonly PendingNote[], writer: ChapterWriter): string {
  // the list grows while it is walked: a note may have notes of its own
  let anchored = "";
  for (const pending of writer.notes) anchored += renderNote(pending, writer);
  const settled = writer.notes.length;
  let left = "";
  for (const pending of unanchored) left += renderNote(pending, writer);
  for (let at = settled; at < writer.notes.length; at++) {
    const pending = writer.notes[at];
    if (pending) left += renderNote(pending, writer);
  }
  return (
    notesSection("notes", "Notes", anchored, writer) +
    notesSection("notes unplaced", "Notes without a marker in the text", left, writer)
  );
}

function notesSection(className: string, title: string, notes: string, writer: ChapterWriter): string {
  if (notes === "") return "";
  const heading = writer.ids.fresh("notes-heading");
  return `<section class="${className}" role="doc-endnotes"${writer.format.epubType("footnotes")} aria-labelledby="${heading}">
<h2 id="${heading}"${writer.format.language("en")}>${title}</h2>
${notes}</section>
`;
}

function renderNote({ note, anchor }: PendingNote, writer: ChapterWriter): string {
  const number = escapeText(noteNumber(note));
  const id = escapeAttribute(note.id);
  if (anchor === null) {
    // no `epub:type`: reading systems hide such asides and show them at a marker only
    const label = `<span class="note-number">${number}</span>`;
    return `<div class="note" role="doc-footnote" id="${id}">\n${noteBody(note, label, writer)}</div>\n`;
  }
  const label = `<a class="note-number" role="doc-backlink" href="#${escapeAttribute(anchor)}" title="Back to the text">${number}</a>`;
  return `<aside class="note" role="doc-footnote"${writer.format.epubType("footnote")} id="${id}">\n${noteBody(note, label, writer)}</aside>\n`;
}

/** The number stands in the note's first line, so that a note shown on its own keeps it there. */
function noteBody(note: Note, label: string, writer: ChapterWriter): string {
  const [first, ...rest] = note.children;
  if (first?.type !== "paragraph")
    return `<p class="note-line">${label}</p>\n${renderBlocks(note.children, 2, writer)}`;
  return `<p class="note-line">${label} ${renderInlines(first.children, writer)}</p>\n${renderBlocks(rest, 2, writer)}`;
}
