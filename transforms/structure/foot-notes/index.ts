import type {
  Block,
  Division,
  Inline,
  ListEntry,
  ListItem,
  Note,
  PageBreak,
  Paragraph,
} from "../../../pipeline/model/edition.ts";
import { sliceInlines, spanOf, trimInlines } from "../../../pipeline/model/inlines.ts";
import type { Repair } from "../../../pipeline/model/ledger.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { EditionContext, StructureTransform } from "../../../pipeline/transform.ts";
import { joinCut } from "../join-cut.ts";
import { mapDocuments } from "../map-documents.ts";
import { foldSign } from "../note-calls.ts";
import { type FoundNote, type Group, groupsIn } from "./groups.ts";
import { inlinesOf, inlinesOfPiece, labelSpan, type Piece, piecesOf } from "./pieces.ts";
import { footNoteRules } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

/** Notes that a number or sign begins, wherever they stand: at the foot of a page, below a paragraph, under a heading. */
export const footNotes: StructureTransform<Options> = {
  phase: "structure",
  name: "foot-notes",
  defaults: {},
  rules: footNoteRules,
  run(edition, context) {
    const taker = new Taker(context);
    return {
      edition: mapDocuments(edition, (division) => taker.division(division)),
      repairs: taker.repairs,
      findings: [],
    };
  },
};

class Taker {
  readonly repairs: Repair[] = [];
  private readonly context: EditionContext<Options>;
  private readonly markers: readonly { readonly start: number; readonly length: number; readonly sign: string }[];
  private readonly markersByStart: ReadonlyMap<number, { readonly sign: string; readonly length: number }>;

  constructor(context: EditionContext<Options>) {
    this.context = context;
    this.markers = context.marks
      .flatMap((mark) =>
        mark.type === "note-marker"
          ? [{ start: mark.start, length: mark.end - mark.start, sign: foldSign(mark.number) }]
          : [],
      )
      .sort((a, b) => a.start - b.start);
    this.markersByStart = new Map(this.markers.map((marker) => [marker.start, marker]));
  }

  division(division: Division): Division {
    const blocks = division.children.filter((child): child is Block => child.type !== "division");
    const pieces = piecesOf(blocks, this.context.view.original, this.markersByStart);
    if (!pieces.some((piece) => piece.kind === "entry")) return division;
    const marked = (piece: Piece) => this.signsIn(inlinesOfPiece(blocks[piece.block], piece));
    const groups = groupsIn(pieces, marked, this.context.profile.numberedDocuments);
    if (groups.length === 0) return division;
    const taken = new Set<Piece>();
    const notes: Note[] = [...division.notes];
    for (const group of groups) this.take(group, pieces, blocks, division.id, notes, taken);
    return { ...division, children: rest(blocks, pieces, taken), notes };
  }

