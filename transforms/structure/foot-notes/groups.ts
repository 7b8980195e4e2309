import { callsIn, type Pairs } from "../note-calls.ts";
import { type LabelStyle, rankOf } from "./labels.ts";
import { follows, isAlike, isFirst } from "./order.ts";
import type { Entry, Piece } from "./pieces.ts";
import { ODDS, weigh } from "./weigh.ts";

/** One note: its labelled piece, and pieces that go on with it. */
export interface FoundNote {
  readonly entry: Entry;
  readonly more: number[];
}

/** Notes that stand together, and what stands over them. */
export interface Group {
  readonly notes: readonly FoundNote[];
  /** Indexes of the pieces that name the group or part it from the text: a heading, a rule. */
  readonly heads: readonly number[];
  /** Whether what stands before it goes on with the last note of the group before. */
  readonly carriedOn: number | null;
  readonly evidence: string;
}

const HEADING =
  /^(?:foot-?|end-?)?notes?(?:\s+(?:to|on)\s[^.]{1,80})?[.:]?$|^(?:references|references and notes|notes and references)[.:]?$/iu;

/** A heading of a part of the notes: short, without a stop. */
const PART_HEADING = /^(?:\S+\s+){0,8}\S*[^.,;:?!\d⁰¹²³⁴-⁹\])*†‡§]$|^(?:chapter|part|book|section)\s+\S+$/iu;
const MOST_PART_HEADINGS = 2;
/** Paragraphs, quotations and verses with which a note goes on at most. */
const MOST_PARTS = 3;
/** A heading that numbers its chapter, in a line of its own. */
const NUMBERED_HEADING = /^(?:(?:chapter|part|book|section)\s+\S{1,12}|[IVXLC]{1,7}\.(?:\s+\S+){0,8})$/u;
const LONGEST_TITLE = 100;

const titleOf = (text: string): string => text.trim().replace(/\s+/gu, " ").toLowerCase();

/** Forms that are those of ordinary lists: only a heading, a rule or the foot of a page makes notes of them. */
const ORDINARY: ReadonlySet<LabelStyle> = new Set(["paren", "closing", "stop", "bare"]);
/** Forms that are sure enough where documents are numbered and have lists of notes of their own. */
const SURE: ReadonlySet<LabelStyle> = new Set(["colon", "bracket", "raised", "sign", "arrow"]);

