import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Box, LineRole } from "../../../pipeline/model/layout.ts";
import { roleNamed } from "./line-role.ts";
import type { MarkupEvents } from "./parse-markup.ts";
import {
  confidenceOf,
  looseWords,
  type ReadLine,
  type ReadPage,
  type ReadWord,
  type Turn,
  turnOf,
} from "./read-page.ts";
import { type Piece, styledWord } from "./styled-words.ts";

/** What an open element is; the others are passed over. */
type Kind = "page" | "line" | "word" | "letter" | "struck" | "styled" | "block" | "other";

/** An open element, with what the elements around it say as well. */
interface Open {
  readonly kind: Kind;
  readonly role: LineRole | null;
  readonly styles: readonly Rendition[];
  readonly isStruck: boolean;
  readonly isLetter: boolean;
  /** Whether the file may end in it. */
  readonly isWhole: boolean;
}

/** Where no element is open. */
const GUESSED: ReadonlySet<LineRole> = new Set(["running-head", "running-foot", "caption"]);
const OUTSIDE: Open = { kind: "other", role: null, styles: [], isStruck: false, isLetter: false, isWhole: true };

const LINES = new Set([
  "ocr_line",
  "ocrx_line",
  "ocr_header",
  "ocr_footer",
  "ocr_caption",
  "ocr_textfloat",
  "ocr_pageno",
]);
const STYLES: Readonly<Record<string, Rendition>> = {
  em: "italic",
  i: "italic",
  strong: "bold",
  b: "bold",
  sup: "superscript",
  sub: "subscript",
  u: "underline",
};
const BLOCKS = new Set(["p", "div", "br", "td", "li", "table", "tr"]);
const TESSERACT = /^tesseract/iu;

/** The properties of hOCR stand between semicolons; kraken parts them by commas. */
const property = (name: string, values: string) => new RegExp(`(?:^|[;,])\\s*${name}\\s+${values}`, "u");
const NUMBER = "(-?\\d+(?:\\.\\d+)?)";
const BOX = property("bbox", `${NUMBER}\\s+${NUMBER}\\s+${NUMBER}\\s+${NUMBER}`);
const WORD_CONFIDENCE = property("x_wconf", NUMBER);
const CONFIDENCES = property("x_w?confs?", "([\\d.]+(?:\\s+[\\d.]+)*)");
const ANGLE = property("textangle", NUMBER);
const FONT_SIZE = property("x_fsize", NUMBER);

/** Collects the pages of an hOCR file (hOCR 1.2) from its elements. */
export class HocrReader implements MarkupEvents {
  private readonly stack: Open[] = [];
  private readonly pages: ReadPage[] = [];
  private page: { width: number; height: number; lines: ReadLine[] } | null = null;
  private line: { words: ReadWord[]; box: Box | null; role: LineRole | null; turn: Turn; isNamed: boolean } | null =
    null;
  private word: { title: string; pieces: Piece[]; hasLetters: boolean } | null = null;
  private loose = "";
  private isTesseract = false;
  /** Whether the file ends in the middle. */
  isCutOff = false;

  open(name: string, { class: classes = "", title = "", content = "" }: Readonly<Record<string, string>>): void {
    const entry = this.entryOf(name, classes.split(/\s+/u));
    this.stack.push(entry);
    if (name === "meta") this.isTesseract ||= TESSERACT.test(content);
    if (entry.kind === "styled" || entry.kind === "other" || entry.kind === "struck") return;
    this.flush();
    switch (entry.kind) {
      case "page":
        this.endPage();
        this.startPage(title);
        break;
      case "line":
        this.startLine(title, entry.role);
        break;
      case "word":
        this.word = { title, pieces: [], hasLetters: false };
        break;
      case "letter":
        // the letters alone are the word; white space between their elements is not
        if (this.word && !this.word.hasLetters) this.word = { ...this.word, pieces: [], hasLetters: true };
        break;
      case "block":
        if (!this.line?.isNamed) this.endLine();
        break;
    }
  }

  close(name: string): void {
    const entry = this.stack.pop();
    if (!entry || entry.kind === "styled" || entry.kind === "other" || entry.kind === "struck") return;
    this.flush();
    switch (entry.kind) {
      case "word":
        this.endWord();
        break;
      case "line":
        this.endLine();
        break;
      case "page":
        this.endPage();
        break;
      case "block":
        if (!this.line?.isNamed && name !== "br") this.endLine();
        break;
      case "letter":
        break;
    }
  }