  private signsIn(inlines: readonly Inline[]): string[] {
    if (this.markers.length === 0) return [];
    const span = spanOf(inlines);
    if (!span) return [];
    let low = 0;
    let high = this.markers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.markers[middle]?.start ?? 0) < span.start) low = middle + 1;
      else high = middle;
    }
    const signs: string[] = [];
    for (let marker = this.markers[low]; marker && marker.start < span.end; marker = this.markers[++low])
      signs.push(marker.sign);
    return signs;
  }

  private take(
    group: Group,
    pieces: readonly Piece[],
    blocks: readonly Block[],
    division: string,
    notes: Note[],
    taken: Set<Piece>,
  ): void {
    if (group.carriedOn !== null) this.carryOn(pieces[group.carriedOn], blocks, notes, taken);
    for (const index of group.heads) {
      const piece = pieces[index];
      if (piece) this.takeHead(piece, blocks, group, taken);
    }
    for (const [at, found] of group.notes.entries()) {
      const note = this.note(found, pieces, blocks, group, at);
      if (!note) continue;
      notes.push({ ...note, id: `${division}fnf${notes.length + 1}` });
      taken.add(found.entry);
      for (const index of found.more) taken.add(pieces[index] as Piece);
    }
  }

  private takeHead(piece: Piece, blocks: readonly Block[], group: Group, taken: Set<Piece>): void {
    const span = spanOf(inlinesOf(blocks[piece.block], piece.item), piece.start, piece.end);
    if (!span) return;
    const rule = piece.kind === "rule" ? "foot-notes/rule-line" : "foot-notes/heading";
    const count = group.notes.length === 1 ? "one note stands" : `${group.notes.length} notes stand`;
    const evidence = `${count} below it; the edition sets notes at their markers`;
    this.repair(rule, span, evidence);
    taken.add(piece);
  }

  private repair(rule: Repair["rule"], span: Repair["span"], evidence: string): void {
    const before = this.context.view.original.slice(span.start, span.end);
    this.repairs.push({ rule, kind: "artefact", span, before, after: "", certainty: "high", evidence });
  }

  private note(
    { entry, more }: FoundNote,
    pieces: readonly Piece[],
    blocks: readonly Block[],
    { evidence }: Group,
    at: number,
  ): Note | null {
    const block = blocks[entry.block];
    const span = labelSpan(block, entry);
    if (!span) return null;
    this.repair("foot-notes/label", span, evidence);
    const words = inlinesOfPiece(block, { ...entry, start: entry.start + entry.label.length });
    const others = more.flatMap((index): Block[] => {
      const piece = pieces[index] as Piece;
      const whole = blocks[piece.block];
      return piece.kind === "set-off" && whole ? [whole] : [paragraphOf(inlinesOfPiece(whole, piece))];
    });
    return {
      type: "note",
      kind: "footnote",
      id: "",
      number: entry.label.sign ?? String(at + 1),
      certainty: "low",
      children: [paragraphOf(words), ...others],
    };
  }

  /** Joins to the last note what stands at the foot of the next page and goes on with it. */
  private carryOn(piece: Piece | undefined, blocks: readonly Block[], notes: Note[], taken: Set<Piece>): void {
    const note = notes.at(-1);
    const end = note?.children.at(-1);
    if (!piece || !note || end?.type !== "paragraph") return;
    const more = inlinesOfPiece(blocks[piece.block], piece);
    const { source, view } = this.context;
    const evidence =
      "the note before ends in mid-phrase, and this begins in mid-phrase before the notes of the next page";
    const joined = joinCut(
      end.children,
      trimInlines(more, plainText(more)),
      source,
      view,
      "foot-notes/continued",
      evidence,
    );
    if (!joined) return;
    this.repairs.push(joined.repair);
    taken.add(piece);
    notes[notes.length - 1] = {
      ...note,
      children: [...note.children.slice(0, -1), { type: "paragraph", children: joined.children }],
    };
  }
}

function paragraphOf(words: readonly Inline[]): Paragraph {
  return { type: "paragraph", children: trimInlines(withoutBreaks(words), plainText(words)) };
}

/** A page break at the edge of a note belongs to the text, not to the note. */
function withoutBreaks(inlines: readonly Inline[]): readonly Inline[] {
  return inlines.filter((node) => node.type !== "page-break");
}

/** The blocks without the pieces that were taken as notes; page breaks stay. */
function rest(blocks: readonly Block[], pieces: readonly Piece[], taken: ReadonlySet<Piece>): Block[] {
  const touched = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const of = touched.get(piece.block);
    if (of) of.push(piece);
    else touched.set(piece.block, [piece]);
  }
  return blocks.flatMap((block, at): Block[] => {
    const own = touched.get(at) ?? [];
    if (!own.some((piece) => taken.has(piece))) return [block];
    if (block.type === "list") {
      const items = block.items.flatMap((item, index): ListEntry[] =>
        item.type !== "item"
          ? [item]
          : remaining(
              item,
              own.filter((piece) => piece.item === index),
              taken,
            ),
      );
      return items.every((item): item is PageBreak => item.type === "page-break") ? items : [{ ...block, items }];
    }
    const left = leftOver(inlinesOf(block, null), own, taken);
    const breaks = left.filter((node): node is PageBreak => node.type === "page-break");
    return plainText(left).trim() === ""
      ? breaks
      : [{ type: "paragraph", children: trimInlines(left, plainText(left)) }];
  });
}

function remaining(item: ListItem, own: readonly Piece[], taken: ReadonlySet<Piece>): (ListItem | PageBreak)[] {
  if (!own.some((piece) => taken.has(piece))) return [item];
  const left = leftOver(item.children, own, taken);
  const breaks = left.filter((node): node is PageBreak => node.type === "page-break");
  return plainText(left).trim() === "" ? breaks : [{ ...item, children: left }];
}

function leftOver(inlines: readonly Inline[], own: readonly Piece[], taken: ReadonlySet<Piece>): Inline[] {
  return own.flatMap((piece) => {
    if (piece.kind === "break") return [];
    const words = sliceInlines(inlines, piece.start || Number.NEGATIVE_INFINITY, piece.end);
    return taken.has(piece) ? words.filter((node) => node.type === "page-break") : words;
  });
}
