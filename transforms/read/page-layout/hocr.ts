import type { Box } from "../../../pipeline/model/layout.ts";
import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { around, PageBuilder } from "./page-builder.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { ReadWord } from "./read-word.ts";
import { readLayoutRules, takeOut } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const BY_CLASS = 0.98;
const FIRST_PART = 20_000;
const PAGE_CLASS = /\bclass\s{0,5}=\s{0,5}["'][^"']{0,80}\bocr_page\b/u;
const LINES = new Set(["ocr_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat", "ocrx_line"]);
const BOX = /(?:^|;)\s*bbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/u;
const CONFIDENCE = /(?:^|;)\s*x_wconfs?\s+(\d+(?:\.\d+)?)/u;

/** Reads hOCR 1.2, as Tesseract, kraken and archive.org write it: pages, lines and words with their boxes. */
export const hocr = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "hocr",
  rules: readLayoutRules("hocr"),
  defaults: {},
  accepts: ({ text }) => (PAGE_CLASS.test(text.slice(0, FIRST_PART)) ? BY_CLASS : 0),
  extract: ({ text }) => extract(text),
  run: (view, { layout }) => takeOut(view.text, "hocr", layout),
});

function extract(text: string): Extraction | Refusal {
  const builder = new PageBuilder();
  const reader = new HocrReader(builder);
  const refusal = parseMarkup(text, false, reader);
  if (refusal) return refusal;
  reader.endLine();
  return builder.finish();
}

/** What an open element is; the others are passed over. */
type Role = "page" | "line" | "word" | "other" | "struck";

class HocrReader {
  private readonly builder: PageBuilder;
  private readonly roles: Role[] = [];
  private words: ReadWord[] | null = null;
  private lineBox: Box | null = null;
  private word: { box: Box | null; confidence: number | null } | null = null;
  private letters = "";
  /** Text of a line that has no words of its own. */
  private loose = "";
  private struck = 0;

  constructor(builder: PageBuilder) {
    this.builder = builder;
  }

  open(name: string, { class: classes = "", title = "" }: Readonly<Record<string, string>>): void {
    const role = roleOf(name, classes.split(/\s+/u));
    this.roles.push(role);
    switch (role) {
      case "page":
        this.endLine();
        this.builder.startPage(boxOf(title)?.right ?? 0);
        break;
      case "line":
        this.endLine();
        this.words = [];
        this.lineBox = boxOf(title);
        break;
      case "word": {
        const confidence = CONFIDENCE.exec(title)?.[1];
        this.words ??= [];
        this.word = { box: boxOf(title), confidence: confidence === undefined ? null : Number(confidence) / 100 };
        this.letters = "";
        break;
      }
      case "struck":
        this.struck++;
        break;
      case "other":
        break;
    }
  }

  close(): void {
    switch (this.roles.pop()) {
      case "word":
        if (this.word) this.words?.push({ ...this.word, text: this.letters });
        this.word = null;
        break;
      case "line":
        this.endLine();
        break;
      case "struck":
        this.struck--;
        break;
      case "page":
      case "other":
      case undefined:
        break;
    }
  }

  text(piece: string): void {
    if (this.struck > 0) return;
    if (this.word) this.letters += piece;
    else if (this.words) this.loose += piece;
  }

  endLine(): void {
    if (this.words) {
      const boxes = this.words.flatMap((word) => (word.box ? [word.box] : []));
      const words = this.words.length > 0 ? this.words : looseWords(this.loose);
      this.builder.line(words, this.lineBox ?? around(boxes));
    }
    this.words = null;
    this.lineBox = null;
    this.loose = "";
  }
}

function looseWords(text: string): ReadWord[] {
  return text.split(/\s+/u).map((word) => ({ text: word, box: null, confidence: null }));
}

function roleOf(name: string, classes: readonly string[]): Role {
  // of several readings of a word the one kept is in <ins>, the others in <del>
  if (name === "del") return "struck";
  if (classes.includes("ocr_page")) return "page";
  if (classes.includes("ocrx_word")) return "word";
  return classes.some((one) => LINES.has(one)) ? "line" : "other";
}

function boxOf(title: string): Box | null {
  const match = BOX.exec(title);
  if (!match) return null;
  const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1).map(Number);
  return { left, top, right, bottom };
}