const OPEN_END = /[\p{L}\p{N},–—-]\s*$/u;
const CLOSED_END = /[.?!:]["”’)\]]*[\d*†‡§¹²³⁴-⁹]*\s*$/u;

/** Groups of a form of label make it known as one of notes. */
const MAKES_KNOWN = 2;

/**
 * The groups of notes among the pieces of a document. Looked for twice: what the clear cases show of the
 * document's own way helps with those of which every marker is lost.
 */
export function groupsIn(
  pieces: readonly Piece[],
  marked: (piece: Piece) => readonly string[],
  sureOnly: boolean,
): Group[] {
  const clear = new GroupFinder(pieces, marked, sureOnly, new Set()).find();
  const count = new Map<LabelStyle, number>();
  for (const { notes } of clear)
    for (const style of new Set(notes.map(({ entry }) => entry.label.style)))
      count.set(style, (count.get(style) ?? 0) + 1);
  const known = new Set([...count].flatMap(([style, groups]) => (groups >= MAKES_KNOWN ? [style] : [])));
  return known.size === 0 ? clear : new GroupFinder(pieces, marked, sureOnly, known).find();
}

/** Finds the groups of notes among the pieces of a document. One pass; markers are counted between the groups. */
class GroupFinder {
  private readonly pieces: readonly Piece[];
  private readonly marked: (piece: Piece) => readonly string[];
  private readonly sureOnly: boolean;
  private readonly known: ReadonlySet<LabelStyle>;
  /** How often each sign is called since the last notes of its kind. */
  private readonly calls = new Map<string, number>();
  /** The kinds of the notes that stood since the last text. */
  private readonly answered = new Set<string>();
  private readonly pairs: Pairs = { closed: new Set(), open: new Set() };
  private lastNote: FoundNote | null = null;
  /** Short lines so far, which may be headings: those of the notes repeat them. */
  private readonly titles = new Set<string>();
  /** As `calls`, since the page's begin. */
  private readonly onPage = new Map<string, number>();

  /**
   * @param marked the signs that the markup of the source says are markers in a piece
   * @param sureOnly whether numbers without brackets are left to lists of notes
   * @param known forms of labels that notes of this document are known to have
   */
  constructor(
    pieces: readonly Piece[],
    marked: (piece: Piece) => readonly string[],
    sureOnly: boolean,
    known: ReadonlySet<LabelStyle>,
  ) {
    this.pieces = pieces;
    this.marked = marked;
    this.sureOnly = sureOnly;
    this.known = known;
  }

  find(): Group[] {
    const groups: Group[] = [];
    for (let at = 0; at < this.pieces.length; ) {
      const piece = this.pieces[at] as Piece;
      const headed = (piece.kind === "text" || piece.kind === "heading") && HEADING.test(piece.text.trim());
      const found = headed ? this.section(at) : piece.kind === "entry" ? this.foot(at) : null;
      const next = found?.next ?? at + 1;
      if (found?.group) {
        groups.push(found.group);
        this.lastNote = found.group.notes.at(-1) ?? null;
        for (const { entry } of found.group.notes)
          if (entry.label.sign !== null) this.answered.add(rankOf(entry.label.sign).kind);
      } else for (const one of this.pieces.slice(at, next)) this.count(one);
      at = next;
    }
    return groups;
  }

  private count(piece: Piece): void {
    if (piece.kind === "break") this.onPage.clear();
    if (!("text" in piece)) return;
    if (piece.text.length <= LONGEST_TITLE) this.titles.add(titleOf(piece.text));
    // what was called before notes of a kind is theirs; notes of two kinds at one foot share the text before them
    if (this.answered.size > 0)
      for (const sign of this.calls.keys()) if (this.answered.has(rankOf(sign).kind)) this.calls.delete(sign);
    this.answered.clear();
    for (const sign of new Set([...callsIn(piece.text, this.pairs), ...this.marked(piece)]))
      for (const calls of [this.calls, this.onPage]) calls.set(sign, (calls.get(sign) ?? 0) + 1);
  }

  /** Notes below a heading that says so: to the last one that follows in their order. */
  private section(at: number): { group: Group; next: number } | null {
    const heads = [at];
    const notes: FoundNote[] = [];
    let pending: number[] = [];
    let next = at + 1;
    for (let index = at + 1; index < this.pieces.length; index++) {
      const piece = this.pieces[index] as Piece;
      if (piece.kind === "break") continue;
      if (piece.kind === "entry") {
        const last = notes.at(-1);
        if (last && !follows(last.entry, piece)) break;
        if (
          !last &&
          piece.label.sign !== null &&
          rankOf(piece.label.sign).rank > 1 &&
          !this.calls.has(piece.label.sign)
        )
          break;
        const restarts = last !== undefined && isFirst(piece);
        if (pending.length > 0 && (restarts || !last || this.nameChapters(pending))) {
          if (!this.areHeadings(pending)) break;
          heads.push(...pending);
        } else if (last && !this.goOn(pending, piece)) break;
        else last?.more.push(...pending);
        pending = [];
        notes.push({ entry: piece, more: [] });
        next = index + 1;
      } else if (piece.kind === "other" || pending.length >= MOST_PARTS) break;
      else pending.push(index);
    }
    // what is set in behind the last note is part of it
    const behind = pending.findIndex((index) => !this.isSetIn(index));
    const more = behind < 0 ? pending : pending.slice(0, behind);
    notes.at(-1)?.more.push(...more);
    next = Math.max(next, (more.at(-1) ?? -1) + 1);
    const scored = this.weigh(notes, this.calls, ODDS.heading, "a heading says that notes follow");
    return scored === null ? null : { group: { notes, heads, carriedOn: null, evidence: scored }, next };
  }

  private isSetIn(at: number): boolean {
    const piece = this.pieces[at];
    return piece?.kind === "set-off" || (piece?.kind === "text" && piece.indented);
  }

  /** Whether pieces are the headings of chapters, as the text before has them or as markup says. */
  private nameChapters(pieces: readonly number[]): boolean {
    return (
      this.areHeadings(pieces) &&
      pieces.every((at) => {
        const piece = this.pieces[at];
        return piece?.kind === "heading" || (piece?.kind === "text" && this.titles.has(titleOf(piece.text)));
      })
    );
  }

  /** Whether pieces can be the headings of a part of the notes. */
  private areHeadings(pieces: readonly number[]): boolean {
    return (
      pieces.length <= MOST_PART_HEADINGS &&
      pieces.every((at) => {
        const piece = this.pieces[at];
        const words = piece && "text" in piece ? piece.text.trim() : "";
        return PART_HEADING.test(words) && !HEADING.test(words);
      })
    );
  }

  /** Whether pieces can go on with a note: they are no heading, and do not call the note that follows. */
  private goOn(pieces: readonly number[], next: Entry): boolean {
    return pieces.every((at) => {
      const piece = this.pieces[at];
      if (piece?.kind === "set-off") return true;
      if (piece?.kind !== "text" || HEADING.test(piece.text.trim())) return false;
      return next.label.sign === null || !callsIn(piece.text).has(next.label.sign);
    });
  }

  /** Notes at the foot of a page, below a paragraph, at the end. */
  private foot(at: number): { group: Group | null; next: number } {
    const notes: FoundNote[] = [];
    let next = at;
    for (; next < this.pieces.length; next++) {
      const piece = this.pieces[next] as Piece;
      const last = notes.at(-1);
      if (piece.kind !== "entry" || (last && !isAlike(last.entry, piece))) break;
      notes.push({ entry: piece, more: [] });
    }
    const first = notes[0] as FoundNote;
    const { style } = first.entry.label;
    if ((this.sureOnly && !SURE.has(style)) || notes.some(({ entry }) => this.isHalfOfPair(entry)))
      return { group: null, next };
    const before = this.pieces[at - 1];
    const ruled = before?.kind === "rule";
    const end = this.endAt(next);
    const atFoot = end !== null;
    const place = (ruled ? ODDS.rule : 0) + (atFoot ? ODDS.foot : ORDINARY.has(style) && !ruled ? ODDS.midPage : 0);
    const where = atFoot ? "they stand at the foot of a page or at the end" : "they stand below a paragraph";
    // numbers that begin anew on each page are called on each
    const scored = this.weigh(notes, end === "page" ? this.onPage : this.calls, place, where);
    if (scored === null) return { group: null, next };
    const carriedOn = this.carriedOn(ruled ? at - 2 : at - 1);
    return { group: { notes, heads: ruled ? [at - 1] : [], carriedOn, evidence: scored }, next };
  }

  /** “*See above” begins a phrase in italics, where the copy has others of that kind. */
  private isHalfOfPair({ label, text }: Entry): boolean {
    return (
      label.style === "sign" && this.pairs.closed.has(label.sign ?? "") && /\S$/u.test(text.slice(0, label.length))
    );
  }

  /** What ends at a piece, other notes aside: the document, a page, or a chapter, behind which another one has its heading. */
  private endAt(at: number): "document" | "page" | "chapter" | null {
    let index = at;
    while (this.pieces[index]?.kind === "entry") index++;
    const piece = this.pieces[index];
    if (piece === undefined) return "document";
    if (piece.kind === "break") return "page";
    const isHeading = piece.kind === "heading" || (piece.kind === "text" && NUMBERED_HEADING.test(piece.text.trim()));
    return isHeading ? "chapter" : null;
  }

  /** A piece that stands directly before notes and goes on with the note of the page before: it begins in mid-phrase. */
  private carriedOn(at: number): number | null {
    const piece = this.pieces[at];
    const last = this.lastNote;
    if (piece?.kind !== "text" || !last || last.more.length > 0 || !/^\s*\p{Ll}/u.test(piece.text)) return null;
    if (!OPEN_END.test(last.entry.text)) return null;
    const text = this.pieces[at - 1];
    return text?.kind === "text" && CLOSED_END.test(text.text) ? at : null;
  }

  private weigh(
    notes: readonly FoundNote[],
    cited: ReadonlyMap<string, number>,
    place: number,
    where: string,
  ): string | null {
    const [calls, known, before] = [this.calls, this.known, this.lastNote?.entry ?? null];
    const entries = notes.map(({ entry }) => entry);
    return weigh(entries, { calls, cited, known, before }, place, where);
  }
}
