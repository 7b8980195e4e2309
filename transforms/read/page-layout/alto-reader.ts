import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box, LineRole } from "../../../pipeline/model/layout.ts";
import { aroundPoints } from "./box.ts";
import { roleNamed } from "./line-role.ts";
import type { MarkupEvents } from "./parse-markup.ts";
import { confidenceOf, type ReadLine, type ReadPage, type ReadWord, type Turn, turnOf } from "./read-page.ts";
import { givenOrder } from "./reading-order.ts";
import { stylesNamed } from "./styled-words.ts";

type Attributes = Readonly<Record<string, string>>;

/** How type is set, as a `TextStyle` says or an element inherits. */
interface TypeStyle {
  readonly size?: number;
  readonly styles: readonly Rendition[];
}

/** What holds lines or blocks; what it says holds for everything in it. */
interface Holder {
  readonly role: LineRole | null;
  readonly turn: Turn;
  readonly style: TypeStyle;
}

interface AltoLine extends ReadLine {
  readonly id: string | null;
}

interface AltoBlock {
  readonly id: string | null;
  readonly next: string | null;
  readonly lines: AltoLine[];
}

/** What is due before the next string of a line. */
type Gap = "none" | "space";

/** Pixels to the unit, where a file does not count in pixels: those of a scan of 254, or of 300 to the inch. */
const UNITS: Readonly<Record<string, number>> = { pixel: 1, mm10: 1, inch1200: 0.25 };

/** Strings nearer to each other than this part of their height, with no space named between them, are one word. */
const NEAR = 0.12;

const MARGINS = new Set(["TopMargin", "BottomMargin", "LeftMargin", "RightMargin"]);
const HOLDERS = new Set(["Page", "PrintSpace", "ComposedBlock", "TextBlock", "TextLine"]);
const HYPHEN = /[-\u00ad\u2010¬⸗]$/u;

/** Collects the pages of an ALTO file (ALTO 2 to 4) from its elements. */
export class AltoReader implements MarkupEvents {
  private readonly pages: ReadPage[] = [];
  private readonly holders: Holder[] = [{ role: null, turn: 0, style: { styles: [] } }];
  private readonly opened: boolean[] = [];
  private readonly styles = new Map<string, TypeStyle>();
  private readonly roles = new Map<string, LineRole>();
  private readonly order: string[] = [];
  private page: { width: number; height: number; label: string | null; blocks: AltoBlock[] } | null = null;
  private block: AltoBlock | null = null;
  private line: { id: string | null; words: ReadWord[]; box: Box | null; hasSpaces: boolean } | null = null;
  private gap: Gap = "space";
  private isUnit = false;
  private scale = 1;

  open(name: string, attributes: Attributes): void {
    const holds = this.holds(name, attributes);
    this.opened.push(holds);
    this.isUnit = name === "MeasurementUnit";
    const { ID, WIDTH, HEIGHT } = attributes;
    switch (name) {
      case "TextStyle":
        if (ID !== undefined) this.styles.set(ID, styleOf(attributes));
        break;
      case "OtherTag":
      case "LayoutTag":
      case "StructureTag":
      case "RoleTag": {
        const role = roleNamed(attributes.LABEL) ?? roleNamed(attributes.TYPE);
        if (ID !== undefined && role) this.roles.set(ID, role);
        break;
      }
      case "ElementRef":
        if (attributes.REF !== undefined) this.order.push(attributes.REF);
        break;
      case "Page": {
        const printed = attributes.PRINTED_IMG_NR?.trim();
        this.page = { width: this.length(WIDTH), height: this.length(HEIGHT), label: printed || null, blocks: [] };
        break;
      }
      case "TextBlock":
        this.block = { id: ID ?? null, next: attributes.IDNEXT ?? null, lines: [] };
        break;
      case "TextLine":
        this.line = { id: ID ?? null, words: [], box: this.boxOf(attributes), hasSpaces: false };
        this.gap = "space";
        break;
      case "Polygon":
      case "Shape":
        if (this.line && !this.line.box) this.line = { ...this.line, box: aroundPoints(attributes.POINTS) };
        break;
      case "SP":
        this.gap = "space";
        if (this.line) this.line = { ...this.line, hasSpaces: true };
        break;
      case "String":
        this.string(attributes);
        break;
      case "HYP":
        this.hyphen(attributes.CONTENT ?? "-");
        break;
    }
  }

  close(name: string): void {
    if (name === "TextLine") this.endLine();
    else if (name === "TextBlock") this.endBlock();
    else if (name === "Page") this.endPage();
    if (this.opened.pop()) this.holders.pop();
    this.isUnit = false;
  }

  text(piece: string): void {
    // all other words stand in attributes
    if (this.isUnit) this.scale = UNITS[piece.trim()] ?? 1;
  }

  finish(): readonly ReadPage[] {
    return this.pages;
  }

