import type { Block, Inline } from "../../../pipeline/model/edition.ts";
import { attributeOf, type TeiElement, type TeiNode } from "./tree.ts";

/** What was met that an editor should know of: each with where it was met first, and how often. */
export interface Met {
  readonly first: TeiElement;
  count: number;
}

/** What is known while one file is read: its ids, what was met, and how the parts of a text are read. */
export class Reading {
  /** Elements that the model has no node for, by name. */
  readonly kept = new Map<string, Met>();
  /** Page breaks that stand between rows or lines of verse, and now in the one that follows. */
  readonly moved = new Map<string, Met>();
  /** The division that is being read, by its id; null outside any. */
  private division: string | null = null;
  private readonly ids: Set<string>;
  private readonly turns = new Map<string, number>();
  private readonly readBlocks: (nodes: readonly TeiNode[], reading: Reading) => Block[];
  private readonly readInlines: (nodes: readonly TeiNode[], reading: Reading) => Inline[];

  constructor(
    root: TeiElement,
    readBlocks: (nodes: readonly TeiNode[], reading: Reading) => Block[],
    readInlines: (nodes: readonly TeiNode[], reading: Reading) => Inline[],
  ) {
    this.ids = new Set(idsIn(root));
    this.readBlocks = readBlocks;
    this.readInlines = readInlines;
  }

  /** The id of an element; where it has none, a new one that begins so. */
  idOf(element: TeiElement, stem: string): string {
    const own = attributeOf(element, "xml:id");
    if (own !== null) return own;
    let id = stem;
    let turn = this.turns.get(stem) ?? 0;
    while (this.ids.has(id)) id = `${stem}-${++turn}`;
    this.turns.set(stem, turn);
    this.ids.add(id);
    return id;
  }

  /** Reads what is in a division, whose notes are named after it. */
  within<Content>(division: string, read: () => Content): Content {
    const outer = this.division;
    this.division = division;
    const content = read();
    this.division = outer;
    return content;
  }

  /** The id of a note; one without is named after its division and its number, as those of documents are. */
  noteIdOf(note: TeiElement): string {
    const number = attributeOf(note, "n") ?? "";
    return this.idOf(note, this.division === null ? "note" : `${this.division}fn${/^\d+$/.test(number) ? number : ""}`);
  }

  /** Notes that an element was met which stays as it is. */
  keep(element: TeiElement): void {
    count(this.kept, element.name, element);
  }

  /** Notes that a page break was met where the model has no place for it. */
  move(element: TeiElement, where: string): void {
    count(this.moved, where, element);
  }

  blocks(nodes: readonly TeiNode[]): Block[] {
    return this.readBlocks(nodes, this);
  }

  inlines(nodes: readonly TeiNode[]): Inline[] {
    return this.readInlines(nodes, this);
  }
}

function count(met: Map<string, Met>, name: string, element: TeiElement): void {
  const known = met.get(name);
  if (known) known.count++;
  else met.set(name, { first: element, count: 1 });
}

function* idsIn(root: TeiElement): Generator<string> {
  const stack: TeiElement[] = [root];
  for (let element = stack.pop(); element; element = stack.pop()) {
    const id = attributeOf(element, "xml:id");
    if (id !== null) yield id;
    for (const child of element.children) if (typeof child !== "string") stack.push(child);
  }
}
