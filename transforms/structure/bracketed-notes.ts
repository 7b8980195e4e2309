import type { Block, Division, Inline, Note, Paragraph } from "../../pipeline/model/edition.ts";
import { sliceInlines, spanOf, trimInlines } from "../../pipeline/model/inlines.ts";
import type { Finding, NoteLink, Repair } from "../../pipeline/model/ledger.ts";
import type { RuleId } from "../../pipeline/model/rule.ts";
import type { SourceSpan } from "../../pipeline/model/span.ts";
import type { View } from "../../pipeline/model/view.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { bracketedNoteRules, LABEL, UNNUMBERED } from "./bracketed-note-rules.ts";
import { mapDocuments } from "./map-documents.ts";
import { callsIn, foldSign } from "./note-calls.ts";
import { NOTES_HEADING_EVIDENCE, withoutNotesHeadings } from "./notes-headings.ts";

/** A note in brackets is not longer than this; one that is was not closed. */
const MOST_BLOCKS = 60;
/** How far back a marker is looked for before a note that stands inside a paragraph. */
const LOOK_BACK = 3000;

/** Notes in brackets that say what they are: “[Footnote 1: …]”, in their place or below the paragraph. */
export const bracketedNotes: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "bracketed-notes",
  defaults: {},
  rules: bracketedNoteRules,
  run(edition, { source, view }) {
    const collector = new Collector(source, view);
    const rewritten = mapDocuments(edition, (division) => collector.division(division));
    const { repairs, findings, links } = collector;
    return { edition: rewritten, repairs, findings, links };
  },
};

/** A bracket that begins in one block and closes in it or in a later one. */
interface Bracket {
  readonly start: number;
  /** Where the words begin behind the label. */
  readonly from: number;
  readonly sign: string | null;
  readonly continues: boolean;
  readonly lastBlock: number;
  /** Offset of the closing bracket in the last block, and behind it and an asterisk that says that the note goes on. */
  readonly close: number;
  readonly end: number;
}

class Collector {
  readonly repairs: Repair[] = [];
  readonly findings: Finding[] = [];
  readonly links: NoteLink[] = [];
  private readonly source: string;
  private readonly view: View;
  private made = 0;

  constructor(source: string, view: View) {
    this.source = source;
    this.view = view;
  }

  division(division: Division): Division {
    if (!division.children.some((child) => child.type === "paragraph" && LABEL.test(plainText([child]))))
      return division;
    const blocks = division.children.filter((child): child is Block => child.type !== "division");
    const notes: Note[] = [];
    const out: Block[] = [];
    const continued = new Map<Note, (readonly Block[])[]>();
    /** How many blocks stand before each paragraph that was nothing but notes. */
    const gaps = new Set<number>();
    const calls = new RecentCalls();
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at] as Block;
      if (block.type !== "paragraph") {
        out.push(block);
        continue;
      }
      let current: Paragraph = block;
      let text = plainText(current.children);
      let cursor = 0;
      let begins = true;
      const kept: Inline[][] = [];
      for (let found = this.find(current, text, cursor, blocks, at); found; ) {
        const body = this.body(current, blocks, at, found);
        if (!body) break;
        kept.push(sliceInlines(current.children, cursor || Number.NEGATIVE_INFINITY, body.start));
        kept.push(sliceInlines(current.children, body.start, found.from).filter(({ type }) => type === "page-break"));
        const lead = text.slice(cursor, body.start);
        calls.add(lead);
        begins &&= lead.trim() === "";
        const open = found.continues ? notes.at(-1) : undefined;
        if (open) {
          const parts = continued.get(open) ?? [];
          parts.push(body.children);
          continued.set(open, parts);
        } else {
          const note = this.note(division, found, body.children);
          if (begins || calls.has(note.number)) notes.push(note);
          else kept.push([this.inPlace(note, body.label, body.span)]);
        }
        if (found.lastBlock > at) {
          at = found.lastBlock;
          current = blocks[at] as Paragraph;
          text = plainText(current.children);
        }
        cursor = found.end;
        found = this.find(current, text, cursor, blocks, at);
      }
      calls.add(text.slice(cursor));
      kept.push(sliceInlines(current.children, cursor || Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
      const children = kept.flat();
      const words = plainText(children);
      if (cursor === 0) out.push(current);
      else if (words.trim() !== "" || children.some(({ type }) => type === "note"))
        out.push({ type: "paragraph", children: trimInlines(children, words) });
      else {
        gaps.add(out.length);
        for (const node of children) if (node.type === "page-break") out.push(node);
      }
    }
    const children = withoutNotesHeadings(out, gaps, (span) =>
      this.repair("bracketed-notes/heading", span, "", NOTES_HEADING_EVIDENCE),
    );
    return {
      ...division,
      children,
      notes: [...division.notes, ...notes.map((note) => joined(note, continued.get(note)))],
    };
  }

