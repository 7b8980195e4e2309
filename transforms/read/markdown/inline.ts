import { decodeHTMLStrict } from "entities";
import type { ChangeList } from "../change-list.ts";
import { noteSign, numberOfKey } from "../note-sign.ts";
import { codeSpans } from "./code-spans.ts";
import { Delimiters } from "./delimiters.ts";
import { readLinkTarget } from "./link-target.ts";
import { Tags } from "./tags.ts";

const SPECIAL = /[\\`*_[\]<&^!]/g;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const ENTITY = /&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is not decoded
const UNFIT = /[\u0000-\u001f\ufffe\uffff]/;
const AUTOLINK = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>/y;
const FOOTNOTE = /\[\^([^[\]\s^]{1,40})\]/y;
const SUPERSCRIPT = /\^(\d{1,3}|[*†‡§])\^/y;
const LOST_TARGET = /\]\((?:#|https?:)[^\s()]*\)/y;

/** A bracket that may open a link or an image. */
interface Bracket {
  readonly at: number;
  readonly image: boolean;
  readonly delimiters: Delimiters["mark"];
}

/**
 * Finds the markup inside one paragraph, heading, item or cell (CommonMark 6). Linear in its length.
 * @param whole the text, as long as the source, in which comments and line prefixes are blanked
 * @returns where a single sign of emphasis stands that has no other half
 */
export function scanInline(whole: string, start: number, end: number, changes: ChangeList): readonly number[] {
  const text = whole.slice(start, end);
  SPECIAL.lastIndex = 0;
  return SPECIAL.test(text) ? new InlineScanner(text, start, changes).scan() : [];
}

class InlineScanner {
  private readonly text: string;
  private readonly base: number;
  private readonly changes: ChangeList;
  private readonly delimiters: Delimiters;
  private readonly tags: Tags;
  private readonly code;
  private readonly brackets: Bracket[] = [];
  /** Brackets below this place in the stack stand outside a link and can open none, as links do not nest. */
  private inactive = 0;

  constructor(text: string, base: number, changes: ChangeList) {
    this.text = text;
    this.base = base;
    this.changes = changes;
    this.delimiters = new Delimiters(changes);
    this.tags = new Tags(text, base, changes);
    this.code = codeSpans(text);
  }

  scan(): readonly number[] {
    const { text } = this;
    let at = 0;
    for (;;) {
      SPECIAL.lastIndex = at;
      const match = SPECIAL.exec(text);
      if (!match) break;
      at = this.token(match[0], match.index);
    }
    this.delimiters.pair(null);
    return this.delimiters.lone;
  }

  /** Handles the sign at an offset; returns the offset from which to go on. */
  private token(sign: string, at: number): number {
    const { text } = this;
    switch (sign) {
      case "\\":
        return this.escape(at);
      case "`":
        return this.codeSpan(at);
      case "*":
      case "_":
        return this.emphasis(sign, at);
      case "[":
        return this.footnote(at) ?? this.open(at, 1);
      case "!":
        return text[at + 1] === "[" && text[at + 2] !== "^" ? this.open(at, 2) : at + 1;
      case "]":
        return this.close(at);
      case "<":
        return this.autolink(at) ?? Math.max(this.tags.read(at), at + 1);
      case "&":
        return this.entity(at);
      default:
        return this.superscript(at);
    }
  }

  private take(rule: `markdown-text/${string}`, from: number, to: number, evidence: string, after = ""): void {
    this.changes.edit(rule, this.base + from, this.base + to, evidence, after);
  }

  private escape(at: number): number {
    const next = this.text[at + 1] ?? "";
    if (ESCAPABLE.test(next)) {
      this.take("markdown-text/escape", at, at + 1, `a backslash before “${next}”`);
      return at + 2;
    }
    if (next === "\n" || next === "\r") {
      this.take("markdown-text/escape", at, at + 1, "a backslash at a line's end");
      this.changes.mark({ type: "line-break", start: this.base + at, end: this.base + at + 2 });
    }
    return at + 1;
  }

  private codeSpan(at: number): number {
    const span = this.code.get(at);
    if (span) {
      this.take("markdown-text/code", at, at + span.size, "a pair of backticks");
      this.take("markdown-text/code", span.end - span.size, span.end, "a pair of backticks");
      return span.end;
    }
    let end = at;
    while (this.text[end] === "`") end++;
    return end;
  }

  private emphasis(sign: "*" | "_", at: number): number {
    let end = at;
    while (this.text[end] === sign) end++;
    const left = String.fromCodePoint(before(this.text, at));
    const right = end < this.text.length ? String.fromCodePoint(this.text.codePointAt(end) ?? 32) : " ";
    this.delimiters.push(sign, this.base + at, end - at, left, right);
    return end;
  }

  private footnote(at: number): number | null {
    FOOTNOTE.lastIndex = at;
    const number = FOOTNOTE.exec(this.text)?.[1];
    if (number === undefined) return null;
    const end = at + number.length + 3;
    this.take("markdown-text/footnote", at, at + 2, "a footnote's marker");
    this.take("markdown-text/footnote", end - 1, end, "a footnote's marker");
    const [start, to] = [this.base + at + 2, this.base + end - 1];
    this.changes.mark({ type: "note-marker", start, end: to, number: numberOfKey(number), key: number });
    return end;
  }

  private superscript(at: number): number {
    SUPERSCRIPT.lastIndex = at;
    const sign = SUPERSCRIPT.exec(this.text)?.[1];
    const number = sign === undefined ? null : noteSign(sign);
    if (number === null) return at + 1;
    const end = at + number.length + 2;
    this.take("markdown-text/superscript", at, at + 1, "a pair of carets around a note number");
    this.take("markdown-text/superscript", end - 1, end, "a pair of carets around a note number");
    this.changes.mark({ type: "note-marker", start: this.base + at + 1, end: this.base + end - 1, number });
    return end;
  }

  private open(at: number, size: 1 | 2): number {
    this.brackets.push({ at, image: size === 2, delimiters: this.delimiters.mark });
    return at + size;
  }

  private close(at: number): number {
    const opener = this.brackets.pop();
    const active = opener !== undefined && (opener.image || this.brackets.length >= this.inactive);
    this.inactive = Math.min(this.inactive, this.brackets.length);
    const link = active ? readLinkTarget(this.text, at + 1) : null;
    if (!opener || !link) {
      this.tellLostTarget(at);
      return at + 1;
    }
    this.delimiters.pair(opener.delimiters);
    const content = opener.at + (opener.image ? 2 : 1);
    const rule = opener.image ? "markdown-text/image" : "markdown-text/link";
    this.take(rule, opener.at, content, opener.image ? "an image" : "a link");
    this.take(rule, at, link.end, `the address of ${opener.image ? "an image" : "a link"}`);
    if (!opener.image) {
      const { base } = this;
      this.changes.mark({ type: "reference", start: base + content, end: base + at, target: link.target });
      this.inactive = this.brackets.length;
    }
    return link.end;
  }

  private tellLostTarget(at: number): void {
    LOST_TARGET.lastIndex = at;
    if (!LOST_TARGET.test(this.text)) return;
    this.changes.remark({
      rule: "markdown-text/unpaired",
      severity: "info",
      message: "a link's address stands here and the link's begin is missing; it is left as text",
      hint: "Add the opening bracket in the source, or remove the address.",
      start: this.base + at,
      end: this.base + LOST_TARGET.lastIndex,
    });
  }

  private autolink(at: number): number | null {
    AUTOLINK.lastIndex = at;
    const target = AUTOLINK.exec(this.text)?.[1];
    if (target === undefined) return null;
    const end = at + target.length + 2;
    this.take("markdown-text/link", at, at + 1, "an address in angle brackets");
    this.take("markdown-text/link", end - 1, end, "an address in angle brackets");
    this.changes.mark({ type: "reference", start: this.base + at + 1, end: this.base + end - 1, target });
    return end;
  }

  private entity(at: number): number {
    ENTITY.lastIndex = at;
    const reference = ENTITY.exec(this.text)?.[0];
    if (reference === undefined) return at + 1;
    const decoded = decodeHTMLStrict(reference);
    if (decoded !== reference && !UNFIT.test(decoded))
      this.take("markdown-text/entity", at, at + reference.length, `the character reference ${reference}`, decoded);
    return at + reference.length;
  }
}

/** The code point before an offset, a space at the begin. */
function before(text: string, at: number): number {
  if (at === 0) return 32;
  const low = text.charCodeAt(at - 1);
  const paired = low >= 0xdc00 && low <= 0xdfff && at > 1;
  return paired ? (text.codePointAt(at - 2) ?? low) : low;
}
