import type { Block, Division, DivisionKind, Edition, Node, Note, PageBreak } from "../../pipeline/model/edition.ts";
import { childNodes } from "../../pipeline/model/walk.ts";
import { divisionDate, divisionTitle } from "./division-title.ts";
import { keptId, referredIds } from "./link-goals.ts";

/** How the files of an edition are cut and called. */
export interface PlanOptions {
  /** A chapter longer than this (in characters) is cut between two blocks, so that it opens quickly. */
  readonly chapterLimit: number;
  /** The ending of the files' names, with its full stop. */
  readonly ending: string;
  /** Names, without ending, that other files have. */
  readonly reserved: readonly string[];
}

/** What one file of the text holds. */
export interface Chapter {
  readonly file: string;
  readonly title: string;
  readonly division: Division;
  /** Whether the division begins here, or is carried on from the file before. */
  readonly opening: boolean;
  /** Page breaks that stand before the division's heading. */
  readonly lead: readonly PageBreak[];
  readonly children: readonly (Division | Block)[];
  /** Notes without a marker, set after the division's last words. */
  readonly unanchored: readonly Note[];
}

/** One line of the table of contents; `href` is relative to the folder of the chapters. */
export interface ContentsEntry {
  /** The division's. */
  readonly id: string;
  readonly title: string;
  /** The date of a document's first dateline, as printed: it tells documents of one title apart. */
  readonly date: string | null;
  readonly href: string;
  readonly children: readonly ContentsEntry[];
}

/** How the edition is laid out over files. */
export interface Plan {
  readonly chapters: readonly Chapter[];
  readonly contents: readonly ContentsEntry[];
  /** Where every division, note and page break of the model lies: its id, and the address for a link to it. */
  readonly places: ReadonlyMap<string, Place>;
}

interface Place {
  readonly file: string;
  /** Whether the file begins with what is named, so that a link needs no fragment. */
  readonly whole: boolean;
}

/** Volumes and parts hold other divisions, each of which has a file of its own. */
const isContainer = (kind: DivisionKind): boolean => kind === "volume" || kind === "part";

/**
 * Lays the edition out: a file for each document, small files for volumes and parts, and more than
 * one file for a document that is very long. A page break stays with the text that follows it.
 */
export function planChapters(edition: Edition, options: PlanOptions): Plan {
  const planner = new Planner(options, referredIds(edition));
  const contents = edition.children.map((division) => planner.place(division, []));
  return { chapters: planner.chapters, contents, places: planner.places };
}

type Draft = { -readonly [Part in keyof Chapter]: Chapter[Part] } & { children: (Division | Block)[]; size: number };

class Planner {
  readonly chapters: Draft[] = [];
  readonly places = new Map<string, Place>();
  readonly #files: Set<string>;
  readonly #turns = new Map<string, number>();
  readonly #options: PlanOptions;
  readonly #referred: ReadonlySet<string>;

  constructor(options: PlanOptions, referred: ReadonlySet<string>) {
    this.#options = options;
    this.#referred = referred;
    this.#files = new Set(options.reserved.map((name) => name.toLowerCase()));
  }

  place(division: Division, lead: readonly PageBreak[]): ContentsEntry {
    return isContainer(division.kind) ? this.#placeContainer(division, lead) : this.#placeText(division, lead);
  }

  #placeContainer(division: Division, lead: readonly PageBreak[]): ContentsEntry {
    const opening = this.#open(division, true, lead);
    opening.unanchored = division.notes;
    for (const note of division.notes) this.#measure(note, opening);
    const children: ContentsEntry[] = [];
    let current: Draft | null = opening;
    let pending: PageBreak[] = [];
    for (const child of division.children) {
      if (child.type === "page-break") {
        pending.push(child);
      } else if (child.type === "division") {
        children.push(this.place(child, pending));
        pending = [];
        current = null;
      } else {
        current = this.#roomIn(current, division);
        for (const pageBreak of pending) this.#add(pageBreak, current);
        pending = [];
        this.#add(child, current);
      }
    }
    if (pending.length > 0) {
      current = this.#roomIn(current, division);
      for (const pageBreak of pending) this.#add(pageBreak, current);
    }
    return { id: division.id, title: opening.title, date: null, href: opening.file, children };
  }

  #placeText(division: Division, lead: readonly PageBreak[]): ContentsEntry {
    const opening = this.#open(division, true, lead);
    const children: ContentsEntry[] = [];
    let current = opening;
    for (const child of division.children) {
      current = this.#roomIn(current, division);
      this.#add(child, current);
      if (child.type === "division") children.push(nestedEntry(child, current.file));
    }
    current.unanchored = division.notes;
    for (const note of division.notes) this.#measure(note, current);
    return { id: division.id, title: opening.title, date: divisionDate(division), href: opening.file, children };
  }

  /** The file to go on in: the current one, or a new one where there is none or it is full. */
  #roomIn(current: Draft | null, division: Division): Draft {
    return current && current.size <= this.#options.chapterLimit ? current : this.#open(division, false, []);
  }

  #open(division: Division, opening: boolean, lead: readonly PageBreak[]): Draft {
    const file = this.#fileName(division.id);
    const title = divisionTitle(division);
    const chapter: Draft = { file, title, division, opening, lead, children: [], unanchored: [], size: 0 };
    this.chapters.push(chapter);
    for (const pageBreak of lead) this.places.set(pageBreak.id, { file, whole: false });
    if (opening) {
      this.places.set(division.id, { file, whole: true });
      for (const node of division.head ?? []) this.#measure(node, chapter);
    }
    return chapter;
  }

  #add(child: Division | Block, chapter: Draft): void {
    chapter.children.push(child);
    this.#measure(child, chapter);
  }

  /** Records where ids lie and how much text there is. */
  #measure(node: Node, chapter: Draft): void {
    if (node.type === "text") {
      chapter.size += node.text.length;
      return;
    }
    if (node.type === "division" || node.type === "note" || node.type === "page-break") {
      this.places.set(node.id, { file: chapter.file, whole: false });
    }
    const own = keptId(node);
    if (own !== null && this.#referred.has(own) && !this.places.has(own))
      this.places.set(own, { file: chapter.file, whole: false });
    for (const child of childNodes(node)) this.#measure(child, chapter);
  }

  /** A name that every file system can hold; OCF (EPUB 3.3, 4.2.3) wants names to differ in more than case. */
  #fileName(id: string): string {
    const base = /^[A-Za-z][\w-]{0,60}$/.test(id) ? id : "section";
    const key = base.toLowerCase();
    let turn = this.#turns.get(key) ?? 0;
    let name: string;
    do {
      turn++;
      name = turn === 1 ? base : `${base}-${turn}`;
    } while (this.#files.has(name.toLowerCase()));
    this.#turns.set(key, turn);
    this.#files.add(name.toLowerCase());
    return `${name}${this.#options.ending}`;
  }
}

function nestedEntry(division: Division, file: string): ContentsEntry {
  const children = division.children.filter((child) => child.type === "division");
  return {
    id: division.id,
    title: divisionTitle(division),
    date: divisionDate(division),
    href: `${file}#${division.id}`,
    children: children.map((child) => nestedEntry(child, file)),
  };
}
