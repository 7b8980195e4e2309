import type {
  Block,
  Division,
  Figure,
  Inline,
  KeptInline,
  List,
  ListItem,
  Note,
  PageBreak,
} from "../../../pipeline/model/edition.ts";
import { gapStandIn } from "../../../pipeline/model/stand-in.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { chooseSigns, GAP, legend, MARGIN, type Signs } from "./signs.ts";
import { tableLines } from "./table-lines.ts";

/**
 * Plain text. At a line's begin stand paragraphs and headings alone, headings of divisions underlined; everything
 * else is set in: a note's body by two spaces, other blocks by four and more. A quotation has `> ` before it.
 */
export function writeText({ edition, version }: EmitInput): string {
  const writer = new TextWriter(chooseSigns(edition));
  const { title, provenance } = edition.metadata;
  const front = [title, ...provenance].map(oneLine).filter((line) => line !== "");
  const head = front.map((line) => `    ${line}`).join("\n");
  const blocks = [head, ...edition.children.flatMap((division) => writer.division(division))];
  return `${[...blocks.filter((block) => block !== ""), `    ----\n${legend(writer.signs, version)}`].join("\n\n")}\n`;
}

/** White space as one space; what no text file should hold as U+FFFD. */
function clean(text: string): string {
  return text.replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, " ").replace(/[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/gu, "\uFFFD");
}

function oneLine(text: string): string {
  return clean(text).trim();
}

/** How deep a block other than a paragraph is set in. */
const SET_IN = "    ";

class TextWriter {
  readonly signs: Signs;
  private readonly waiting: Note[] = [];

  constructor(signs: Signs) {
    this.signs = signs;
  }

  division(division: Division): string[] {
    const holds = division.kind === "volume" || division.kind === "part";
    const blocks: string[] = [];
    if (division.head !== null || !holds) {
      const head = this.lines(division.head ?? []).join(" ");
      if (division.kind === "attachment") blocks.push(head === "" ? "" : SET_IN + head);
      else blocks.push(underlined(head || this.sign(""), holds ? "=" : "-"));
    }
    if (holds) blocks.push(...this.notes());
    for (const child of division.children)
      blocks.push(...(child.type === "division" ? this.division(child) : this.block(child)));
    blocks.push(...this.notes());
    for (const note of division.notes) blocks.push(this.note(note));
    blocks.push(...this.notes());
    return blocks;
  }

  private block(block: Block): string[] {
    switch (block.type) {
      case "paragraph": {
        const [first = this.sign(""), ...rest] = this.lines(block.children);
        return [[first, ...rest.map((line) => `  ${line}`)].join("\n")];
      }
      case "section-heading":
      case "dateline":
      case "salute":
      case "closing":
      case "signed":
      case "kept-text":
        return [setIn(this.lines(block.children))];
      case "thought-break":
        return [setIn(block.children.length === 0 ? ["* * *"] : this.lines(block.children))];
      case "postscript":
      case "kept-block":
        return block.children.flatMap((child) => this.block(child));
      case "quotation":
        return block.children
          .flatMap((child) => this.block(child))
          .filter((text) => text !== "")
          .map((text) => text.replace(/^/gm, "> "));
      case "list":
        return [setIn(this.list(block, ""))].flatMap((list) => [list, ...this.itemBlocks(block)]);
      case "verse":
        return [
          setIn(
            block.lines.flatMap(({ indent, children }) =>
              this.lines(children).map((line) => "  ".repeat(indent + 1) + line),
            ),
          ),
        ];
      case "table": {
        const caption = block.head ? this.lines(block.head) : [];
        return [setIn([...caption, ...tableLines(block, (inlines) => this.lines(inlines).join(" / "))])];
      }
      case "figure":
        return [this.figure(block), ...block.children.flatMap((child) => this.block(child))];
      case "page-break":
        return [SET_IN + this.page(block)];
    }
  }

  private figure({ description, head }: Figure): string {
    const picture = description === null ? "Illustration" : `Illustration: ${oneLine(description)}`;
    return setIn([picture, ...(head === null ? [] : this.lines(head))]);
  }