  /** The first bracket behind an offset of a paragraph that is a note's, and where it closes. */
  private find(
    { children }: Paragraph,
    text: string,
    cursor: number,
    blocks: readonly Block[],
    at: number,
  ): Bracket | null {
    const label = new RegExp(LABEL, "giu");
    label.lastIndex = cursor;
    const match = label.exec(text);
    if (!match) return null;
    const from = match.index + match[0].length;
    const sign = match[2] ?? match[3] ?? null;
    let depth = 1;
    for (let block = at; block < Math.min(blocks.length, at + MOST_BLOCKS); block++) {
      const words = block === at ? text : plainText([blocks[block] as Block]);
      for (let close = block === at ? from : 0; close < words.length; close++) {
        if (words[close] === "[") depth++;
        else if (words[close] === "]" && --depth === 0) {
          if (block !== at && blocks[block]?.type !== "paragraph") return null;
          const end = words[close + 1] === "*" ? close + 2 : close + 1;
          const continues = match[1] !== undefined && sign === null;
          return { start: match.index, from, sign, continues, lastBlock: block, close, end };
        }
      }
    }
    this.findings.push({
      rule: "bracketed-notes/open",
      severity: "warning",
      message: "a note in brackets begins here and does not end",
      span: spanOf(children, match.index, from),
      hint: "Add the closing bracket in the source.",
    });
    return null;
  }

  /** The blocks of a note's body; its brackets and label become repairs. Null where they are not in the source. */
  private body(first: Paragraph, blocks: readonly Block[], at: number, found: Bracket) {
    const { from, lastBlock, close, end } = found;
    const last = lastBlock === at ? first : (blocks[lastBlock] as Paragraph);
    const text = plainText(first.children);
    // “word [Footnote: …] more” and “word [Footnote: …].”: the space before goes with the bracket
    const spaced =
      lastBlock === at && text[found.start - 1] === " " && /^(?:[\s.,;:]|$)/u.test(text.slice(end, end + 1));
    const start = spaced ? found.start - 1 : found.start;
    const label = spanOf(first.children, start, from);
    const closing = spanOf(last.children, close, end);
    if (!label || !closing) return null;
    const children: Block[] = [
      {
        type: "paragraph",
        children: sliceInlines(first.children, from, lastBlock === at ? close : Number.POSITIVE_INFINITY),
      },
    ];
    if (lastBlock > at) {
      children.push(...blocks.slice(at + 1, lastBlock));
      children.push({ type: "paragraph", children: sliceInlines(last.children, Number.NEGATIVE_INFINITY, close) });
    }
    const evidence = "the bracket says that it is a footnote";
    if (found.continues) this.repair("bracketed-notes/continued", label, " ", "the asterisk says that a note goes on");
    else this.repair("bracketed-notes/label", label, "", evidence);
    this.repair("bracketed-notes/label", closing, "", evidence);
    const span: SourceSpan = { source: this.source, start: label.end, end: closing.start };
    return { start, label, span, children: children.filter((block) => plainText([block]).trim() !== "") };
  }

  private inPlace(note: Note, marker: SourceSpan, body: SourceSpan): Note {
    this.links.push({
      note: note.id,
      number: note.number,
      marker,
      body,
      certainty: "high",
      evidence: "the note stands in brackets at its place",
    });
    return { ...note, certainty: "high" };
  }

  private note(division: Division, { sign }: Bracket, children: readonly Block[]): Note {
    this.made++;
    const number = sign === null ? UNNUMBERED : foldSign(sign);
    return { type: "note", kind: "footnote", id: `${division.id}fnb${this.made}`, number, certainty: "low", children };
  }

  private repair(rule: RuleId, span: SourceSpan, after: string, evidence: string): void {
    const before = this.view.original.slice(span.start, span.end);
    this.repairs.push({ rule, kind: "artefact", span, before, after, certainty: "high", evidence });
  }
}

/** The markers in the text of late. Each piece of text is looked through once. */
class RecentCalls {
  private readonly last = new Map<string, number>();
  private length = 0;

  add(text: string): void {
    this.length += text.length;
    for (const sign of callsIn(text)) this.last.set(sign, this.length);
  }

  has(sign: string): boolean {
    const at = this.last.get(sign);
    return at !== undefined && this.length - at <= LOOK_BACK;
  }
}

/** A note with its parts on later pages: the first paragraph of each goes on with the last one before. */
function joined(note: Note, parts: readonly (readonly Block[])[] = []): Note {
  if (parts.length === 0) return note;
  const children: Block[] = [];
  let last: Inline[] | null = null;
  for (const [at, part] of [note.children, ...parts].entries())
    for (const [index, block] of part.entries()) {
      if (block.type === "paragraph" && at > 0 && index === 0 && last) {
        last.push({ type: "text", text: " " });
        for (const node of block.children) last.push(node);
        continue;
      }
      last = block.type === "paragraph" ? [...block.children] : null;
      children.push(last ? { type: "paragraph", children: last } : block);
    }
  return { ...note, children };
}
