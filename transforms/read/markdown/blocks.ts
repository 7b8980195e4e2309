import type { ChangeList } from "../change-list.ts";
import { numberOfKey } from "../note-sign.ts";
import { type Bullet, hasFellow, readBullet } from "./bullets.ts";
import { markHardBreaks } from "./hard-breaks.ts";
import { scanInline } from "./inline.ts";
import { type Layout, type Line, layOut } from "./lines.ts";
import { PartedEmphasis } from "./parted-emphasis.ts";
import { markPictures } from "./pictures.ts";
import { readTable, tableLength } from "./table.ts";

const HEADING = /^( {0,3}(#{1,6})[ \t]+)\S/;
const NOTE_BODY = /^ {0,3}\[\^([^[\]\s^]{1,40})\]:[ \t]*/;
const RULE_LINE = /^ {0,3}(?:-{3,}|_{3,}|={3,})$/;
const ENUMERATOR = /^\s{0,12}\(?\d{1,3}[.)]\s/;
const LABEL = /:\s*$|^[\p{Lu}\s]{2,80}$/u;

type Edge = { readonly rule: `markdown-text/${string}`; readonly evidence: string };
const HEADING_EDGE: Edge = { rule: "markdown-text/heading", evidence: "a heading stands alone" };
const TABLE_EDGE: Edge = { rule: "markdown-text/table", evidence: "a table stands alone" };
const LIST_EDGE: Edge = { rule: "markdown-text/bullet", evidence: "a list stands alone" };
const NOTE_EDGE: Edge = { rule: "markdown-text/footnote", evidence: "a note's body stands alone" };

/** Finds the blocks of a Markdown text (CommonMark 4 and 5), and the markup inside them. */
export function scanBlocks(source: string, changes: ChangeList): void {
  new BlockScanner(layOut(source, changes), changes).scan();
}

class BlockScanner {
  private readonly text: string;
  private readonly lines: readonly Line[];
  private readonly changes: ChangeList;
  private readonly parted: PartedEmphasis;
  private tables = 0;
  /** Bullets of the items that are open, the innermost last; empty outside lists. */
  private list: Bullet[] = [];
  /** What the block before asks for at its end. */
  private edge: Edge | null = null;

  constructor(layout: Layout, changes: ChangeList) {
    this.text = layout.text;
    this.lines = layout.lines;
    this.changes = changes;
    this.parted = new PartedEmphasis(changes);
  }

  scan(): void {
    let at = 0;
    while (at < this.lines.length) {
      if (this.lines[at]?.blank) at++;
      else at = this.block(at);
    }
  }

  /** Reads the block that begins in a line; returns the line behind it. */
  private block(at: number): number {
    const line = this.lines[at] as Line;
    const content = this.content(line);
    const edge = this.edge;
    this.edge = null;
    const bullet = this.bullet(at, edge);
    if (bullet) return this.item(at, bullet, edge);
    this.list = [];
    const heading = HEADING.exec(content);
    if (heading) return this.heading(at, heading, content);
    const note = NOTE_BODY.exec(content);
    if (note) {
      // a comment behind the marker is not of it, though it counts as space
      const { from } = this.lines[at] as Line;
      const marker = NOTE_BODY.exec(this.text.slice(from, from + note[0].length));
      return this.noteBody(at, (marker ?? note)[0].length, note[1] ?? "");
    }
    const rows = tableLength(this.text, this.lines, at);
    if (rows > 0) {
      this.setOff(at, TABLE_EDGE);
      readTable(this.text, this.lines.slice(at, at + rows), this.tables++, this.changes);
      this.edge = TABLE_EDGE;
      this.parted.end();
      return at + rows;
    }
    if (edge) this.setOff(at, edge);
    return this.paragraph(at);
  }

  private heading(at: number, match: RegExpExecArray, content: string): number {
    const line = this.lines[at] as Line;
    const start = line.from + (match[1]?.length ?? 0);
    const trimmed = content.trimEnd();
    const end = line.from + withoutClosingSigns(trimmed).length;
    this.setOff(at, HEADING_EDGE);
    this.changes.edit("markdown-text/heading", line.from, start, "the number signs of a heading");
    if (end < line.from + trimmed.length && end > start)
      this.changes.edit("markdown-text/heading", end, line.from + trimmed.length, "the number signs of a heading");
    const to = Math.max(start, end);
    this.changes.mark({ type: "block", start, end: to, block: { kind: "heading", level: match[2]?.length ?? 1 } });
    scanInline(this.text, start, to, this.changes);
    this.parted.end();
    this.edge = HEADING_EDGE;
    return at + 1;
  }

  private noteBody(at: number, size: number, number: string): number {
    const line = this.lines[at] as Line;
    this.setOff(at, NOTE_EDGE);
    this.changes.edit("markdown-text/footnote", line.from, line.from + size, "a footnote's marker before its body");
    let next = this.run(at + 1);
    this.inline(line.from + size, next);
    // indented paragraphs behind a blank line go on with the note
    for (;;) {
      let more = next;
      while (this.lines[more]?.blank) more++;
      const begin = this.lines[more];
      if (more === next || !begin || !/^(?: {4}|\t)\s*\S/.test(this.content(begin))) break;
      next = this.run(more + 1);
      this.inline(begin.from, next);
    }
    const start = line.from + size;
    this.changes.mark({
      type: "block",
      start,
      end: Math.max(start, this.endBefore(next)),
      block: { kind: "note-body", number: numberOfKey(number), key: number },
    });
    this.edge = NOTE_EDGE;
    return next;
  }

  private item(at: number, bullet: Bullet, edge: Edge | null): number {
    const line = this.lines[at] as Line;
    if (this.list.length === 0) this.setOff(at, edge ?? LIST_EDGE);
    while (this.list.length > 0 && (this.list.at(-1)?.indent ?? 0) > bullet.indent) this.list.pop();
    if ((this.list.at(-1)?.indent ?? -2) + 2 > bullet.indent) this.list.pop();
    this.list.push(bullet);
    this.changes.edit("markdown-text/bullet", line.from, bullet.content, `the bullet “${bullet.sign}” of a list item`);
    const depth = this.list.length - 1;
    const next = this.run(at + 1);
    this.inline(bullet.content, next);
    this.changes.mark({
      type: "block",
      start: bullet.content,
      end: this.endBefore(next),
      block: { kind: "item", label: null, depth },
    });
    return next;
  }

  private paragraph(at: number): number {
    let from = this.lines[at]?.from ?? 0;
    let next = at;
    do {
      const line = this.lines[next] as Line;
      const content = this.content(line);
      // a new entry of a list of notes: emphasis left open in the entry before ends there
      if (next > at && ENUMERATOR.test(content)) {
        this.inline(from, next);
        from = line.from;
      }
      if (RULE_LINE.test(content.trimEnd())) this.tellRuleLine(line);
      next++;
    } while (next < this.lines.length && !this.interrupts(next));
    if (!markPictures(this.text, from, this.endBefore(next), this.changes)) this.inline(from, next);
    return next;
  }

  private tellRuleLine(line: Line): void {
    this.changes.remark({
      rule: "markdown-text/rule-line",
      severity: "info",
      message: "a line of hyphens, underscores or equals signs is left as text",
      hint: "Write “# ” before a heading, or delete the line in the source.",
      start: line.from,
      end: line.to,
    });
  }

  /** The first line from `at` on that does not go on with the block before it. */
  private run(at: number): number {
    let next = at;
    while (next < this.lines.length && !this.interrupts(next)) next++;
    return next;
  }

  /** Whether a line ends the paragraph before it. */
  private interrupts(at: number): boolean {
    const line = this.lines[at] as Line;
    if (line.blank || line.quoted !== this.lines[at - 1]?.quoted) return true;
    const content = this.content(line);
    return (
      HEADING.test(content) ||
      NOTE_BODY.test(content) ||
      tableLength(this.text, this.lines, at) > 0 ||
      this.bullet(at) !== null
    );
  }

  /** The bullet in a line, where it is one: what else a hyphen or an asterisk at a line's begin may be stays text. */
  private bullet(at: number, edge: Edge | null = null): Bullet | null {
    const bullet = readBullet(this.text, this.lines[at] as Line);
    if (!bullet) return null;
    const { indent, sign } = bullet;
    const inner = this.list.at(-1);
    if (inner) {
      if (sign === "-" || indent >= inner.indent + 2 || this.list.some((outer) => outer.sign === sign)) return bullet;
    } else if (indent >= 4) return null;
    if (hasFellow(this.text, this.lines, at, sign)) return bullet;
    if (sign !== "-") return null;
    const before = this.lines[at - 1];
    if (!before || before.blank || LABEL.test(this.content(before))) return bullet;
    return edge ? bullet : null;
  }

  private inline(from: number, next: number): void {
    const end = Math.max(from, this.endBefore(next));
    this.parted.read(this.text, from, end, scanInline(this.text, from, end, this.changes));
    markHardBreaks(this.text.slice(from, end), from, this.changes);
  }

  /** The end of the last word before a line. */
  private endBefore(next: number): number {
    const line = this.lines[next - 1] as Line;
    return line.from + this.content(line).trimEnd().length;
  }

  private content(line: Line): string {
    return this.text.slice(line.from, line.to);
  }

  /** Puts a blank line before a block that follows another one without. */
  private setOff(at: number, { rule, evidence }: Edge): void {
    const before = this.lines[at - 1];
    if (before && !before.blank) this.changes.edit(rule, before.to, before.next, evidence, "\n\n");
  }
}

function withoutClosingSigns(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === "#") end--;
  return /[ \t]/.test(heading[end - 1] ?? "") ? heading.slice(0, end).trimEnd() : heading;
}