  private list(list: List, inset: string): string[] {
    const head = list.head === null ? [] : this.lines(list.head).map((line) => inset + line);
    const items = list.items.flatMap((item) => {
      if (item.type === "page-break") return [inset + this.page(item)];
      if (item.type === "kept-text") return this.lines(item.children).map((line) => inset + line);
      return this.item(item, inset);
    });
    return [...head, ...items];
  }

  private item(item: ListItem, inset: string): string[] {
    const label = item.label === null ? "– " : `${oneLine(item.label)} `;
    const [first = "", ...rest] = this.lines(item.children);
    const nested = item.blocks.flatMap((block) => (block.type === "list" ? this.list(block, `${inset}  `) : []));
    return [inset + label + first, ...rest.map((line) => `${inset}  ${line}`), ...nested];
  }

  /** What stands in items besides lists; it follows the list, because it may be paragraphs. */
  private itemBlocks(list: List): string[] {
    return list.items.flatMap((item) =>
      item.type === "item"
        ? item.blocks.flatMap((block) => (block.type === "list" ? this.itemBlocks(block) : this.block(block)))
        : [],
    );
  }

  /** The bodies of the notes met so far, and of those in them. */
  private notes(): string[] {
    const blocks: string[] = [];
    for (let note = this.waiting.shift(); note; note = this.waiting.shift()) blocks.push(this.note(note));
    return blocks;
  }

  /** Two spaces and the number; further blocks are set in below, without blank lines between them. */
  private note(note: Note): string {
    const [first = "", ...rest] = note.children
      .flatMap((block) => this.block(block))
      .flatMap((block) => block.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line !== "" && line !== this.sign(""));
    return [`  ${this.mark(note)} ${first}`, ...rest.map((line) => `      ${line}`)].join("\n");
  }

  /** Inlines as lines: a line break of print is one here. Lines without words are left out. */
  private lines(inlines: readonly Inline[]): string[] {
    return inlines
      .map((inline) => this.inline(inline))
      .join("")
      .split("\n")
      .map((line) => line.replace(/ {2,}/g, " ").trim())
      .filter((line) => line !== "");
  }

  private inline(inline: Inline): string {
    switch (inline.type) {
      case "text":
        return clean(inline.text);
      case "correction":
        return clean(inline.after);
      case "emphasis":
      case "reference":
      case "editorial":
      case "date":
      case "place":
      case "unclear":
        return this.inlines(inline.children);
      case "margin-note":
        return `${this.sign(`${MARGIN} ${this.lines(inline.children).join(" / ")}`)} `;
      case "kept":
        return this.kept(inline);
      case "note":
        this.waiting.push(inline);
        return this.mark(inline);
      case "page-break":
        return `${this.page(inline)} `;
      case "line-break":
        return "\n";
    }
  }

  private inlines(inlines: readonly Inline[]): string {
    return inlines.map((inline) => this.inline(inline)).join("");
  }

  private kept(node: KeptInline): string {
    if (node.display === "hidden") return "";
    const standIn = gapStandIn(node);
    if (standIn !== null) return this.sign(`${GAP} ${oneLine(standIn.slice(1, -1))}`);
    return this.inlines(node.children) + (node.display === "line" ? "\n" : "");
  }

  private page({ number }: PageBreak): string {
    return this.sign(`Page ${oneLine(number)}`.trim());
  }

  /** A note's number, told from a page's where it would look like one. */
  private mark({ number }: Note): string {
    const words = oneLine(number);
    return this.sign(
      /^(?:Page|Note|$)/.test(words) || words.startsWith(MARGIN) || words.startsWith(GAP)
        ? `Note ${words}`.trim()
        : words,
    );
  }

  private sign(words: string): string {
    return this.signs.open + words + this.signs.close;
  }
}

function underlined(head: string, line: string): string {
  return `${head}\n${line.repeat(Math.min(72, Math.max(3, [...head].length)))}`;
}

function setIn(lines: readonly string[]): string {
  return lines.map((line) => SET_IN + line).join("\n");
}