  text(piece: string): void {
    const around = this.stack.at(-1) ?? OUTSIDE;
    if (!this.page || around.isStruck) return;
    if (!this.word) {
      this.loose += piece;
      return;
    }
    if (this.word.hasLetters && !around.isLetter) return;
    const { styles } = around;
    const last = this.word.pieces.at(-1);
    if (last && last.styles.join() === styles.join())
      this.word.pieces[this.word.pieces.length - 1] = { styles, text: last.text + piece };
    else this.word.pieces.push({ styles, text: piece });
  }

  /** What is open when the text ends was cut off; the parser closes it by itself. */
  atEnd(): void {
    this.isCutOff = !(this.stack.at(-1) ?? OUTSIDE).isWhole;
  }

  finish(): readonly ReadPage[] {
    this.endPage();
    return this.pages;
  }

  private entryOf(name: string, classes: readonly string[]): Open {
    const around = this.stack.at(-1) ?? OUTSIDE;
    const style = STYLES[name];
    const styles = style === undefined || around.styles.includes(style) ? around.styles : [...around.styles, style];
    const entry = (kind: Kind): Open => ({
      kind,
      role: this.roleOf(classes) ?? around.role,
      styles,
      isStruck: around.isStruck || kind === "struck",
      isLetter: around.isLetter || kind === "letter",
      isWhole: around.isWhole && name !== "html" && kind !== "page",
    });
    // of several readings of a word the one kept is in <ins>, the others in <del>
    if (name === "del" || name === "script" || name === "style") return entry("struck");
    if (classes.includes("ocr_page")) return entry("page");
    if (classes.includes("ocrx_word")) return entry("word");
    if (classes.includes("ocrx_cinfo")) return entry("letter");
    if (classes.some((one) => LINES.has(one))) return entry("line");
    if (name in STYLES) return entry("styled");
    return entry(BLOCKS.has(name) ? "block" : "other");
  }

  /** Tesseract guesses by the looks of lines what is a heading (`ocr_header`) or a caption; in other files the names can be trusted. */
  private roleOf(classes: readonly string[]): LineRole | null {
    for (const one of classes) {
      // the engine's own classes (`ocrx_word`) name no region
      if (one.startsWith("ocrx_")) continue;
      const role = roleNamed(one);
      if (role) return this.isTesseract && GUESSED.has(role) ? null : role;
    }
    return null;
  }

  private startPage(title: string): void {
    const box = boxOf(title);
    this.page = { width: box?.right ?? 0, height: box?.bottom ?? 0, lines: [] };
  }

  private startLine(title: string, role: LineRole | null): void {
    this.endLine();
    this.line = {
      words: [],
      box: boxOf(title),
      role,
      turn: turnOf(ANGLE.exec(title)?.[1]),
      isNamed: true,
    };
  }

  /** Text beside the words of a line, or of a block without lines, is text too. */
  private flush(): void {
    const text = this.loose;
    this.loose = "";
    if (text.trim() !== "") this.wordsOfLine(null).push(...looseWords(text));
  }

  private endWord(): void {
    const { word } = this;
    this.word = null;
    if (!word) return;
    const box = boxOf(word.title);
    const size = FONT_SIZE.exec(word.title)?.[1];
    const words = styledWord(word.pieces, box, confidenceIn(word.title), size === undefined ? undefined : Number(size));
    if (words.length > 0) this.wordsOfLine(box).push(...words);
  }

  /** The words of the open line; where a file names no lines, a word further left or further down begins one. */
  private wordsOfLine(box: Box | null): ReadWord[] {
    const last = this.line?.words.at(-1)?.box;
    if (this.line && !this.line.isNamed && box && last && (box.left < last.left || box.top > last.bottom))
      this.endLine();
    this.line ??= { words: [], box: null, role: null, turn: 0, isNamed: false };
    return this.line.words;
  }

  private endLine(): void {
    const { line } = this;
    this.line = null;
    if (!line || line.words.length === 0) return;
    if (!this.page) this.startPage("");
    const { words, box, role, turn } = line;
    this.page?.lines.push({ words, box, role, turn });
  }

  private endPage(): void {
    this.flush();
    this.endLine();
    if (this.page) this.pages.push({ ...this.page, label: null });
    this.page = null;
  }
}

function confidenceIn(title: string): number | null {
  const whole = WORD_CONFIDENCE.exec(title)?.[1];
  if (whole !== undefined) return confidenceOf(String(Number(whole) / 100));
  const letters = CONFIDENCES.exec(title)?.[1]?.split(/\s+/u).map(confidenceOf) ?? [];
  const known = letters.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
}

function boxOf(title: string): Box | null {
  const match = BOX.exec(title);
  if (!match) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1).map(Number);
  return { left, top, right, bottom };
}
