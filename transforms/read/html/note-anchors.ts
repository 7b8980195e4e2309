import { noteSignOrLetter } from "../note-sign.ts";
import type { Dialect } from "./dialect.ts";
import { BLOCKS, type Elements } from "./elements.ts";
import type { OpenToken, Token } from "./tokens.ts";
import { Traits } from "./traits.ts";

/** A note as the links of a page have it: what its body is known by, and the sign of its marker. */
export interface LinkedNote {
  /** The identifier that its first marker leads to. */
  readonly key: string;
  /** The sign that its first marker shows. */
  readonly sign: string;
}

/** What the links of a page say of its notes; everything by the index of a token. */
export interface NoteAnchors {
  /** Links that lead from the text to a note. */
  readonly markers: ReadonlyMap<number, LinkedNote>;
  /** Blocks that are the bodies of these notes. */
  readonly bodies: ReadonlyMap<number, LinkedNote>;
  /** Links that lead from a body back to a marker of its own. */
  readonly returns: ReadonlySet<number>;
}

interface Link {
  readonly at: number;
  readonly target: number;
  readonly address: string;
}

/** Words longer than this are no marker, and no label before a body. */
const SHORT = 16;
/** Tokens inside a link longer than this are not those of a marker. */
const MOST_TOKENS = 24;
/** Links of a body that are looked at: from its begin, and from its end. */
const MOST_LINKS = 60;
/** Elements around the begin of a body that may hold all of it. */
const MOST_LEVELS = 4;
/** “[note 3]”, “[N 3]”, “[a 1]”: the markers of a wiki's further groups of notes. */
const GROUPED = /^\s*\[\s?(\p{L}{1,12}\s\d{1,3})\s?\]\s*$/u;
/** What a link back to a marker shows: its sign, or an arrow, or that it leads back. */
const RETURN = /^\s*(?:[↩↑⏎↵⤴⇑▲^]\ufe0e?|(?:back|return|go back|jump up|up|zurück|retour)\b[\p{L} ]{0,12})\s*$/iu;
const NO_BODY = new Set("html body main article nav table tbody thead tfoot tr h1 h2 h3 h4 h5 h6 hr form".split(" "));

/**
 * Finds notes by their links, whatever names a site gives them: a marker leads to an element, and that element, or
 * its class or identifier, leads back or says that it is a note. Numbers play no part, so that they may begin anew or be wrong.
 */
export function findNoteAnchors(
  tokens: readonly Token[],
  elements: Elements,
  text: string,
  dialect: Dialect,
): NoteAnchors {
  const page = new Page(tokens, elements, text, dialect);
  const markers = new Map<number, LinkedNote>();
  const bodies = new Map<number, LinkedNote>();
  const returns = new Set<number>();
  for (const { at, target, address } of page.links) {
    const sign = page.markerSign(at);
    const body = sign === null ? null : page.bodyAt(target);
    if (sign === null || body === null || body < at) continue;
    const known = bodies.get(body);
    const back = page.returnsTo(body, at);
    const mutual = back.length > 0 && !page.beginsBlock(at);
    if (!mutual && !known && !page.saysNote(at, body)) continue;
    const note = known ?? { key: address, sign };
    for (const one of back) returns.add(one);
    bodies.set(body, note);
    markers.set(at, note);
  }
  return { markers, bodies, returns };
}

/** The tokens of a page with what has to be known of their places. */
class Page {
  readonly links: readonly Link[];
  private readonly tokens: readonly Token[];
  private readonly elements: Elements;
  private readonly text: string;
  private readonly dialect: Dialect;
  /** How many characters other than white space stand before each token. */
  private readonly before: Uint32Array;
  /** The innermost block that is open at each token, itself included; -1 where there is none. */
  private readonly blocks: Int32Array;
  private readonly parents = new Map<number, number>();
  /** The label before a body in a list of definitions: the last `dt` before a `dd`, and the other way round. */
  private readonly labels = new Map<number, number>();
  private readonly labelled = new Map<number, number>();
  /** Blocks that hold a heading. */
  private readonly headed = new Set<number>();

  constructor(tokens: readonly Token[], elements: Elements, text: string, dialect: Dialect) {
    this.tokens = tokens;
    this.elements = elements;
    this.text = text;
    this.dialect = dialect;
    this.before = new Uint32Array(tokens.length + 1);
    this.blocks = new Int32Array(tokens.length).fill(-1);
    const places = this.survey();
    this.links = this.findLinks(places);
  }

  /** One pass: words, open blocks, identifiers. */
  private survey(): Map<string, number> {
    const places = new Map<string, number>();
    const open: { at: number; end: number }[] = [];
    let label: number | null = null;
    for (const [at, token] of this.tokens.entries()) {
      while ((open.at(-1)?.end ?? Number.POSITIVE_INFINITY) <= at) open.pop();
      if (token.type === "open") {
        const { name, attributes } = token;
        const extent = this.elements.extents.get(at);
        if (name === "dt") label = at;
        else if (name === "dd" && label !== null) {
          this.labels.set(at, label);
          this.labelled.set(label, at);
          label = null;
        }
        if (BLOCKS.has(name) && extent) {
          const outer = open.at(-1)?.at ?? -1;
          this.parents.set(at, outer);
          if (/^h[1-6]$/.test(name)) this.tellHeading(outer);
          open.push({ at, end: extent.end });
        }
        for (const id of [attributes.get("id"), name === "a" ? attributes.get("name") : undefined])
          if (id && !places.has(id)) places.set(id, at);
      }
      this.blocks[at] = open.at(-1)?.at ?? -1;
      this.before[at + 1] = (this.before[at] ?? 0) + this.size(token);
    }
    return places;
  }

