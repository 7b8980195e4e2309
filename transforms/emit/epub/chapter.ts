import type { Block, Division, DivisionKind, Note } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import { headingElement, renderBlock, renderBlocks } from "./block.ts";
import { type ChapterWriter, noteNumber, type PendingNote, renderPageBreak } from "./chapter-writer.ts";
import { divisionTitle } from "./division-title.ts";
import { renderInlines } from "./inline.ts";

/** Semantics of a division: EPUB Structural Semantics and DPUB-ARIA 1.1 (`doc-part`, `doc-chapter`). */
const SEMANTICS: Readonly<Record<DivisionKind, string>> = {
  volume: 'epub:type="volume"',
  part: 'role="doc-part" epub:type="part"',
  document: 'role="doc-chapter" epub:type="chapter"',
  "editorial-note": 'role="doc-chapter" epub:type="chapter"',
  text: 'role="doc-chapter" epub:type="chapter"',
};

/**
 * The content of a chapter's file: the division, or the piece of it that the plan gave this file,
 * then the notes that are anchored in it, then notes for which no marker was found.
 */
export function renderChapter(writer: ChapterWriter): string {
  const { chapter } = writer;
  const unanchored: PendingNote[] = [];
  const lead = chapter.lead.map((page) => `${renderPageBreak(page, "div", writer)}\n`).join("");
  const open = chapter.opening
    ? openDivision(chapter.division, 1, writer)
    : `<section class="continuation" aria-label="${escapeAttribute(`${chapter.title} (continued)`)}">\n`;
  const text = renderChildren(chapter.children, 1, unanchored, writer);
  for (const note of chapter.unanchored) unanchored.push({ note, anchor: null });
  return `${lead}${open}${text}</section>\n${renderNotes(unanchored, writer)}`;
}

function openDivision(division: Division, depth: number, writer: ChapterWriter): string {
  const semantics = depth === 1 ? SEMANTICS[division.kind] : 'epub:type="division"';
  const start = `<section class="${division.kind}" id="${escapeAttribute(division.id)}" ${semantics}`;
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
  return `<section class="${className}" role="doc-endnotes" epub:type="footnotes" aria-labelledby="${heading}">
<h2 id="${heading}" lang="en" xml:lang="en">${title}</h2>
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
  return `<aside class="note" role="doc-footnote" epub:type="footnote" id="${id}">\n${noteBody(note, label, writer)}</aside>\n`;
}

/** The number stands in the note's first line, so that a note shown on its own keeps it there. */
function noteBody(note: Note, label: string, writer: ChapterWriter): string {
  const [first, ...rest] = note.children;
  if (first?.type !== "paragraph")
    return `<p class="note-line">${label}</p>\n${renderBlocks(note.children, 2, writer)}`;
  return `<p class="note-line">${label} ${renderInlines(first.children, writer)}</p>\n${renderBlocks(rest, 2, writer)}`;
}
