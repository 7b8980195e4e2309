import type { Edition, Node, Note } from "../../../pipeline/model/edition.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";
import { type Assembly, AUTHOR, type Emendation, type Setting } from "./setting.ts";
import {
  type BlockStyles,
  footnoteStyles,
  looseNote,
  looseNoteStyles,
  nestedNote,
  nestedNoteStyles,
} from "./style-ids.ts";
import { runContent, textRuns } from "./word-text.ts";
import { type Content, element, paragraph, run } from "./word-xml.ts";
import { blockWriter } from "./write-blocks.ts";
import { bookmarked } from "./write-inlines.ts";

/** The setting of the text: its notes become footnotes of Word, its corrections have comments. */
export function textSetting(assembly: Assembly, styles: BlockStyles): Setting {
  return {
    assembly,
    styles,
    indexes: true,
    anchor: (note) => footnoteAnchor(note, assembly),
    annotate: (emendation, reading) => commented([emendation], reading, assembly),
  };
}

/** A note that no marker was found for, as paragraphs at its document's end. */
export function writeLooseNote(note: Note, assembly: Assembly): Content[] {
  const mark = bookmarked(assembly.names.of(note), [run("FootnoteReference", runContent(shownMark(note)))]);
  return noteBody(note, textSetting(assembly, looseNoteStyles), looseNote.first, mark);
}

/**
 * A footnote of Word with the printed number for its mark (`customMarkFollows`, ISO/IEC 29500-1, 17.11.14),
 * since Word would count otherwise than the print does. Word takes neither footnotes nor comments inside a
 * footnote: a note within follows the body it stands in, a comment is made on the footnote's mark.
 */
function footnoteAnchor(note: Note, assembly: Assembly): Content[] {
  const id = assembly.footnotes.push([]);
  const held: Emendation[] = [];
  const nested: Note[] = [];
  const inside = (styles: BlockStyles): Setting => ({
    assembly,
    styles,
    indexes: false,
    anchor: (inner) => {
      nested.push(inner);
      return bookmarked(assembly.names.of(inner), [run(nestedNote.mark, runContent(shownMark(inner)))]);
    },
    annotate: (emendation, reading) => {
      held.push(emendation);
      return [...reading];
    },
  });

  const body = noteBody(note, inside(footnoteStyles), footnoteStyles.firstParagraph, [markInFootnote(note)]);
  for (let inner = nested.shift(); inner; inner = nested.shift()) {
    const innerMark = run("FootnoteReference", runContent(shownMark(inner)));
    body.push(...noteBody(inner, inside(nestedNoteStyles), nestedNote.first, [innerMark]));
  }
  assembly.footnotes[id - 1] = body;

  const reference = element("w:footnoteReference", { "w:customMarkFollows": 1, "w:id": id });
  // one element a character: LibreOffice takes them together for the mark, but shows a longer one twice
  const mark = [...shownMark(note)].flatMap(runContent);
  const anchor = run("FootnoteReference", [reference, ...mark]);
  return commented(
    [...assembly.uncommented.splice(0), ...held],
    bookmarked(assembly.names.of(note), [anchor]),
    assembly,
  );
}

/** How many footnotes Word will have: notes in the text, but neither those inside them nor notes without a mark. */
export function countFootnotes(edition: Edition): number {
  const within = (node: Node): number => {
    if (node.type === "note") return 1;
    const loose: readonly Node[] = node.type === "division" ? node.notes : [];
    return childNodes(node).reduce((sum, child) => sum + (loose.includes(child) ? inside(child) : within(child)), 0);
  };
  const inside = (node: Node): number => childNodes(node).reduce((sum, child) => sum + within(child), 0);
  return edition.children.reduce((sum, division) => sum + within(division), 0);
}

function noteBody(note: Note, setting: Setting, first: string, mark: readonly Content[]): Content[] {
  const writer = blockWriter();
  writer.lead({ style: first, silent: false, children: [...mark, run(null, runContent(" "))] });
  for (const child of note.children) writer.write(child, setting);
  writer.finish(setting.styles.pageBreak);
  return writer.out;
}

/**
 * The mark in front of a footnote's body. Word wants it as text when it is not its own number; what does not
 * know Word 2013's namespace (LibreOffice) puts the mark of the text there itself, and would show it twice.
 */
function markInFootnote(note: Note): Content {
  return run("FootnoteReference", [
    element("mc:AlternateContent", {}, [
      element("mc:Choice", { Requires: "w15" }, runContent(shownMark(note))),
      element("mc:Fallback", {}, [element("w:footnoteRef")]),
    ]),
  ]);
}

/** A mark that is empty could not be seen, nor clicked. */
function shownMark(note: Note): string {
  return note.number.trim() === "" ? "*" : note.number;
}

/**
 * Content under a comment that tells what the source reads; without emendations, the content as it is.
 * LibreOffice 7 gives every later footnote a wrong body where a comment stands between the first two
 * footnotes of a file: what is to be told there waits for the second.
 */
function commented(emendations: readonly Emendation[], content: readonly Content[], assembly: Assembly): Content[] {
  if (emendations.length === 0 || assembly.display !== "comments") return [...content];
  if (assembly.footnotes.length === 1 && assembly.footnoteTotal > 1) {
    assembly.uncommented.push(...emendations);
    return [...content];
  }
  const id = assembly.comments.length;
  const attributes = { "w:id": id, "w:initials": "E", "w:author": AUTHOR, "w:date": assembly.date };
  const lines = emendations.flatMap((emendation) =>
    commentLines(emendation).map((line) => paragraph("CommentText", textRuns(line))),
  );
  assembly.comments.push(element("w:comment", attributes, lines));
  return [
    element("w:commentRangeStart", { "w:id": id }),
    ...content,
    element("w:commentRangeEnd", { "w:id": id }),
    run("CommentReference", [element("w:commentReference", { "w:id": id })]),
  ];
}

function commentLines({ correction, evidence }: Emendation): string[] {
  return [
    `Source: “${correction.before}”. Edition: “${correction.after}”.`,
    `Rule: ${correction.rule} (certainty ${correction.certainty}).`,
    ...(evidence === "" ? [] : [`Evidence: ${evidence}.`]),
  ];
}
