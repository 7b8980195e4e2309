import { matchesAtLines } from "../../pipeline/model/matches.ts";
import type { RuleId } from "../../pipeline/model/rule.ts";
import type { Edit, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

const NAVIGATION =
  /^[ \t]{0,20}(?:Jump to(?: navigation|:? ?navigation, search| search| content)(?:[ \t]*Jump to search)?|Jump to search|Navigation menu)[ \t]{0,20}$/gimu;
const ORIGIN =
  /^[ \t]{0,20}(?:From (?:Wikisource|Wikipedia|Wikiquote)(?:, the free [a-z]+)?|(?:← )?Source text from Wikisource)[ \t]{0,20}$/gmu;
const EDIT_LINK =
  /\[ ?(?:edit|edit source|modifier|Bearbeiten)(?: ?\| ?(?:edit source|Quelltext bearbeiten))? ?\](?=[ \t]*$)/gmu;
const RETRIEVED = /^[ \t]{0,20}Retrieved from [“"‘']?https?:\/\/[^\n]{1,400}$/gmu;
const ARROW_ENTRY =
  /^([ \t]{0,20})(?:(\d{1,3})\.[ \t]{1,4})?(?:↑|\^)[ \t]{1,4}(?:(?:\d{1,3}\.\d{1,3}[ \t]{1,4}){1,30}|(?:[a-z][ \t]{1,4}){2,30})?(?=\S)/muy;
const MOST_LINES_BEHIND = 12;
const LONGEST_LINE_BEHIND = 300;

/** What a copy of a wiki's page has besides its text: links to edit a section, navigation, where it was retrieved, arrows of notes. */
export const wikiCopy: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "wiki-copy",
  defaults: {},
  rules: [
    {
      id: "wiki-copy/navigation",
      tier: "auto",
      summary: "Takes out the lines that lead to a wiki's navigation.",
      example: { before: "Jump to navigation Jump to search", after: "" },
      rationale: "Only whole lines with these very words, which the MediaWiki software puts on every page.",
    },
    {
      id: "wiki-copy/origin",
      tier: "auto",
      summary: "Takes out what a wiki's page says of its origin, and keeps the words in the edition's provenance.",
      example: { before: 'Retrieved from "https://en.wikisource.org/w/index.php?title=Port_Anselm"', after: "" },
      rationale:
        "A whole line that names the wiki or its address; what stands behind the address goes too where it is only a few short lines.",
    },
    {
      id: "wiki-copy/edit-link",
      tier: "auto",
      summary: "Takes out the link behind a heading that leads to a form to edit the section.",
      example: { before: "The Fleet[edit]", after: "The Fleet" },
      rationale: "Only at line ends, and only where the file has two of them or another sign of a wiki.",
    },
    {
      id: "wiki-copy/note-arrow",
      tier: "auto",
      summary: "Takes out the number and the arrow before a note, which lead back to its marker.",
      example: { before: "↑ See p. 5.", after: "See p. 5." },
      rationale:
        "An arrow at a line's begin is a link of the wiki; a caret only where two lines in a row begin with one. The number of a note without one is its place in the list.",
    },
  ],
  run({ text, lineStarts }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    const take = (rule: RuleId, start: number, end: number, evidence: string) =>
      edits.push({ rule, kind: "artefact", start, end, after: "", certainty: "high", evidence });
    // hardly a text is a wiki's: each pattern is tried only where a word of it stands
    const lower = text.toLowerCase();
    const linesLike = (pattern: RegExp, ...words: readonly string[]) =>
      words.some((word) => lower.includes(word)) ? [...text.matchAll(pattern)] : [];
    for (const { index, 0: line } of linesLike(NAVIGATION, "jump to", "navigation menu"))
      take("wiki-copy/navigation", index, index + line.length, "a line of a wiki's navigation");
    for (const { index, 0: line } of linesLike(ORIGIN, "wikisource", "wikipedia", "wikiquote")) {
      take("wiki-copy/origin", index, index + line.length, "a line that names the wiki");
      marks.push({ type: "provenance", start: index, end: index + line.length, lines: [line.trim()] });
    }
    for (const { index, 0: line } of linesLike(RETRIEVED, "retrieved from").slice(-1)) {
      const end = endBehind(text, index + line.length);
      take(
        "wiki-copy/origin",
        index,
        end,
        "the address that the page was retrieved from, and what the wiki puts behind it",
      );
      const lines = text
        .slice(index, end)
        .split("\n")
        .map((one) => one.trim());
      marks.push({ type: "provenance", start: index, end, lines: lines.filter((one) => one !== "") });
    }
    const links = linesLike(EDIT_LINK, "edit", "modifier", "bearbeiten");
    if (links.length > 1 || edits.length > 0)
      for (const { index, 0: link } of links)
        take("wiki-copy/edit-link", index, index + link.length, "a link to edit the section, at a line's end");
    for (const entry of noteEntries(text, lineStarts)) {
      take(
        "wiki-copy/note-arrow",
        entry.start,
        entry.words,
        "an arrow at a line's begin leads back to the note's marker",
      );
      const block = { kind: "note-body", number: entry.number } as const;
      marks.push({ type: "block", start: entry.words, end: entry.end, block });
    }
    return { edits, marks, remarks: [] };
  },
};

/** The end of the file, where only a few short lines stand before it; else the given offset. */
function endBehind(text: string, from: number): number {
  const rest = text.slice(from).trimEnd();
  const lines = rest.split("\n").filter((line) => line.trim() !== "");
  return lines.length <= MOST_LINES_BEHIND && lines.every((line) => line.length <= LONGEST_LINE_BEHIND)
    ? from + rest.length
    : from;
}

interface Entry {
  /** Offsets of the number or arrow that the note begins with, of its words, and of its end. */
  readonly start: number;
  readonly words: number;
  readonly end: number;
  readonly caret: boolean;
  /** That of its line, or its place in the list. */
  readonly number: string;
}

/** Where a note ends: before a blank line, the next entry of a list, or the next arrow. */
const NOTE_END = /\r?\n(?=[ \t]*(?:\r?\n|\d{1,3}\.[ \t]|[↑^][ \t]))/gu;

function noteEntries(text: string, starts: readonly number[]): Entry[] {
  if (!text.includes("^") && !text.includes("↑")) return [];
  const entries: Entry[] = [];
  for (const match of matchesAtLines(ARROW_ENTRY, text, starts)) {
    const [whole, indent = "", written] = match;
    const words = match.index + whole.length;
    NOTE_END.lastIndex = words;
    const end = NOTE_END.exec(text)?.index ?? text.trimEnd().length;
    const before = entries.at(-1);
    const follows = before !== undefined && text.slice(before.end, match.index).trim() === "";
    entries.push({
      start: match.index + indent.length,
      words,
      end: Math.max(words, end),
      caret: whole.includes("^"),
      number: written ?? String((follows ? Number(before.number) : 0) + 1),
    });
  }
  const isRow = (a: Entry | undefined, b: Entry | undefined) =>
    a !== undefined && b !== undefined && text.slice(a.end, b.start).trim() === "";
  return entries.filter((entry, at) => !entry.caret || isRow(entries[at - 1], entry) || isRow(entry, entries[at + 1]));
}
