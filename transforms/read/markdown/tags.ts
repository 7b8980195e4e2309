import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { ChangeList } from "../change-list.ts";
import { isExponent, noteSign } from "../note-sign.ts";

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]{0,15})([ \t][^<>\n\r]*)?\/?>/y;
const HREF = /[ \t]href[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const SMALL_CAPS = /small-?caps|smcap/i;

const RENDITIONS: ReadonlyMap<string, Rendition> = new Map([
  ["i", "italic"],
  ["em", "italic"],
  ["cite", "italic"],
  ["b", "bold"],
  ["strong", "bold"],
  ["u", "underline"],
  ["sup", "superscript"],
  ["sub", "subscript"],
]);
const PLAIN = new Set(["a", "span", "small", "font", "mark", "abbr", "br"]);
const BLOCKS = new Set(["p", "div", "center", "section", "hr", "blockquote"]);

/** Characters before a raised number that tell an exponent. */
const BEFORE = 12;

interface OpenTag {
  readonly name: string;
  readonly attributes: string;
  /** Offsets of the tag and of the content. */
  readonly from: number;
  readonly start: number;
}

/** HTML tags inside a paragraph of Markdown; `base` is the paragraph's offset in the source. */
export class Tags {
  private readonly open: OpenTag[] = [];
  private readonly counts = new Map<string, number>();
  private readonly text: string;
  private readonly base: number;
  private readonly changes: ChangeList;

  constructor(text: string, base: number, changes: ChangeList) {
    this.text = text;
    this.base = base;
    this.changes = changes;
  }

  /** Reads a tag; returns the offset behind it, or `at` where there is no tag. */
  read(at: number): number {
    TAG.lastIndex = at;
    const match = TAG.exec(this.text);
    if (!match) return at;
    const name = (match[2] ?? "").toLowerCase();
    const end = TAG.lastIndex;
    const block = BLOCKS.has(name);
    if (!block && !RENDITIONS.has(name) && !PLAIN.has(name)) return at;
    const after = block
      ? "\n\n"
      : name === "br" && !/^[ \t]*(?:\r|\n|$)/.test(this.text.slice(end, end + 80))
        ? "\n"
        : "";
    this.changes.edit(
      "markdown-text/tag",
      this.base + at,
      this.base + end,
      `the HTML tag ${match[0].slice(0, 40)}`,
      after,
    );
    if (name === "br") this.changes.mark({ type: "line-break", start: this.base + at, end: this.base + end });
    else if (match[1]) this.close(name, at);
    else if (!block && !match[0].endsWith("/>")) {
      this.open.push({ name, attributes: match[3] ?? "", from: at, start: end });
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
    return end;
  }

  /** Tags without an end mark nothing: where they end cannot be known. */
  private close(name: string, at: number): void {
    if (!this.counts.get(name)) return;
    for (let tag = this.open.pop(); tag; tag = this.open.pop()) {
      this.counts.set(tag.name, (this.counts.get(tag.name) ?? 1) - 1);
      if (tag.name !== name) continue;
      if (tag.start < at) this.mark(tag, at);
      return;
    }
  }

  private mark(tag: OpenTag, at: number): void {
    const start = this.base + tag.start;
    const end = this.base + at;
    const rendition = RENDITIONS.get(tag.name);
    const number = tag.name === "sup" && at - tag.start < 12 ? noteSign(this.text.slice(tag.start, at)) : null;
    // where no note comes to stand in its place it stays a raised number
    if (number !== null && !isExponent(number, this.text.slice(Math.max(0, tag.from - BEFORE), tag.from)))
      this.changes.mark({ type: "note-marker", start, end, number });
    if (rendition) this.changes.mark({ type: "emphasis", start, end, rendition });
    else if (tag.name === "span" && SMALL_CAPS.test(tag.attributes))
      this.changes.mark({ type: "emphasis", start, end, rendition: "small-caps" });
    else if (tag.name === "a") {
      const href = HREF.exec(tag.attributes);
      const address = href?.[1] ?? href?.[2] ?? href?.[3];
      if (address !== undefined)
        this.changes.mark({
          type: "reference",
          start,
          end,
          target: address === "" || address === "#" ? null : address,
        });
    }
  }
}