  private tellHeading(block: number): void {
    for (let at = block; at >= 0 && !this.headed.has(at); at = this.parents.get(at) ?? -1) this.headed.add(at);
  }

  private size(token: Token): number {
    if (token.type === "reference") return 1;
    return token.type === "text" ? this.text.slice(token.start, token.end).replace(/\s+/g, "").length : 0;
  }

  private findLinks(places: ReadonlyMap<string, number>): Link[] {
    const links: Link[] = [];
    for (const [at, token] of this.tokens.entries()) {
      if (token.type !== "open" || token.name !== "a") continue;
      const address = addressOf(token);
      const target = address === null ? undefined : places.get(address);
      if (address !== null && target !== undefined && target !== at) links.push({ at, target, address });
    }
    return links;
  }

  /** The sign that a link shows, where it shows no more than a marker does; null where it shows something else. */
  markerSign(at: number): string | null {
    const words = this.words(at);
    return words === null ? null : markerSign(words);
  }

  /** The words of a link; null where they are long, or it has no end. */
  private words(at: number): string | null {
    const extent = this.elements.extents.get(at);
    if (!extent?.explicit || extent.end - at > MOST_TOKENS || this.wordsBetween(at, extent.end) > SHORT) return null;
    let words = "";
    for (const token of this.tokens.slice(at + 1, extent.end)) {
      if (token.type === "reference") words += token.value;
      else if (token.type === "text") words += this.text.slice(token.start, token.end);
    }
    return words;
  }

  /** Whether a link is the first of its block, as the entries of a table of contents are. */
  beginsBlock(at: number): boolean {
    return this.wordsBetween(this.blocks[at] ?? -1, at) === 0;
  }

  /** The block that is a note's body where an address leads to a token; null where there is none. */
  bodyAt(target: number): number | null {
    const token = this.tokens[target];
    const inner = this.blocks[target] ?? -1;
    // an anchor stands at the begin of its body, before or behind the label
    if (inner < 0 || (inner !== target && this.wordsBetween(inner, target) > SHORT)) return null;
    const definition = this.labelled.get(inner);
    if (definition !== undefined) return this.headed.has(definition) ? null : definition;
    let body = inner;
    for (let level = 0; level < MOST_LEVELS; level++) {
      const outer = this.parents.get(body) ?? -1;
      if (outer < 0) break;
      const traits = this.traits(outer);
      if (this.wordsBetween(outer, body) > 0 || traits.isNoteList() || !(traits.isNoteBody() || traits.hasNoteId()))
        break;
      body = outer;
    }
    if (token?.type !== "open" || NO_BODY.has(this.traits(body).token.name) || this.headed.has(body)) return null;
    return body;
  }

  /** The links inside a body that lead to a place at a marker. */
  returnsTo(body: number, marker: number): number[] {
    const end = this.elements.extents.get(body)?.end ?? body;
    const [from, to] = [this.firstLink(this.labels.get(body) ?? body), this.firstLink(end)];
    const own =
      to - from > 2 * MOST_LINKS
        ? [...this.links.slice(from, from + MOST_LINKS), ...this.links.slice(to - MOST_LINKS, to)]
        : this.links.slice(from, to);
    return own.filter(({ at, target }) => this.isAt(target, marker) && this.isReturn(at)).map(({ at }) => at);
  }

  private isReturn(at: number): boolean {
    const words = this.words(at);
    return words !== null && (RETURN.test(words) || markerSign(words) !== null);
  }

  /** Whether an anchor stands at a marker: around it, in it, or beside it with no words between. */
  private isAt(anchor: number, marker: number): boolean {
    const end = this.elements.extents.get(marker)?.end ?? marker;
    if (anchor >= marker) return this.wordsBetween(end, anchor) === 0;
    const behind = this.elements.extents.get(anchor)?.end ?? anchor;
    return this.wordsBetween(anchor, marker) === 0 && (behind < marker || this.wordsBetween(end, behind) === 0);
  }

  private wordsBetween(from: number, to: number): number {
    return Math.max(0, (this.before[to] ?? 0) - (this.before[from] ?? 0));
  }

  /** Index of the first link at or behind a token. */
  private firstLink(token: number): number {
    let low = 0;
    let high = this.links.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.links[middle]?.at ?? 0) < token) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a link, or the block that it leads to, says by its class, role or identifier that this is a note. */
  saysNote(link: number, block: number): boolean {
    const traits = this.traits(this.labels.get(block) ?? block);
    return this.traits(link).isNoteMarker() || traits.isNoteBody() || traits.hasNoteId();
  }

  private traits(at: number): Traits {
    return new Traits(this.tokens[at] as OpenToken, this.dialect);
  }
}

/** The number, sign or letter that a marker shows, “note 3” of a wiki's group of notes; null where the words are none. */
export function markerSign(words: string): string | null {
  return noteSignOrLetter(words) ?? GROUPED.exec(words)?.[1] ?? null;
}

/** What a link names in its own page; null where it names another page or nothing. A saved page has whole addresses. */
function addressOf({ attributes }: OpenToken): string | null {
  const href = attributes.get("href");
  const at = href?.indexOf("#") ?? -1;
  if (href === undefined || at < 0 || at === href.length - 1) return null;
  const address = href.slice(at + 1);
  if (!address.includes("%")) return address;
  try {
    return decodeURIComponent(address);
  } catch (error) {
    if (error instanceof URIError) return address;
    throw error;
  }
}
