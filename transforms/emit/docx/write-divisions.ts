import type { Division, DivisionKind, Edition } from "../../../pipeline/model/edition.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Assembly } from "./setting.ts";
import { documentHeadings, textStyles, untitledDocument } from "./style-ids.ts";
import { textRuns } from "./word-text.ts";
import type { Content } from "./word-xml.ts";
import { type BlockWriter, blockWriter } from "./write-blocks.ts";
import { bookmarked, writeInlines } from "./write-inlines.ts";
import { textSetting, writeLooseNote } from "./write-notes.ts";

/** A line of the contents: `level` from 1, `bookmark` that of the heading. */
export interface ContentsEntry {
  readonly level: number;
  readonly text: string;
  readonly bookmark: string;
}

/** The edition's text, and the headings that its contents list. */
export interface WrittenText {
  readonly children: Content[];
  readonly entries: ContentsEntry[];
  /** How many sections end in it; the last one goes on behind it. */
  readonly sections: number;
}

/** Ends a section behind the blocks written so far; `head` is the running head of its right pages, null for the title. */
export type EndSection = (blocks: Content[], first: boolean, head: string | null) => void;

/** What is known while the divisions are written. */
interface Progress {
  readonly documentLevel: number;
  readonly writer: BlockWriter;
  readonly assembly: Assembly;
  readonly entries: ContentsEntry[];
  readonly endSection: EndSection;
  /** The running head of the section that is open, and how many were ended. */
  head: string | null;
  sections: number;
  /** Names in the print's own index are not indexed again. */
  inBackMatter: boolean;
}

const deepestHeading = 3;

/** How many levels of volumes and parts stand above the documents: their place in the outline. */
export function documentDepth(edition: Edition): number {
  const depth = (divisions: readonly Division[]): number =>
    Math.max(0, ...divisions.filter(isContainer).map((division) => 1 + depth(division.children.filter(isDivision))));
  return Math.min(deepestHeading, depth(edition.children));
}

/** Writes the text; a volume or part that holds documents is a section with a running head of its own. */
export function writeDivisions(edition: Edition, assembly: Assembly, endSection: EndSection): WrittenText {
  const progress: Progress = {
    documentLevel: documentDepth(edition) + 1,
    writer: blockWriter(),
    assembly,
    entries: [],
    endSection,
    head: null,
    sections: 0,
    inBackMatter: false,
  };
  const { writer } = progress;
  for (const division of edition.children) {
    progress.inBackMatter = division.matter === "back";
    writeDivision(division, 1, progress);
  }
  writer.finish(textStyles.pageBreak);
  if (progress.head !== null) closeSection(progress);
  return { children: writer.out, entries: progress.entries, sections: progress.sections };
}

function closeSection(progress: Progress): void {
  progress.endSection(progress.writer.out, progress.sections === 0, progress.head);
  progress.sections++;
}

/** Begins the section of a volume or part that holds documents itself; what stood before it ends. */
function openSection(division: Division, progress: Progress): void {
  const head = division.head && plainText(division.head).trim();
  if (!head || !division.children.some((child) => child.type !== "division" || !isContainer(child))) return;
  if (progress.writer.out.length > 0) closeSection(progress);
  progress.head = head;
}

function writeDivision(division: Division, depth: number, progress: Progress): void {
  const { documentLevel, writer, assembly, entries } = progress;
  if (isContainer(division)) openSection(division, progress);
  const setting = { ...textSetting(assembly, textStyles), indexes: !progress.inBackMatter };
  const bookmark = assembly.names.of(division);
  const level = Math.min(deepestHeading, depth);
  const style = headingStyle(division.kind, level);
  assembly.document = labelOf(division);

  if (division.head) {
    if (division.kind !== "attachment")
      entries.push({
        level: isContainer(division) ? level : documentLevel,
        text: plainText(division.head),
        bookmark: bookmark.name,
      });
    writer.line(style, bookmarked(bookmark, writeInlines(division.head, setting)));
  } else if (isContainer(division) || division.kind === "attachment") {
    writer.lead({ style: null, silent: true, children: bookmarked(bookmark, []) });
  } else {
    writer.line(untitledDocument, bookmarked(bookmark, []));
  }

  for (const child of division.children) {
    if (child.type !== "division") {
      writer.write(child, setting);
      continue;
    }
    if (child.head) writer.flush(textStyles.pageBreak);
    writeDivision(child, depth + 1, progress);
    assembly.document = labelOf(division);
  }
  writer.flush(textStyles.pageBreak);
  if (division.notes.length > 0) {
    writer.line("NotesHeading", notesHeading(division.notes.length));
    for (const note of division.notes) writer.out.push(...writeLooseNote(note, assembly));
  }
}

function headingStyle(kind: DivisionKind, level: number): string {
  if (kind === "attachment") return textStyles.sectionHeadings[0];
  return kind === "volume" || kind === "part" ? `Heading${level}` : documentHeadings[kind];
}

function notesHeading(count: number): Content[] {
  return textRuns(count === 1 ? "Note without a marker in the text" : "Notes without a marker in the text");
}

function labelOf(division: Division): string {
  if (division.number !== null) return `Document ${division.number}`;
  const words = plainText(division.head ?? []).trim();
  return words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words || division.id;
}

function isContainer(division: Division): boolean {
  return division.kind === "volume" || division.kind === "part";
}

function isDivision(node: Division["children"][number]): node is Division {
  return node.type === "division";
}