  /** Notes what a block, a margin or a line says of all that is in it. */
  private holds(name: string, attributes: Attributes): boolean {
    const isMargin = MARGINS.has(name);
    if (!isMargin && !HOLDERS.has(name)) return false;
    const around = this.holder();
    const named = references(attributes.TAGREFS).flatMap((id) => this.roles.get(id) ?? []);
    const role = named[0] ?? roleNamed(isMargin ? name : attributes.TYPE) ?? around.role;
    const { ROTATION } = attributes;
    const turn = ROTATION === undefined ? around.turn : turnOf(ROTATION);
    this.holders.push({ role, turn, style: this.styleFor(attributes, around.style) });
    return true;
  }

  private holder(): Holder {
    return this.holders.at(-1) ?? { role: null, turn: 0, style: { styles: [] } };
  }

  private styleFor(attributes: Attributes, inherited: TypeStyle): TypeStyle {
    if (attributes.STYLEREFS === undefined && attributes.STYLE === undefined) return inherited;
    const referred = references(attributes.STYLEREFS).flatMap((id) => this.styles.get(id) ?? []);
    const { styles, size } = referred.at(-1) ?? inherited;
    const own = stylesNamed(attributes.STYLE);
    return { styles: own.length > 0 ? [...new Set([...styles, ...own])] : styles, ...(size !== undefined && { size }) };
  }

  private string(attributes: Attributes): void {
    const { line } = this;
    if (!line) return;
    const { CONTENT = "", WC, SUBS_TYPE } = attributes;
    const box = this.boxOf(attributes);
    const last = line.words.at(-1);
    const near = last?.box && box && box.left - last.box.right < (box.bottom - box.top) * NEAR;
    // where a line names its spaces, what has none before it is the rest of a word
    const glued = line.words.length > 0 && line.hasSpaces && this.gap === "none" && near === true;
    const { size, styles } = this.styleFor(attributes, this.holder().style);
    const text = SUBS_TYPE === "HypPart1" && !HYPHEN.test(CONTENT) ? `${CONTENT}-` : CONTENT;
    line.words.push({
      text,
      box,
      confidence: confidenceOf(WC),
      ...(size !== undefined && { size }),
      ...(styles.length > 0 && { styles }),
      ...(glued && { glued }),
    });
    this.gap = "none";
  }

  /** The hyphen at a line's end is an element of its own; some writers repeat it in the last string. */
  private hyphen(sign: string): void {
    const words = this.line?.words;
    const last = words?.at(-1);
    if (!words || !last) return;
    words[words.length - 1] = { ...last, text: `${last.text.replace(HYPHEN, "")}${sign === "" ? "-" : sign}` };
  }

  private endLine(): void {
    const { line } = this;
    this.line = null;
    if (!line) return;
    const { id, words, box } = line;
    const { role, turn } = this.holder();
    const block = this.block ?? this.blockOfLine();
    block.lines.push({ id, words, box, role, turn });
  }

  /** A line outside of a block makes one of its own. */
  private blockOfLine(): AltoBlock {
    const block: AltoBlock = { id: null, next: null, lines: [] };
    this.page ??= { width: 0, height: 0, label: null, blocks: [] };
    this.page.blocks.push(block);
    return block;
  }

  private endBlock(): void {
    if (this.block) this.page?.blocks.push(this.block);
    this.block = null;
  }

  private endPage(): void {
    if (!this.page) return;
    const { blocks, ...page } = this.page;
    this.page = null;
    const named = givenOrder(this.order);
    const ordered = this.order.length > 0 ? named(blocks) : givenOrder(chain(blocks))(blocks);
    const lines = ordered.flatMap((block) => named(block.lines));
    this.pages.push({ ...page, lines });
  }

  private length(value: string | undefined): number {
    return (Number(value ?? 0) || 0) * this.scale;
  }

  private boxOf({ HPOS, VPOS, WIDTH, HEIGHT }: Attributes): Box | null {
    if (HPOS === undefined || VPOS === undefined) return null;
    const [left, top] = [this.length(HPOS), this.length(VPOS)];
    return { left, top, right: left + this.length(WIDTH), bottom: top + this.length(HEIGHT) };
  }
}

function styleOf({ FONTSIZE, FONTSTYLE }: Attributes): TypeStyle {
  const size = Number(FONTSIZE);
  return { styles: stylesNamed(FONTSTYLE), ...(size > 0 && { size }) };
}

function references(value: string | undefined): string[] {
  return (value ?? "").split(/\s+/u).filter((id) => id !== "");
}

/** The order in which blocks name the next one (`IDNEXT`); none where they do not, or go round in a circle. */
function chain(blocks: readonly AltoBlock[]): string[] {
  const byId = new Map(blocks.flatMap((block) => (block.id === null ? [] : [[block.id, block] as const])));
  const named = new Set(blocks.flatMap(({ next }) => (next === null ? [] : [next])));
  if (named.size === 0) return [];
  const order: string[] = [];
  const seen = new Set<string>();
  for (const { id } of blocks) {
    // a chain begins at a block that no other one names
    for (let at = id !== null && !named.has(id) ? id : null; at !== null && !seen.has(at); ) {
      seen.add(at);
      order.push(at);
      at = byId.get(at)?.next ?? null;
    }
  }
  return order;
}
