import type { OpenToken, Token } from "./tokens.ts";

/** Where the element of an opening tag ends, by the index of that tag's token. */
interface Extent {
  /** Index of the closing tag's token; where there is none, of the token before which the element ends. */
  readonly end: number;
  readonly explicit: boolean;
}

/** The elements of a token stream. */
export interface Elements {
  readonly extents: ReadonlyMap<number, Extent>;
  /** Opening tags of tables that only lay out a page: they hold a table or a heading. */
  readonly layoutTables: ReadonlySet<number>;
}

export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const VOIDS = new Set("area base basefont br col embed frame hr img input link meta param source track wbr".split(" "));
const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
const BOUNDARIES = new Set(["table", "td", "th", "caption", "html", "body"]);
const TABLE_PARTS = new Set(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "html", "body"]);
const HEAD_CONTENT = new Set(["base", "link", "meta", "noscript", "script", "style", "template", "title"]);
const CLOSE_NO_P = new Set(["html", "head", "body", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"]);
/** Which open elements an opening tag ends, and up to which enclosing one. */
const ENDS: ReadonlyMap<string, { readonly ends: readonly string[]; readonly within: readonly string[] }> = new Map([
  ["li", { ends: ["li"], within: ["ul", "ol", "menu", "dir"] }],
  ["dt", { ends: ["dt", "dd"], within: ["dl"] }],
  ["dd", { ends: ["dt", "dd"], within: ["dl"] }],
  ["td", { ends: ["td", "th"], within: ["table"] }],
  ["th", { ends: ["td", "th"], within: ["table"] }],
  ["tr", { ends: ["tr", "caption"], within: ["table"] }],
  ["thead", { ends: ["tbody", "tfoot", "caption"], within: ["table"] }],
  ["tbody", { ends: ["thead", "tbody", "tfoot", "caption"], within: ["table"] }],
  ["tfoot", { ends: ["thead", "tbody", "caption"], within: ["table"] }],
]);

interface Open {
  readonly name: string;
  readonly token: number;
  closed: boolean;
}

/**
 * Finds where each element ends, whatever tags are missing (after HTML Living Standard 13.2.6, in short).
 * Linear: how deep an element lies is looked up by its name.
 * @param selfClosing whether `<a/>` is a whole element, as in XHTML
 */
export function findElements(tokens: readonly Token[], selfClosing: boolean): Elements {
  const stack = new OpenElements();
  const layoutTables = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (token.type === "open") open(stack, token, at, selfClosing, layoutTables);
    else if (token.type === "close") close(stack, token.name, at);
  }
  stack.endFrom(0, tokens.length);
  return { extents: stack.extents, layoutTables };
}

function open(stack: OpenElements, token: OpenToken, at: number, selfClosing: boolean, layout: Set<number>): void {
  const { name } = token;
  const isBlock = BLOCKS.has(name);
  if (isBlock && !CLOSE_NO_P.has(name) && stack.depth("p") > stack.boundary()) stack.endFrom(stack.depth("p"), at);
  if (!HEAD_CONTENT.has(name) && stack.depth("head") >= 0) stack.endFrom(stack.depth("head"), at);
  const rule = ENDS.get(name);
  if (rule) {
    const limit = Math.max(...rule.within.map((outer) => stack.depth(outer)));
    const first = Math.min(...rule.ends.map((ended) => stack.depth(ended)).filter((depth) => depth > limit));
    if (Number.isFinite(first)) stack.endFrom(first, at);
  }
  const table = stack.innermost("table");
  if (table && (name === "table" || /^h[1-6]$/.test(name))) layout.add(table.token);
  if (name === "table" && token.attributes.get("role") === "presentation") layout.add(at);
  if (VOIDS.has(name) || (selfClosing && token.selfClosing)) return;
  stack.push({ name, token: at, closed: false });
}

function close(stack: OpenElements, closed: string, at: number): void {
  // any heading's closing tag ends a heading, whatever its level
  const name = HEADINGS.includes(closed) && stack.depth(closed) < 0 ? (stack.innermostOf(HEADINGS) ?? closed) : closed;
  const depth = stack.depth(name);
  if (depth < 0 || (depth < stack.boundary() && !TABLE_PARTS.has(name))) return;
  // “<b><p>words</b> more</p>”: the paragraph goes on
  if (!BLOCKS.has(name) && stack.lastBlock() > depth) stack.endOne(depth, at);
  else stack.endFrom(depth, at, true);
}

/** The stack of open elements, with the depths of each name's elements beside it. */
class OpenElements {
  readonly extents = new Map<number, Extent>();
  private readonly stack: Open[] = [];
  private readonly byName = new Map<string, number[]>();
  private readonly boundaries: number[] = [];
  private readonly blocks: number[] = [];

  /** Depth of the innermost open element of a name; -1 where there is none. */
  depth(name: string): number {
    return this.byName.get(name)?.at(-1) ?? -1;
  }

  innermost(name: string): Open | null {
    return this.stack[this.depth(name)] ?? null;
  }

  /** The name of the innermost open element of several names. */
  innermostOf(names: readonly string[]): string | null {
    let innermost: string | null = null;
    for (const name of names)
      if (this.depth(name) > (innermost === null ? -1 : this.depth(innermost))) innermost = name;
    return innermost;
  }

  boundary(): number {
    return this.boundaries.at(-1) ?? -1;
  }

  lastBlock(): number {
    return this.blocks.at(-1) ?? -1;
  }

  push(element: Open): void {
    const depth = this.stack.push(element) - 1;
    const depths = this.byName.get(element.name);
    if (depths) depths.push(depth);
    else this.byName.set(element.name, [depth]);
    if (BOUNDARIES.has(element.name)) this.boundaries.push(depth);
    if (BLOCKS.has(element.name)) this.blocks.push(depth);
  }

  /** Ends all elements from a depth on; the outermost of them by its own closing tag where `explicit` is set. */
  endFrom(depth: number, at: number, explicit = false): void {
    while (this.stack.length > depth) {
      const element = this.stack.pop() as Open;
      if (!element.closed) this.end(element, at, explicit && this.stack.length === depth);
    }
  }

  /** Ends an inline element and leaves those inside it open. */
  endOne(depth: number, at: number): void {
    const element = this.stack[depth];
    if (!element) return;
    element.closed = true;
    this.end(element, at, true);
  }

  private end({ name, token }: Open, at: number, explicit: boolean): void {
    this.extents.set(token, { end: at, explicit });
    this.byName.get(name)?.pop();
    if (BOUNDARIES.has(name)) this.boundaries.pop();
    if (BLOCKS.has(name)) this.blocks.pop();
  }
}
